//! Conditions as sentences have them: nothing but single tests is negated.

use crate::model::{Absent, BePresent, Literal, Predicate};

/// A condition as a sentence has it.
pub(super) enum Condition<'a> {
    /// A field is there or not.
    Present(usize, BePresent),
    /// A field has one of these values; the last says what counts if it is absent.
    Field(Is, usize, &'a [Literal], Absent),
    /// A fact has one of these values.
    Fact(Is, usize, &'a [Literal]),
    /// All of these hold.
    All(Vec<Condition<'a>>),
    /// At least one of these holds.
    Any(Vec<Condition<'a>>),
}

/// Whether something is so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    So,
    Not,
}

impl<'a> Condition<'a> {
    /// A condition.
    pub(super) fn of(predicate: &'a Predicate) -> Self {
        Self::when(predicate, Is::So)
    }

    fn when(predicate: &'a Predicate, is: Is) -> Self {
        let parts = |parts: &'a [Predicate]| parts.iter().map(|part| Self::when(part, is));
        match (predicate, is) {
            (Predicate::Present(field, presence), Is::So) => Self::Present(*field, *presence),
            (Predicate::Present(field, BePresent::Present), Is::Not) => {
                Self::Present(*field, BePresent::Absent)
            }
            (Predicate::Present(field, BePresent::Absent), Is::Not) => {
                Self::Present(*field, BePresent::Present)
            }
            (Predicate::Field(field, values, absent), is) => {
                Self::Field(is, *field, values, *absent)
            }
            (Predicate::Context(fact, values), is) => Self::Fact(is, *fact, values),
            (Predicate::All(all), Is::So) | (Predicate::Any(all), Is::Not) => {
                // What is within itself needs no brackets.
                Self::All(parts(all).flat_map(Self::within_all).collect())
            }
            (Predicate::Any(any), Is::So) | (Predicate::All(any), Is::Not) => {
                Self::Any(parts(any).flat_map(Self::within_any).collect())
            }
            (Predicate::Not(inner), Is::So) => Self::when(inner, Is::Not),
            (Predicate::Not(inner), Is::Not) => Self::when(inner, Is::So),
        }
    }

    fn within_all(self) -> Vec<Self> {
        match self {
            Self::All(parts) => parts,
            other => vec![other],
        }
    }

    fn within_any(self) -> Vec<Self> {
        match self {
            Self::Any(parts) => parts,
            other => vec![other],
        }
    }

    /// Whether it has an "and" or an "or" within.
    pub(super) fn is_joined(&self) -> bool {
        match self {
            Self::Present(..) => false,
            Self::Field(_, _, values, absent) => values.len() > 1 || *absent == Absent::Holds,
            Self::Fact(_, _, values) => values.len() > 1,
            Self::All(_) | Self::Any(_) => true,
        }
    }
}

/// What a rule's condition is read as: a negated combination is easier to read as "unless".
pub(super) enum When<'a> {
    Always,
    If(Condition<'a>),
    Unless(Condition<'a>),
}

impl<'a> When<'a> {
    pub(super) fn of(predicate: Option<&'a Predicate>) -> Self {
        match predicate {
            None => Self::Always,
            Some(Predicate::Not(inner)) => match Condition::of(inner) {
                joined @ (Condition::All(_) | Condition::Any(_)) => Self::Unless(joined),
                _ => Self::If(Condition::when(inner, Is::Not)),
            },
            Some(predicate) => Self::If(Condition::of(predicate)),
        }
    }
}
