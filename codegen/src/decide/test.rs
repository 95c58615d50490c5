//! What is asked of the value of one variable.

use serde_json::Value;

use super::limit::{CompiledLimit, Vocabulary};
use super::truth::Truth;
use super::value::fits;
use crate::model::{Kind, Limit, Literal};

/// A question about one variable.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// It has a value.
    Present,
    /// Its value is one of these.
    Among(Choices, Truth),
    /// Its value, or an item of it, is outside of a limit.
    Breaks(CompiledLimit),
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
            (Test::Breaks(_) | Test::Misfits(_), None) => Truth::False,
            (Test::Breaks(limit), Some(value)) => limit.is_broken_by(value),
            (Test::Misfits(kind), Some(value)) => (!fits(value, kind)).into(),
        }
    }

    /// The values that it names, if it asks for one of a few.
    pub(super) fn choices(&self) -> Option<&Choices> {
        match self {
            Test::Among(choices, _) => Some(choices),
            Test::Breaks(limit) => match limit.limit() {
                Limit::OneOf(_) => Some(&limit.choices),
                _ => None,
            },
            Test::Present | Test::Reaches(_) | Test::Misfits(_) => None,
        }
    }

    /// The enumeration that values are recognized by, if the test has one.
    pub(super) fn vocabulary(&self) -> Option<&Vocabulary> {
        self.choices()?.vocabulary.as_ref()
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

    /// Whether a value is one of these; nobody knows of one that the enumeration does not declare.
    pub(super) fn has(&self, value: &Value) -> Truth {
        match &self.vocabulary {
            None => self.values.contains(value).into(),
            Some(vocabulary) => match vocabulary.canonical(value) {
                None => Truth::Unknown,
                Some(text) => self.values.iter().any(|value| value == text).into(),
            },
        }
    }
}
