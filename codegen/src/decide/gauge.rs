//! One value held against one limit.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::time;
use crate::model::{Characters, Length, LengthUnit, Limit, Range};
use crate::pattern::{self, Automaton};

/// A limit, ready to be applied.
#[derive(Clone, Debug)]
pub(super) struct Gauge {
    limit: Limit,
    pattern: Option<Arc<Automaton>>,
    vocabulary: Option<Vocabulary>,
}

/// The texts of an enumeration, each with the one that it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary(pub(super) BTreeMap<String, String>);

impl Vocabulary {
    /// The declared text that this value stands for, if it is recognized.
    pub(super) fn canonical(&self, value: &Value) -> Option<&str> {
        self.0.get(value.as_str()?).map(String::as_str)
    }
}

impl Gauge {
    /// A limit; the values of the enumeration if it limits one.
    pub(super) fn new(limit: &Limit, vocabulary: Option<Vocabulary>) -> Self {
        let pattern = match limit {
            // The patterns of a model were read before.
            Limit::Pattern(pattern) => pattern::automaton(pattern).ok().map(Arc::new),
            _ => None,
        };
        Self {
            limit: limit.clone(),
            pattern,
            vocabulary,
        }
    }

    /// What it limits.
    pub(super) fn limit(&self) -> &Limit {
        &self.limit
    }

    /// Whether a value is outside of the limit; of a list, whether one of its items is.
    pub(super) fn is_broken_by(&self, value: &Value) -> bool {
        match &self.limit {
            Limit::Items(range) => match value {
                Value::Array(items) => outside(range, items.len()),
                Value::Object(members) => outside(range, members.len()),
                _ => false,
            },
            // Any value is one too many.
            Limit::Unset(_) => true,
            _ => items(value).any(|item| self.item(item)),
        }
    }

    fn item(&self, value: &Value) -> bool {
        match (&self.limit, value) {
            (Limit::Length(length), Value::String(text)) => !has_length(text, length),
            (Limit::Characters(characters), Value::String(text)) => !has(text, characters),
            (Limit::Pattern(_), Value::String(text)) => {
                !self.pattern.as_ref().is_none_or(|it| it.matches(text))
            }
            (Limit::Time(format), Value::String(text)) => !time::is_in(format, text),
            (Limit::Known, value) => match &self.vocabulary {
                Some(vocabulary) => vocabulary.canonical(value).is_none(),
                None => false,
            },
            (Limit::Range(range), value) => value
                .as_i64()
                .is_some_and(|number| !(range.min..=range.max).contains(&number)),
            _ => false,
        }
    }
}

/// The items of a list; of anything else, just itself.
pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(items) => items.iter(),
        other => std::slice::from_ref(other).iter(),
    }
}

fn outside(range: &Range, count: usize) -> bool {
    i64::try_from(count).is_ok_and(|count| !(range.min..=range.max).contains(&count))
}

fn has_length(text: &str, length: &Length) -> bool {
    let count = match length.unit {
        LengthUnit::Characters => text.chars().count(),
        LengthUnit::Bytes => text.len(),
    };
    u64::try_from(count).is_ok_and(|count| (length.min..=length.max).contains(&count))
}

fn has(text: &str, characters: &Characters) -> bool {
    let ends_fit = match (text.chars().next(), text.chars().next_back()) {
        (Some(first), Some(last)) => {
            among(first, &characters.first) && among(last, &characters.last)
        }
        _ => true,
    };
    ends_fit
        && text
            .chars()
            .all(|character| may_have(characters, character))
}

/// Whether a character may stand somewhere in a text.
pub(super) fn may_have(characters: &Characters, character: char) -> bool {
    among(character, &characters.allowed)
        && !characters.forbidden.contains(&character)
        && (!characters.ascii || character.is_ascii())
}

/// Whether a character is in one of the ranges; any is if there are none.
pub(super) fn among(character: char, ranges: &Option<Vec<(char, char)>>) -> bool {
    ranges.as_ref().is_none_or(|ranges| {
        ranges
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&character))
    })
}
