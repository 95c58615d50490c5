//! Model → sentences: rules in English and in Chinese.

mod alphabet;
mod chinese;
mod condition;
mod english;
mod names;

pub use names::Names;

use crate::model::{Demand, Precondition, Predicate, Quota, Rule, Text};

/// What takes the place of the field in a pattern.
const FIELD: &str = "{}";

/// A rule or a limit, as a sentence in both languages.
pub fn rule(rule: &Rule, names: Names<'_>) -> Text {
    let fields = rule.form.fields().into_iter().map(|index| names.label(index));
    let fields = fields.collect::<Vec<_>>();
    let (mut en, mut zh) = (english::list(fields.clone(), "and"), chinese::list(fields, "和"));
    let mut pattern = pattern(rule, names);
    if names.is_of_items(&rule.form) {
        en = format!("each item of {en}");
        // After a Chinese word there is no space.
        pattern.zh = pattern.zh.map(|text| text.replacen(&format!("{FIELD} "), FIELD, 1));
        zh = format!("{zh} 中每一项");
    }
    Text {
        en: pattern.en.replacen(FIELD, &en, 1),
        zh: pattern.zh.map(|text| text.replacen(FIELD, &zh, 1)),
    }
}

/// A rule or a limit, with `{}` for any one of its fields: `{} must be set if …`.
///
/// What compares fields or counts them names them all.
pub fn pattern(rule: &Rule, names: Names<'_>) -> Text {
    Text { en: english::rule(rule, names), zh: Some(chinese::rule(rule, names)) }
}

/// What a rule or a limit says of one of its fields, as an item of a list in English: `at most 16 characters`.
///
/// Nothing of documented values and of the status, which the docs of the field and its type have, and of empty
/// texts, which nobody expects to pass for what is required.
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
        Demand::Precondition(precondition) => self::precondition(precondition),
        Demand::Quota(quota) => self::quota(quota),
    }
}

/// What must hold outside the request, as a sentence in both languages that others can go on.
pub fn precondition(precondition: &Precondition) -> Text {
    let Text { en, zh } = &precondition.doc;
    Text { en: open(en), zh: zh.as_deref().map(open) }
}

/// A quota, as a sentence in both languages: its own words if they have its number.
pub fn quota(quota: &Quota) -> Text {
    let number = quota.limit.to_string();
    let own = |text: &str| text.contains(&number).then(|| open(text));
    let zh = quota.doc.zh.as_deref().and_then(own);
    Text {
        en: own(&quota.doc.en).unwrap_or_else(|| english::quota(quota)),
        zh: Some(zh.unwrap_or_else(|| chinese::quota(quota))),
    }
}

/// A sentence without its end, and with a small first letter unless that belongs to a name.
fn open(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches(['.', '。']);
    let mut characters = sentence.chars();
    let first = characters.next().into_iter();
    if characters.clone().next().is_some_and(char::is_uppercase) {
        return sentence.to_owned();
    }
    first.flat_map(char::to_lowercase).chain(characters).collect()
}
