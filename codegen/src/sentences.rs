//! Model → sentences: rules in English and in Chinese.

mod limits;
mod presence;

use crate::model::{
    Absent, BePresent, Comparison, ContextFact, Demand, Field, Form, Literal, Period, Predicate,
    Quota, Service, Text, View,
};

/// What the fields and facts of rules are called.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    fields: Fields<'a>,
    context: &'a [ContextFact],
}

#[derive(Clone, Copy)]
enum Fields<'a> {
    Beside(&'a [Field]),
    Only(&'a str),
}

impl<'a> Names<'a> {
    /// The parameters and facts of an operation.
    pub fn of(view: View<'a>) -> Self {
        Self::of_fields(view.service, &view.operation.request.fields)
    }

    /// Fields beside each other, and the facts of their service.
    pub fn of_fields(service: &'a Service, fields: &'a [Field]) -> Self {
        Self { fields: Fields::Beside(fields), context: &service.context }
    }

    /// One field, for the limits of which it is called this.
    pub fn of_field(name: &'a str) -> Self {
        Self { fields: Fields::Only(name), context: &[] }
    }

    /// What a field is called.
    pub fn field(&self, index: usize) -> &'a str {
        match self.fields {
            Fields::Beside(fields) => &fields[index].wire,
            Fields::Only(name) => name,
        }
    }

    /// What a fact is called.
    pub fn fact(&self, index: usize) -> &'a str {
        &self.context[index].name
    }
}

/// A language of sentences.
#[derive(Clone, Copy, PartialEq)]
enum Language {
    English,
    Chinese,
}

impl Language {
    /// The sentence in this language.
    fn choose(self, en: String, zh: String) -> String {
        match self {
            Language::English => en,
            Language::Chinese => zh,
        }
    }
}

/// A condition, as the part of a sentence in both languages.
pub fn holds(predicate: &Predicate, names: Names<'_>) -> Text {
    both(|language| condition(predicate, names, language).trim().to_owned())
}

/// A rule or a limit, as a sentence in both languages.
pub fn rule(form: &Form, names: Names<'_>) -> Text {
    both(|language| {
        let sentence = sentence(form, names, language);
        if form.when().is_some() {
            // The parts of Chinese conditions have spaces around them.
            sentence.trim().replace("  ", " ")
        } else {
            sentence
        }
    })
}

/// Anything that must hold, as a sentence in both languages.
pub fn demand(demand: &Demand<'_>, names: Names<'_>) -> Text {
    match demand {
        Demand::Limit(limit, field) => rule(&limit.form, Names::of_field(&field.wire)),
        Demand::Rule(rule) => self::rule(&rule.form, names),
        Demand::Precondition(precondition) => precondition.doc.clone(),
        Demand::Quota(quota) => self::quota(quota),
    }
}

/// A quota, as a sentence in both languages.
pub fn quota(quota: &Quota) -> Text {
    let (count, scope) = (quota.limit, &quota.scope);
    let (en, zh) = match quota.period {
        Period::AtOnce => ("exist at once", "同时存在"),
        Period::Day => ("be made in a day", "每天"),
        Period::Hour => ("be made in an hour", "每小时"),
        Period::Minute => ("be made in a minute", "每分钟"),
        Period::Second => ("be made in a second", "每秒"),
    };
    Text {
        en: format!("at most {count} may {en} for each {scope}"),
        zh: Some(format!("每个 {scope} {zh}最多 {count} 个")),
    }
}

fn both(sentence: impl Fn(Language) -> String) -> Text {
    Text { en: sentence(Language::English), zh: Some(sentence(Language::Chinese)) }
}

fn sentence(form: &Form, names: Names<'_>, language: Language) -> String {
    let field = |index: &usize| format!("`{}`", names.field(*index));
    let all = |indexes: &[usize]| series(indexes.iter().map(field).collect(), Both, language);
    let when = form.when().map(|when| condition(when, names, language));
    match form {
        Form::Presence { must, fields, .. } => {
            presence::sentence(*must, fields.len(), &all(fields), when, language)
        }
        Form::Value { field: of, limit, .. } => {
            let limit = limits::of_value(limit, &field(of), language);
            match (when, language) {
                (None, _) => limit,
                (Some(when), Language::English) => format!("{limit} when {when}"),
                (Some(when), Language::Chinese) => format!("{when}时，{limit}"),
            }
        }
        Form::Count { fields, count } => presence::count(*count, &all(fields), language),
        Form::Order { left, is, right } => {
            let (en, zh) = match is {
                Comparison::Less => ("less than", "小于"),
                Comparison::AtMost => ("at most", "不大于"),
                Comparison::Equal => ("equal to", "等于"),
                Comparison::AtLeast => ("at least", "不小于"),
                Comparison::Greater => ("greater than", "大于"),
            };
            let (left, right) = (field(left), field(right));
            language
                .choose(format!("{left} must be {en} {right}"), format!("{left} 必须{zh} {right}"))
        }
    }
}

/// A condition, as the part of a sentence after "when".
fn condition(predicate: &Predicate, names: Names<'_>, language: Language) -> String {
    match predicate {
        Predicate::Present(index, presence) => {
            let name = names.field(*index);
            match (presence, language) {
                (BePresent::Present, Language::English) => format!("`{name}` is given"),
                (BePresent::Present, Language::Chinese) => format!("填写了 `{name}` "),
                (BePresent::Absent, Language::English) => format!("`{name}` is not given"),
                (BePresent::Absent, Language::Chinese) => format!("未填写 `{name}` "),
            }
        }
        Predicate::Field(index, literals, absent) => {
            let name = names.field(*index);
            let values = values(literals, language);
            match (absent, language) {
                (Absent::Fails, Language::English) => format!("`{name}` is {values}"),
                (Absent::Fails, Language::Chinese) => format!(" `{name}` 为 {values} "),
                (Absent::Holds, Language::English) => format!("`{name}` is {values} or left out"),
                (Absent::Holds, Language::Chinese) => format!(" `{name}` 为 {values} 或未填写"),
            }
        }
        Predicate::Context(index, literals) => {
            let name = names.fact(*index);
            let values = values(literals, language);
            language.choose(format!("`{name}` is {values}"), format!(" `{name}` 为 {values} "))
        }
        Predicate::All(parts) => series(grouped(parts, names, language), And, language),
        Predicate::Any(parts) => series(grouped(parts, names, language), Or, language),
        Predicate::Not(inner) => {
            let text = condition(inner, names, language);
            let text = text.trim();
            match (&**inner, language) {
                (Predicate::Field(..) | Predicate::Context(..), Language::English) => {
                    text.replacen(" is ", " is not ", 1).replace(" or ", " nor ")
                }
                (Predicate::Field(..) | Predicate::Context(..), Language::Chinese) => {
                    format!(" {} ", text.replacen(" 为 ", " 不为 ", 1))
                }
                (_, Language::English) => format!("not ({text})"),
                (_, Language::Chinese) => format!("并非({text})"),
            }
        }
    }
}

/// Parts of a combination; a combination within another one stands in brackets.
fn grouped(parts: &[Predicate], names: Names<'_>, language: Language) -> Vec<String> {
    let part = |part: &Predicate| {
        let text = condition(part, names, language);
        match part {
            Predicate::All(_) | Predicate::Any(_) => format!("({})", text.trim()),
            _ => text,
        }
    };
    parts.iter().map(part).collect()
}

/// Values to choose from.
fn values(literals: &[Literal], language: Language) -> String {
    let texts = literals.iter().map(|it| format!("`{}`", it.text()));
    series(texts.collect(), Or, language)
}

/// What stands before the last of several.
#[derive(Clone, Copy)]
enum Joint {
    And,
    Or,
    /// Between names rather than sentences.
    Both,
}
use Joint::{And, Both, Or};

fn series(mut parts: Vec<String>, joint: Joint, language: Language) -> String {
    let (comma, word) = match (language, joint) {
        (Language::English, And | Both) => (", ", " and "),
        (Language::English, Or) => (", ", " or "),
        (Language::Chinese, And) => ("，", "，且"),
        (Language::Chinese, Or) => ("、", " 或 "),
        (Language::Chinese, Both) => ("、", " 和 "),
    };
    let Some(last) = parts.pop() else {
        return String::new();
    };
    if parts.is_empty() { last } else { format!("{}{word}{last}", parts.join(comma)) }
}
