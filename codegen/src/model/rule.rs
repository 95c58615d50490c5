//! What must hold: of one value, between fields, outside the request.

use super::{Comparison, LengthUnit, Literal, Period, Predicate, Severity, Status, Text};
use crate::place::Place;

/// What must hold of a request: a limit of one of its fields, or a rule between them.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Where it stands.
    pub place: Place,
    /// A stable id within the operation.
    pub id: String,
    /// The rule in our own words; empty if the form speaks for itself.
    pub doc: Text,
    /// What is checked.
    pub form: Form,
    /// Where its parts stand, the condition among them.
    pub check: Place,
    /// How grave a violation is.
    pub severity: Severity,
    /// The error codes that the service would answer.
    pub codes: Vec<String>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// What is checked. Fields are the indexes of those beside each other: of a request, or of an object.
#[derive(Clone, Debug)]
pub enum Form {
    /// Whether fields are present; always, or when a condition holds.
    Presence {
        /// What is asked of each of the fields.
        must: Must,
        /// The fields.
        fields: Vec<usize>,
        /// The condition.
        when: Option<Predicate>,
    },
    /// A value keeps a limit; always, or when a condition holds.
    Value {
        /// The field.
        field: usize,
        /// The limit.
        limit: Limit,
        /// The condition.
        when: Option<Predicate>,
    },
    /// How many of some fields are present.
    Count {
        /// The fields.
        fields: Vec<usize>,
        /// How many.
        count: Count,
    },
    /// One number or time against another, if both are there.
    Order {
        /// The field on the left.
        left: usize,
        /// How the left compares with the right.
        is: Comparison,
        /// The field on the right.
        right: usize,
    },
}

impl Form {
    /// The fields that the rule is about, rather than what its condition tests.
    pub fn fields(&self) -> Vec<usize> {
        match self {
            Form::Presence { fields, .. } | Form::Count { fields, .. } => fields.clone(),
            Form::Value { field, .. } => vec![*field],
            Form::Order { left, right, .. } => vec![*left, *right],
        }
    }

    /// Whether the absence of a field can break the rule.
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

/// What is asked of the presence of a field. Without a condition, the condition always holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Must {
    /// It must be present when the condition holds.
    BePresent,
    /// It may not be present when the condition holds.
    BeAbsent,
    /// It may be present only when the condition holds.
    BeAbsentUnless,
    /// It is ignored unless the condition holds.
    BeIgnoredUnless,
    /// It is better left out, since its status says so.
    BeLeftOut(Status),
}

/// How many of some fields are present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// All of them, or none.
    AllOrNone,
    /// One.
    ExactlyOne,
    /// None or one.
    AtMostOne,
    /// One or more.
    AtLeastOne,
}

impl Count {
    /// Whether so many of all of them may be present.
    pub fn allows(self, present: usize, all: usize) -> bool {
        match self {
            Count::AllOrNone => present == 0 || present == all,
            Count::ExactlyOne => present == 1,
            Count::AtMostOne => present <= 1,
            Count::AtLeastOne => present >= 1,
        }
    }
}

/// A limit of one value; of a list, of each of its items.
#[derive(Clone, Debug)]
pub enum Limit {
    /// The length of a text.
    Length(Length),
    /// The characters of a text.
    Characters(Characters),
    /// The whole text matches this regular expression.
    Pattern(String),
    /// The text is a time in this format.
    Time(String),
    /// A number lies in this range.
    Range(Range),
    /// A list has this many items.
    Items(Range),
    /// The text is one of the declared values.
    Known,
    /// The value is one of these.
    OneOf(Vec<Literal>),
}

/// The length of a text; both ends belong to it.
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
    /// The only characters that may occur.
    pub allowed: Option<Vec<(char, char)>>,
    /// The characters that may come first.
    pub first: Option<Vec<(char, char)>>,
    /// The characters that may come last.
    pub last: Option<Vec<(char, char)>>,
    /// The characters that may not occur.
    pub forbidden: Vec<char>,
    /// Whether only ASCII may occur.
    pub ascii: bool,
}

/// A range of numbers; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest number.
    pub min: i64,
    /// The largest number.
    pub max: i64,
}

/// What must hold outside the request.
#[derive(Clone, Debug)]
pub struct Precondition {
    /// Where it stands.
    pub place: Place,
    /// A stable id within the operation.
    pub id: String,
    /// The precondition in our own words.
    pub doc: Text,
    /// What must hold, where the context carries the facts.
    pub holds: Option<Predicate>,
    /// The error codes that the service would answer.
    pub codes: Vec<String>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// How often something may be done.
#[derive(Clone, Debug)]
pub struct Quota {
    /// Where it stands.
    pub place: Place,
    /// A stable id within the operation.
    pub id: String,
    /// The quota in our own words.
    pub doc: Text,
    /// The largest number.
    pub limit: u64,
    /// The time over which it is counted.
    pub period: Period,
    /// What it is counted for.
    pub scope: String,
    /// The fact, by its index, that carries the number counted so far.
    pub context: Option<usize>,
    /// The error codes that the service would answer.
    pub codes: Vec<String>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}
