//! The effect of a clause → statements, under the condition of the sentence.

use super::super::condition::{Rigor, condition};
use super::super::effect::{Effect, Verb, effect};
use super::super::statement::{Condition, Count, Must, Statement};
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::Sentence;

impl Sentence<'_, '_> {
    /// The statements of a clause without a condition of its own, unless facts are one.
    pub(super) fn whole(
        &self,
        tokens: &[Token<'_>],
        when: Option<&Condition>,
    ) -> Option<Vec<Statement>> {
        if let Some(found) = self.outside(tokens).or_else(|| self.only(tokens)) {
            return Some(found);
        }
        let tokens = tokens.iter().filter(|it| !it.is(Word::Only)).cloned().collect::<Vec<_>>();
        self.apply(effect(&tokens, self.about)?, when, false)
    }

    /// `仅MySQL支持本参数`: a condition on what the request is about, without `when`.
    pub(super) fn outside(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        let is_outside = |it: &Token<'_>| match &it.kind {
            Kind::Property(..) => true,
            Kind::Name(name) => {
                let about = self.about;
                about.names.field(name).is_none()
                    && about.field.values.iter().all(|it| it.value != *name)
                    && about.names.meaning(name, &about.field.name).is_some()
            }
            _ => false,
        };
        let first = tokens.iter().position(is_outside)?;
        let last = tokens.iter().rposition(is_outside)?;
        let own = tokens[first..=last].iter().map(|it| self.about.text[it.span.clone()].to_owned());
        let is_own =
            own.clone().any(|text| self.about.field.values.iter().any(|it| it.value == text));
        let rest = tokens[..first].iter().chain(&tokens[last + 1..]).cloned().collect::<Vec<_>>();
        // `仅支持MySQL` names a value of the field itself, `仅支持MySQL实例` does not.
        let behind = tokens.get(last + 1).map(|it| &self.about.text[it.span.clone()]);
        let is_instance = behind.is_some_and(|it| {
            it.starts_with("实例") || it.starts_with("数据库") || it.starts_with("版")
        });
        let leads = tokens[..first].iter().any(|it| it.is(Word::Support));
        let names_this = tokens.iter().any(|it| it.is(Word::This));
        if is_own || leads && !is_instance && !names_this {
            return None;
        }
        let is_only = rest.iter().any(|it| it.is(Word::Only));
        let rest = rest.iter().filter(|it| !it.is(Word::Only)).cloned().collect::<Vec<_>>();
        let rest = rest
            .into_iter()
            .filter(|it| !matches!(it.kind, Kind::Text(text) if is_thing(text)))
            .collect::<Vec<_>>();
        let found = effect(&rest, self.about)?;
        let Effect::Presence(..) = found else { return None };
        let when = condition(&tokens[first..=last], self.about, Rigor::Exact)?;
        self.apply(found, Some(&when), is_only)
    }

    /// `仅按量付费实例支持`: what is between the words is a condition, named by its meaning.
    pub(super) fn only(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        let only = tokens.iter().position(|it| it.is(Word::Only))?;
        let verb = tokens.iter().rposition(|it| it.is(Word::Support) || it.is(Word::May))?;
        let inner = tokens.get(only + 1..verb)?;
        let when = condition(inner, self.about, Rigor::Exact)?;
        let rest = tokens[..only].iter().chain(&tokens[verb..]).cloned().collect::<Vec<_>>();
        let found = effect(&rest, self.about)?;
        matches!(found, Effect::Presence(..)).then(|| self.apply(found, Some(&when), true))?
    }

    /// The statements of an effect under a condition.
    pub(super) fn apply(
        &self,
        effect: Effect,
        when: Option<&Condition>,
        is_only: bool,
    ) -> Option<Vec<Statement>> {
        let own = self.about.field.name.clone();
        let named =
            |fields: Vec<String>| if fields.is_empty() { vec![own.clone()] } else { fields };
        let of_value = self.base.as_ref();
        match effect {
            Effect::Nothing => Some(Vec::new()),
            Effect::Presence(Verb::Optional, _) => Some(Vec::new()),
            Effect::Presence(Verb::Needless, _) if when.is_none() => Some(Vec::new()),
            Effect::Together(fields) => {
                let others = fields.into_iter().filter(|it| *it != own).collect();
                let own = of_value.cloned().unwrap_or(Condition::Present(own));
                let when = when.cloned().map_or(own.clone(), |when| own.and(when));
                Some(vec![Statement::Presence { must: Must::Required, fields: others, when }])
            }
            Effect::Can(field, values) => {
                is_only.then(|| self.restrict(&field, &values, when?))?.map(|it| vec![it])
            }
            Effect::Presence(verb, fields) => {
                let others = fields.iter().any(|it| *it != own);
                if let (Some(value), false) = (of_value, others) {
                    // Of the value of the item, not of the field.
                    let Condition::Field { values, .. } = value else { return None };
                    let is_offered =
                        matches!(
                            verb,
                            Verb::Possible
                                | Verb::Meant
                                | Verb::Effective
                                | Verb::Required
                                | Verb::Given
                        ) && (is_only || verb == Verb::Meant || verb == Verb::Possible);
                    return match verb {
                        _ if is_offered && !matches!(verb, Verb::Required | Verb::Given) => {
                            self.restrict(&own, values, when?).map(|it| vec![it])
                        }
                        Verb::Forbidden => self
                            .restrict(&own, values, &Condition::Not(Box::new(when?.clone())))
                            .map(|it| vec![it]),
                        _ => None,
                    };
                }
                let when = match (of_value, when) {
                    (Some(value), Some(when)) => value.clone().and(when.clone()),
                    (Some(value), None) => value.clone(),
                    (None, Some(when)) => when.clone(),
                    (None, None) => return None,
                };
                let fields = named(fields);
                let is_circular = fields.iter().any(|field| mentions(&when, field));
                let (must, when) = match verb {
                    Verb::Required if is_only => (Must::Effective, when),
                    Verb::Given if is_only => (Must::Allowed, when),
                    Verb::Required | Verb::Given => (Must::Required, when),
                    Verb::Forbidden => (Must::Forbidden, when),
                    Verb::Possible => (Must::Allowed, when),
                    Verb::Meant | Verb::Effective => (Must::Effective, when),
                    Verb::Ignored | Verb::Needless => {
                        (Must::Effective, Condition::Not(Box::new(when)))
                    }
                    Verb::Optional => return Some(Vec::new()),
                };
                (!is_circular).then(|| vec![Statement::Presence { must, fields, when }])
            }
            Effect::Statements(statements) => {
                let base = match (of_value, when) {
                    (Some(value), Some(when)) => Some(value.clone().and(when.clone())),
                    (Some(value), None) => Some(value.clone()),
                    (None, when) => when.cloned(),
                };
                let Some(when) = base else { return Some(statements) };
                // `若留空，则默认为30`
                let is_left_out = when == Condition::Not(Box::new(Condition::Present(own.clone())));
                let is_default = |it: &Statement| matches!(it, Statement::Default { field, .. } if *field == own);
                if is_left_out && statements.iter().all(is_default) {
                    return Some(statements);
                }
                if let [Statement::Count { fields, count: Count::AtLeast }] = statements.as_slice()
                    && let Some((first, others)) = fields.split_first()
                {
                    let absent = others
                        .iter()
                        .map(|it| Condition::Not(Box::new(Condition::Present(it.clone()))));
                    let when = absent.fold(when, Condition::and);
                    return Some(vec![Statement::Presence {
                        must: Must::Required,
                        fields: vec![first.clone()],
                        when,
                    }]);
                }
                let mut found = Vec::new();
                for statement in statements {
                    if let (
                        Statement::Default { field, .. },
                        Some(Condition::Field { values, .. }),
                    ) = (&statement, of_value)
                    {
                        let value = values.first()?.clone();
                        found.push(Statement::Default { field: field.clone(), value });
                    } else {
                        found.extend(self.under_condition(statement, &when)?);
                    }
                }
                Some(found)
            }
        }
    }

    /// A statement of values under a condition; one about another value of the same field excludes that value.
    pub(super) fn under_condition(
        &self,
        statement: Statement,
        when: &Condition,
    ) -> Option<Vec<Statement>> {
        let Statement::Values { field, values, .. } = &statement else {
            let fields = statement.fields();
            let is_circular = fields.iter().any(|field| mentions(when, field));
            return (!is_circular)
                .then(|| statement.clone().under(when))
                .flatten()
                .map(|it| vec![it]);
        };
        if !mentions(when, field) {
            return statement.under(when).map(|it| vec![it]);
        }
        let (Condition::All(parts) | Condition::Any(parts)) = when.clone() else { return None };
        let (own, others): (Vec<_>, Vec<_>) = parts.into_iter().partition(|it| mentions(it, field));
        let [Condition::Field { values: meant, .. }] = own.as_slice() else { return None };
        if meant == values {
            return Some(Vec::new());
        }
        let others = others.into_iter().reduce(Condition::and)?;
        self.restrict(field, meant, &Condition::Not(Box::new(others))).map(|it| vec![it])
    }

    /// That a field has the values only under a condition.
    pub(super) fn restrict(
        &self,
        field: &str,
        values: &[String],
        when: &Condition,
    ) -> Option<Statement> {
        if let Condition::Field { name, values: needed } = when
            && name != field
        {
            let when = Condition::Field { name: field.to_owned(), values: values.to_vec() };
            return Some(Statement::Values {
                field: name.clone(),
                values: needed.clone(),
                when: Some(when),
            });
        }
        let declared = &self.about.names.field(field)?.values;
        let others = declared.iter().map(|it| it.value.clone()).filter(|it| !values.contains(it));
        let others = others.collect::<Vec<_>>();
        let when = match when {
            Condition::Not(inner) => (**inner).clone(),
            when => Condition::Not(Box::new(when.clone())),
        };
        (!others.is_empty()).then(|| Statement::Values {
            field: field.to_owned(),
            values: others,
            when: Some(when),
        })
    }
}

/// Nouns for what a request is about.
fn is_thing(text: &str) -> bool {
    const THINGS: [&str; 12] = [
        "版",
        "版实例",
        "类型",
        "引擎",
        "版本",
        "系列",
        "系列实例",
        "账号",
        "主实例",
        "目前",
        "产品",
        "存储类型",
    ];
    THINGS.contains(&text.trim())
}

fn mentions(when: &Condition, field: &str) -> bool {
    let mut found = false;
    when.visit(&mut |it| match it {
        Condition::Field { name, .. } | Condition::Present(name) => found |= name == field,
        _ => {}
    });
    found
}
