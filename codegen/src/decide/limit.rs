//! Checks one value against one limit.

use std::sync::Arc;

use serde_json::Value;

use super::choices::{Choices, Vocabulary};
use super::time;
use super::truth::Truth;
use crate::model::{Characters, Length, LengthUnit, Limit, Range};
use crate::pattern::{self, Automaton};

/// A limit in a form that can be applied.
#[derive(Clone, Debug)]
pub(super) struct CompiledLimit {
    /// The limit.
    pub(super) limit: Limit,
    pattern: Option<Arc<Automaton>>,
    /// The enumeration and the allowed values, if it limits an enumeration.
    pub(super) choices: Choices,
}

impl CompiledLimit {
    /// A limit, with the values of the enumeration if it limits one.
    pub(super) fn new(limit: &Limit, vocabulary: Option<Vocabulary>) -> Self {
        let pattern = match limit {
            // `check` has parsed the patterns of a model.
            Limit::Pattern(pattern) => pattern::automaton(pattern).ok().map(Arc::new),
            _ => None,
        };
        let values = match limit {
            Limit::OneOf(values) => values.as_slice(),
            _ => &[],
        };
        Self { limit: limit.clone(), pattern, choices: Choices::new(values, vocabulary) }
    }

    /// Whether a value or, in a list, one of its items violates the limit.
    ///
    /// For an undeclared value, it is unknown whether it is one of some values.
    pub(super) fn is_broken_by(&self, value: &Value) -> Truth {
        if let Limit::Items(range) = &self.limit {
            let count = match value {
                Value::Array(items) => Some(items.len()),
                Value::Object(members) => Some(members.len()),
                _ => None,
            };
            let count = count.and_then(|count| i64::try_from(count).ok());
            return count.is_some_and(|count| !within(range, count)).into();
        }
        items(value).map(|item| self.item(item)).fold(Truth::False, Truth::max)
    }

    fn item(&self, value: &Value) -> Truth {
        let keeps = |is_kept: &dyn Fn(&str) -> bool| value.as_str().is_none_or(is_kept);
        let is_kept = match &self.limit {
            Limit::Length(length) => keeps(&|text| has_length(text, length)),
            Limit::NotEmpty => keeps(&|text| !text.is_empty()),
            Limit::Characters(characters) => keeps(&|text| has(text, characters)),
            Limit::Pattern(_) => {
                let pattern = self.pattern.as_ref();
                keeps(&|text| pattern.is_none_or(|it| it.matches(text)))
            }
            Limit::Time(format) => keeps(&|text| time::is_in(format, text)),
            Limit::Range(range) => value.as_i64().is_none_or(|number| within(range, number)),
            // Limits of the list itself.
            Limit::Items(_) => true,
            Limit::Known => {
                let vocabulary = self.choices.vocabulary.as_ref();
                vocabulary.is_none_or(|it| it.canonical(value).is_some())
            }
            Limit::OneOf(_) => return !self.choices.has(value),
        };
        (!is_kept).into()
    }
}

/// The items of a list; any other value by itself.
pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(items) => items.iter(),
        other => std::slice::from_ref(other).iter(),
    }
}

fn within(range: &Range, number: i64) -> bool {
    (range.min..=range.max).contains(&number)
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
    ends_fit && text.chars().all(|character| may_have(characters, character))
}

/// Whether a character is allowed in a text.
pub(super) fn may_have(characters: &Characters, character: char) -> bool {
    among(character, &characters.allowed)
        && !characters.forbidden.contains(&character)
        && (!characters.ascii || character.is_ascii())
}

/// Whether a character is in one of the ranges, or there are no ranges.
pub(super) fn among(character: char, ranges: &Option<Vec<(char, char)>>) -> bool {
    ranges.as_ref().is_none_or(|ranges| {
        ranges.iter().any(|(first, last)| (*first..=*last).contains(&character))
    })
}
