//! The values of a condition or a rule, and their enumeration.

use std::collections::BTreeMap;

use serde_json::Value;

use super::truth::Truth;
use crate::model::Literal;

/// Values and their enumeration.
#[derive(Clone, Debug)]
pub(super) struct Choices {
    /// The values.
    pub(super) values: Vec<Value>,
    /// The enumeration, if there is one.
    pub(super) vocabulary: Option<Vocabulary>,
}

/// The spellings of an enumeration, each with the value that it denotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary(pub(super) BTreeMap<String, String>);

impl Vocabulary {
    /// The declared value that this value denotes, if it is recognized.
    pub(super) fn canonical(&self, value: &Value) -> Option<&str> {
        self.0.get(value.as_str()?).map(String::as_str)
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
        Self { values: literals.iter().map(value).collect(), vocabulary }
    }

    /// Whether a value is one of these.
    pub(super) fn has(&self, value: &Value) -> Truth {
        match &self.vocabulary {
            None => self.values.contains(value).into(),
            Some(vocabulary) => match vocabulary.canonical(value) {
                // The service may know the value by now, but its meaning is unknown.
                None => Truth::Unknown,
                Some(text) => self.values.iter().any(|value| value == text).into(),
            },
        }
    }
}
