//! Model → sentences: rules in English and in Chinese.

mod alphabet;
mod chinese;
mod condition;
mod english;
mod names;

pub use names::Names;

use crate::model::{Demand, Form, Predicate, Quota, Rule, Text};

/// What takes the place of the field in a pattern.
const FIELD: &str = "{}";

/// A rule or a limit, as a sentence in both languages.
pub fn rule(rule: &Rule, names: Names<'_>) -> Text {
    let pattern = pattern(rule, names);
    let fields = || rule.form.fields().into_iter().map(|index| names.label(index)).collect();
    let (en, zh) = match rule.form {
        Form::Presence { .. } => (english::list(fields(), "and"), chinese::list(fields(), "和")),
        // These are about the first of their fields, and name the others.
        Form::Value { .. } | Form::Count { .. } | Form::Order { .. } => {
            let first = fields().swap_remove(0);
            (first.clone(), first)
        }
    };
    Text {
        en: pattern.en.replacen(FIELD, &en, 1),
        zh: pattern.zh.map(|text| text.replacen(FIELD, &zh, 1)),
    }
}

/// A rule or a limit of any of its fields: `{} must be set if …`. A group of fields is named whole.
pub fn pattern(rule: &Rule, names: Names<'_>) -> Text {
    Text { en: english::rule(rule, names), zh: Some(chinese::rule(rule, names)) }
}

/// What a rule or a limit says of one of its fields, as an item of a list in English: `at most 16 characters`.
///
/// Nothing of a list of documented values, which the type of the field has.
pub fn constraint(rule: &Rule, index: usize, names: Names<'_>) -> Option<String> {
    english::constraint(rule, index, names)
}

/// A condition, as the part of a sentence in both languages.
pub fn holds(predicate: &Predicate, names: Names<'_>) -> Text {
    Text {
        en: english::condition(predicate, names),
        zh: Some(chinese::condition(predicate, names)),
    }
}

/// Anything that must hold, as a sentence in both languages.
pub fn demand(demand: &Demand<'_>, names: Names<'_>) -> Text {
    match demand {
        Demand::Limit(limit, field) => self::rule(limit, Names::of_field(&field.wire)),
        Demand::Rule(rule) => self::rule(rule, names),
        Demand::Precondition(precondition) => precondition.doc.clone(),
        Demand::Quota(quota) => self::quota(quota),
    }
}

/// A quota, as a sentence in both languages: its own words if they have its number.
pub fn quota(quota: &Quota) -> Text {
    let number = quota.limit.to_string();
    let own = |text: &str| {
        let text = text.trim_end_matches(['.', '。']);
        text.contains(&number).then(|| text.to_owned())
    };
    let zh = quota.doc.zh.as_deref().and_then(own);
    Text {
        en: own(&quota.doc.en).unwrap_or_else(|| english::quota(quota)),
        zh: Some(zh.unwrap_or_else(|| chinese::quota(quota))),
    }
}
