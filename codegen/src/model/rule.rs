//! Limits, rules, preconditions and quotas.

use super::{Comparison, LengthUnit, Literal, Period, Predicate, Severity, Status, Text};
use crate::place::Place;

/// A constraint of a request: a limit of one of its fields, or a rule between them.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The location in the spec.
    pub place: Place,
    /// A stable id within the operation.
    pub id: String,
    /// The description; empty if the form explains itself.
    pub doc: Text,
    /// The check.
    pub form: Form,
    /// The location of its parts, including the condition.
    pub check: Place,
    /// The severity of a violation.
    pub severity: Severity,
    /// The error codes with which the service responds to a violation.
    pub codes: Vec<String>,
    /// The location in the documents.
    pub source: Option<String>,
}

/// The check of a rule. Fields are indexes into the fields of the request or the object.
#[derive(Clone, Debug)]
pub enum Form {
    /// The presence of fields; always, or if a condition holds.
    Presence {
        /// The requirement for each field.
        must: Must,
        /// The fields.
        fields: Vec<usize>,
        /// The condition.
        when: Option<Predicate>,
    },
    /// A limit of a value; always, or if a condition holds.
    Value {
        /// The field.
        field: usize,
        /// The limit.
        limit: Limit,
        /// The condition.
        when: Option<Predicate>,
    },
    /// The number of present fields.
    Count {
        /// The fields.
        fields: Vec<usize>,
        /// How many.
        count: Count,
    },
    /// A comparison of two numbers or times, if both are present.
    Order {
        /// The field on the left-hand side.
        left: usize,
        /// The required relation.
        is: Comparison,
        /// The field on the right-hand side.
        right: usize,
    },
}

impl Form {
    /// The fields to which the rule applies, not those of its condition.
    pub fn fields(&self) -> Vec<usize> {
        match self {
            Form::Presence { fields, .. } | Form::Count { fields, .. } => fields.clone(),
            Form::Value { field, .. } => vec![*field],
            Form::Order { left, right, .. } => vec![*left, *right],
        }
    }

    /// Whether the absence of a field can violate the rule.
    pub fn is_requirement(&self) -> bool {
        match self {
            Form::Presence { must, .. } => *must == Must::BePresent,
            Form::Count { count, .. } => *count != Count::AtMostOne,
            Form::Value { .. } | Form::Order { .. } => false,
        }
    }

    /// The condition of the rule, if it has one.
    pub fn when(&self) -> Option<&Predicate> {
        match self {
            Form::Presence { when, .. } | Form::Value { when, .. } => when.as_ref(),
            Form::Count { .. } | Form::Order { .. } => None,
        }
    }
}

/// A requirement for the presence of a field. Without a condition, it always applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Must {
    /// It must be present if the condition holds.
    BePresent,
    /// It must be absent if the condition holds.
    BeAbsent,
    /// It may be present only if the condition holds.
    BeAbsentUnless,
    /// The service ignores it unless the condition holds.
    BeIgnoredUnless,
    /// It should be omitted because of its status.
    BeLeftOut(Status),
}

/// The number of present fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// All or none.
    AllOrNone,
    /// Exactly one.
    ExactlyOne,
    /// At most one.
    AtMostOne,
    /// At least one.
    AtLeastOne,
}

impl Count {
    /// Whether this number of the fields may be present.
    pub fn allows(self, present: usize, all: usize) -> bool {
        match self {
            Count::AllOrNone => present == 0 || present == all,
            Count::ExactlyOne => present == 1,
            Count::AtMostOne => present <= 1,
            Count::AtLeastOne => present >= 1,
        }
    }
}

/// A limit of a value or, in a list, of each item.
#[derive(Clone, Debug)]
pub enum Limit {
    /// The length of a text.
    Length(Length),
    /// The characters of a text.
    Characters(Characters),
    /// The whole text must match this regular expression.
    Pattern(String),
    /// The text must be a time in this format.
    Time(String),
    /// The number must be in this range.
    Range(Range),
    /// The number of items of a list.
    Items(Range),
    /// The text should be one of the declared values.
    Known,
    /// The text should not be empty.
    NotEmpty,
    /// The value must be one of these.
    OneOf(Vec<Literal>),
}

/// The length of a text; both ends are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The smallest length.
    pub min: u64,
    /// The largest length.
    pub max: u64,
    /// What is counted.
    pub unit: LengthUnit,
}

/// The characters of a text, as inclusive ranges; no restriction if absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characters {
    /// The allowed characters.
    pub allowed: Option<Vec<(char, char)>>,
    /// The characters that are allowed at the start.
    pub first: Option<Vec<(char, char)>>,
    /// The characters that are allowed at the end.
    pub last: Option<Vec<(char, char)>>,
    /// The forbidden characters.
    pub forbidden: Vec<char>,
    /// Whether only ASCII characters are allowed.
    pub ascii: bool,
}

/// A range of numbers; both ends are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest number.
    pub min: i64,
    /// The largest number.
    pub max: i64,
}

/// A condition outside the request that must hold.
#[derive(Clone, Debug)]
pub struct Precondition {
    /// The location in the spec.
    pub place: Place,
    /// A stable id within the operation.
    pub id: String,
    /// The description.
    pub doc: Text,
    /// The condition, if facts can express it.
    pub holds: Option<Predicate>,
    /// The error codes with which the service responds to a violation.
    pub codes: Vec<String>,
    /// The location in the documents.
    pub source: Option<String>,
}

/// A limit on how often an operation may be called, or on how many resources may exist.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The location in the spec.
    pub place: Place,
    /// A stable id within the operation.
    pub id: String,
    /// The description.
    pub doc: Text,
    /// The largest number.
    pub limit: u64,
    /// The period over which it is counted.
    pub period: Period,
    /// What is counted separately.
    pub scope: String,
    /// The fact with the current count, by index.
    pub context: Option<usize>,
    /// The severity of a violation.
    pub severity: Severity,
    /// The error codes with which the service responds to a violation.
    pub codes: Vec<String>,
    /// The location in the documents.
    pub source: Option<String>,
}
