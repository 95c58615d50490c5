//! Lists of values with the sentence that introduces them, and the values of one case.

use std::ops::Range;

use super::super::condition::{About, Rigor, condition};
use super::super::effect::{Effect, effect, verb};
use super::super::statement::{Condition, Statement};
use super::super::tokens::{Kind, Token};
use super::super::units::{Group, Unit};
use super::super::words::Word;
use super::{Sentence, clauses, is_conditional, trigger};

impl Sentence<'_, '_> {
    /// The values of the list that the sentence introduces.
    pub(super) fn listed(
        &self,
        tokens: &[Token<'_>],
        when: Option<&Condition>,
    ) -> Option<Statement> {
        let is_introduced = self.unit.text.trim_end_matches('*').ends_with([':', '：'])
            || tokens.iter().any(|it| it.is(Word::Values) || it.is(Word::Range))
            || self.unit.items.len() > 1;
        // The items are keys of an object.
        let is_format = tokens.iter().any(|it| it.is(Word::Format));
        // In a member of JSON.
        let is_nested = self.unit.text.contains('{');
        if self.unit.items.is_empty()
            || self.unit.odd_items > 0
            || !is_introduced
            || is_nested
            || is_format
        {
            return None;
        }
        let field = self.about.field.name.clone();
        let mut values = Vec::new();
        for item in &self.unit.items {
            let value = item.value.replace('\\', "");
            // What is left out has no value.
            let is_absent = matches!(item.value, "Empty" | "empty");
            if !values.contains(&value) && !is_absent {
                values.push(value);
            }
        }
        Some(Statement::Values { field, values, when: when.cloned() })
    }

    /// That the value of the list item is the default.
    pub(super) fn is_default(&self, tokens: &[Token<'_>]) -> Option<Statement> {
        let is_only = tokens.iter().all(|it| {
            matches!(
                it.kind,
                Kind::Colon
                    | Kind::Comma
                    | Kind::Word(Word::Default | Word::Values | Word::Is | Word::Filler)
            )
        });
        let is_default = is_only && tokens.iter().any(|it| it.is(Word::Default));
        let field = self.about.field.name.clone();
        is_default.then(|| Statement::Default {
            field,
            value: self.unit.value.unwrap_or_default().to_owned(),
        })
    }

    /// The values or the limits of one case, behind a colon.
    pub(super) fn case(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        let colon = tokens.iter().position(|it| it.kind == Kind::Colon)?;
        let when = condition(&tokens[..colon], self.about, Rigor::Exact)?;
        let when = match &self.unit.group {
            Some(group) => self.of_group(group)?.and(when),
            None => when,
        };
        let mut rest = tokens[colon + 1..].to_vec();
        let at = tokens[colon].span.clone();
        if !rest.iter().any(|it| matches!(it.kind, Kind::Word(word) if word.is_trigger())) {
            rest.insert(0, Token { kind: Kind::Word(Word::Values), span: at });
        }
        self.apply(effect(&rest, self.about)?, Some(&when), false)
    }

    /// A list behind a sentence with a condition of its own: `仅在X时传入，取值：`.
    pub(super) fn introduced_under(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        if self.unit.items.is_empty() {
            return None;
        }
        let comma = tokens.iter().rposition(|it| it.kind == Kind::Comma)?;
        let (head, lead) = (&tokens[..comma], &tokens[comma + 1..]);
        if is_conditional(lead) {
            return None;
        }
        let alone = Unit { items: Vec::new(), ..self.unit.clone() };
        let sentence = Sentence { unit: &alone, base: self.base.clone(), about: self.about };
        let mut statements = sentence.read(head).filter(|it| !it.is_empty())?;
        statements.push(self.listed(lead, None)?);
        Some(statements)
    }

    /// The condition that the head of a group of list items is.
    fn of_group(&self, group: &Group<'_>) -> Option<Condition> {
        let of = |text: &str| {
            let about = About { text, ..self.about };
            condition(&super::super::tokens::tokens(text, about.names), about, Rigor::Exact)
        };
        if !["常规", "普通", "其他", "其它"].iter().any(|it| group.head.starts_with(it)) {
            return of(group.head);
        }
        // The ordinary case is none of the others.
        let others = group.others.iter().map(|it| of(it)).collect::<Option<Vec<_>>>()?;
        others.into_iter().reduce(Condition::or).map(|it| Condition::Not(Box::new(it)))
    }

    /// A list behind clauses that are not all understood, if none of those can be the condition of its values.
    pub(super) fn introduced_by_last(
        &self,
        tokens: &[Token<'_>],
    ) -> (Vec<Statement>, Option<Range<usize>>) {
        let nothing = (Vec::new(), None);
        let Some(comma) = tokens.iter().rposition(|it| it.kind == Kind::Comma) else {
            return nothing;
        };
        let (head, lead) = (&tokens[..comma], &tokens[comma + 1..]);
        let is_complete = |clause: &[Token<'_>]| {
            let end = clause.iter().rposition(|it| it.is(Word::End));
            end.map_or(!is_conditional(clause), |end| verb(&clause[end..]).is_some())
        };
        if is_conditional(lead) || !clauses(head).all(is_complete) {
            return nothing;
        }
        let Some(listed) = self.listed(lead, None) else { return nothing };
        let alone = Unit { items: Vec::new(), ..self.unit.clone() };
        let sentence = Sentence { unit: &alone, base: self.base.clone(), about: self.about };
        let (mut statements, mut unread) = (Vec::new(), None);
        for clause in clauses(head) {
            let Some(trigger) = trigger(clause) else { continue };
            match sentence.read(clause) {
                Some(found) => statements.extend(found),
                None => unread = unread.or(Some(trigger.span.clone())),
            }
        }
        statements.push(listed);
        (statements, unread)
    }

    /// `MySQL仅支持fast`, `MySQL只支持专有网络，此参数必须为VPC`: values under what the sentence begins with.
    pub(super) fn supported(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        let only = tokens.iter().position(|it| it.is(Word::Only))?;
        let (subject, rest) = (&tokens[..only], &tokens[only + 1..]);
        let is_subject =
            |it: &Token<'_>| !matches!(it.kind, Kind::Comma | Kind::Colon | Kind::Text(_));
        if !matches!(subject.first()?.kind, Kind::Property(..))
            || !subject.iter().all(is_subject)
            || !rest.first()?.is(Word::Support)
        {
            return None;
        }
        let mut clauses = clauses(rest);
        let (first, second) = (clauses.next()?, clauses.next());
        let stated = match second {
            Some(second) if second.iter().any(|it| it.is(Word::This)) => {
                let is_plain =
                    |it: &Token<'_>| matches!(it.kind, Kind::Text(_) | Kind::Word(Word::Filler));
                (first[1..].iter().all(is_plain) && second.iter().any(|it| it.is(Word::Must)))
                    .then_some(second)?
            }
            Some(_) => return None,
            None => {
                let end = first.iter().position(|it| it.kind == Kind::Colon);
                &first[..end.unwrap_or(first.len())]
            }
        };
        let is_own = |name: &str| self.about.names.meaning(name, &self.about.field.name).is_none();
        let is_value = |it: &Token<'_>| match it.kind {
            Kind::Name(name) => is_own(name),
            Kind::Property(..) => false,
            _ => true,
        };
        if clauses.next().is_some() || !stated.iter().all(is_value) {
            return None;
        }
        let when = condition(subject, self.about, Rigor::Exact)?;
        let effect = effect(stated, self.about)?;
        let Effect::Statements(statements) = &effect else { return None };
        let is_values = |it: &Statement| matches!(it, Statement::Values { .. });
        statements.iter().all(is_values).then(|| self.apply(effect, Some(&when), false))?
    }

    /// What the request is about, in a sentence such as `PostgreSQL的取值：`.
    pub(super) fn introduced_outside(&self, tokens: &[Token<'_>]) -> Option<Condition> {
        let is_outside = |it: &&Token<'_>| matches!(it.kind, Kind::Property(..));
        let first = tokens.iter().find(is_outside)?;
        condition(std::slice::from_ref(first), self.about, Rigor::Exact)
    }
}
