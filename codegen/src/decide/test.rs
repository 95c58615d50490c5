//! What is asked of the value of one variable.

use serde_json::Value;

use super::gauge::{Gauge, Vocabulary, items};
use super::truth::Truth;
use super::value::fits;
use crate::model::{Kind, Literal};

/// A question about one variable.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// It has a value.
    Present,
    /// Its value is one of these.
    Among(Choices, Truth),
    /// Its value, or an item of it, is none of these.
    Strays(Choices),
    /// Its value, or an item of it, is outside of a limit.
    Breaks(Gauge),
    /// Its number is this one or a larger one.
    Reaches(u64),
    /// Its value is none of this kind.
    Misfits(Kind),
}

/// Values, and the enumeration that they are of.
#[derive(Clone, Debug)]
pub(super) struct Choices {
    /// The values.
    pub(super) values: Vec<Value>,
    /// The enumeration, if they are of one.
    pub(super) vocabulary: Option<Vocabulary>,
}

impl Test {
    /// The answer for a value, or for none.
    pub(super) fn of(&self, value: Option<&Value>) -> Truth {
        match (self, value) {
            (Test::Present, value) => value.is_some().into(),
            (Test::Among(_, absent), None) => *absent,
            (Test::Among(choices, _), Some(value)) => choices.has(value),
            (Test::Reaches(_), None) => Truth::Unknown,
            (Test::Reaches(limit), Some(value)) => value
                .as_i64()
                .and_then(|count| u64::try_from(count).ok())
                .is_some_and(|count| count >= *limit)
                .into(),
            (Test::Strays(_) | Test::Breaks(_) | Test::Misfits(_), None) => Truth::False,
            (Test::Strays(choices), Some(value)) => items(value)
                .map(|item| !choices.has(item))
                .fold(Truth::False, Truth::or),
            (Test::Breaks(gauge), Some(value)) => gauge.is_broken_by(value).into(),
            (Test::Misfits(kind), Some(value)) => (!fits(value, kind)).into(),
        }
    }

    /// The enumeration that values are recognized by, if the test has one.
    pub(super) fn vocabulary(&self) -> Option<&Vocabulary> {
        match self {
            Test::Among(choices, _) | Test::Strays(choices) => choices.vocabulary.as_ref(),
            _ => None,
        }
    }
}

impl Choices {
    /// The values of a condition or a rule.
    pub(super) fn new(literals: &[Literal], vocabulary: Option<Vocabulary>) -> Self {
        let value = |literal: &Literal| match literal {
            Literal::Text(text) | Literal::Variant(text, _) => Value::from(text.as_str()),
            Literal::Integer(number) => Value::from(*number),
            Literal::Boolean(value) => Value::from(*value),
        };
        Self {
            values: literals.iter().map(value).collect(),
            vocabulary,
        }
    }

    fn has(&self, value: &Value) -> Truth {
        match &self.vocabulary {
            None => self.values.contains(value).into(),
            Some(vocabulary) => match vocabulary.canonical(value) {
                None => Truth::Unknown,
                Some(text) => self.values.iter().any(|value| value == text).into(),
            },
        }
    }
}
