//! Tests of the value of one variable.

use serde_json::Value;

use super::choices::{Choices, Vocabulary};
use super::limit::CompiledLimit;
use super::truth::Truth;
use crate::model::{Kind, Limit};

/// A test of one variable.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// Whether it has a value.
    Present,
    /// Whether its value is one of these, and the result if it is absent.
    Among(Choices, Truth),
    /// Whether its value, or an item of it, violates a limit.
    Breaks(CompiledLimit),
    /// Whether its number is at least this one.
    Reaches(u64),
    /// Whether its value does not match this kind.
    Mistyped(Kind),
}

impl Test {
    /// The result for a value, or for its absence.
    pub(super) fn of(&self, value: Option<&Value>) -> Truth {
        match (self, value) {
            (Test::Present, value) => value.is_some().into(),
            (Test::Among(_, absent), None) => *absent,
            (Test::Among(choices, _), Some(value)) => choices.has(value),
            // Without a count from the caller, it is unknown whether it reaches a limit.
            (Test::Reaches(_), None) => Truth::Unknown,
            (Test::Reaches(limit), Some(value)) => value
                .as_i64()
                .and_then(|count| u64::try_from(count).ok())
                .is_some_and(|count| count >= *limit)
                .into(),
            (Test::Breaks(_) | Test::Mistyped(_), None) => Truth::False,
            (Test::Breaks(limit), Some(value)) => limit.is_broken_by(value),
            (Test::Mistyped(kind), Some(value)) => (!is_of_kind(value, kind)).into(),
        }
    }

    /// Its values, if it compares with values.
    pub(super) fn choices(&self) -> Option<&Choices> {
        match self {
            Test::Among(choices, _) => Some(choices),
            Test::Breaks(limit) => match &limit.limit {
                Limit::OneOf(_) => Some(&limit.choices),
                _ => None,
            },
            Test::Present | Test::Reaches(_) | Test::Mistyped(_) => None,
        }
    }

    /// The enumeration that recognizes values, if the test has one.
    pub(super) fn vocabulary(&self) -> Option<&Vocabulary> {
        self.choices()?.vocabulary.as_ref()
    }
}

/// Whether a value can match a kind.
fn is_of_kind(value: &Value, kind: &Kind) -> bool {
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp(_) => value.is_string(),
        Kind::Boolean => value.is_boolean(),
        Kind::Int32 => value.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
        Kind::Int64 => value.is_i64(),
        Kind::Float | Kind::Double => value.is_number(),
        Kind::Any => true,
        Kind::List { of, .. } => {
            let mut items = value.as_array().into_iter().flatten();
            value.is_array() && items.all(|item| is_of_kind(item, of))
        }
        Kind::Map { of, .. } => {
            let mut members = value.as_object().into_iter().flatten();
            value.is_object() && members.all(|(_, member)| is_of_kind(member, of))
        }
        Kind::Named(_) => value.is_string() || value.is_object(),
        Kind::Json(of) => is_of_kind(value, of),
    }
}
