//! What must hold: of one value, between fields, outside the request.

use super::Text;
use crate::place::Place;
pub use crate::spec::{Comparison, LengthUnit, Period, Severity};

/// A rule of an operation.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Where it stands.
    pub place: Place,
    /// A stable id within the operation.
    pub id: String,
    /// The rule in our own words; empty if the check speaks for itself.
    pub doc: Text,
    /// What is checked.
    pub check: Check,
    /// How grave a violation is.
    pub severity: Severity,
    /// The error codes that the service would answer.
    pub codes: Vec<String>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// What is checked.
#[derive(Clone, Debug)]
pub enum Check {
    /// The value of the field that has the rule.
    Value(Limit),
    /// The fields must be present when the condition holds.
    RequiredIf(Vec<usize>, Predicate),
    /// The fields may be present only when the condition holds.
    AllowedIf(Vec<usize>, Predicate),
    /// The fields may not be present when the condition holds.
    ForbiddenIf(Vec<usize>, Predicate),
    /// The fields are ignored unless the condition holds.
    EffectiveIf(Vec<usize>, Predicate),
    /// The field has one of these values when the condition holds.
    ValuesIf(usize, Vec<Literal>, Predicate),
    /// The number lies in this range when the condition holds.
    RangeIf(usize, Range, Predicate),
    /// The text has this length when the condition holds.
    LengthIf(usize, Length, Predicate),
    /// All of the fields are present, or none.
    AllOrNone(Vec<usize>),
    /// One of the fields is present.
    ExactlyOne(Vec<usize>),
    /// At most one of the fields is present.
    AtMostOne(Vec<usize>),
    /// At least one of the fields is present.
    AtLeastOne(Vec<usize>),
    /// One number or time against another.
    Compare(usize, Comparison, usize),
}

impl Check {
    /// The parameters that the rule is about, by their indexes.
    pub fn fields(&self) -> Vec<usize> {
        match self {
            Check::Value(_) => Vec::new(),
            Check::RequiredIf(fields, _)
            | Check::AllowedIf(fields, _)
            | Check::ForbiddenIf(fields, _)
            | Check::EffectiveIf(fields, _)
            | Check::AllOrNone(fields)
            | Check::ExactlyOne(fields)
            | Check::AtMostOne(fields)
            | Check::AtLeastOne(fields) => fields.clone(),
            Check::ValuesIf(field, _, _)
            | Check::RangeIf(field, _, _)
            | Check::LengthIf(field, _, _) => vec![*field],
            Check::Compare(left, _, right) => vec![*left, *right],
        }
    }

    /// The condition of the rule, if it has one.
    pub fn condition(&self) -> Option<&Predicate> {
        match self {
            Check::RequiredIf(_, when)
            | Check::AllowedIf(_, when)
            | Check::ForbiddenIf(_, when)
            | Check::EffectiveIf(_, when)
            | Check::ValuesIf(_, _, when)
            | Check::RangeIf(_, _, when)
            | Check::LengthIf(_, _, when) => Some(when),
            _ => None,
        }
    }
}

/// A limit of one value.
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
    /// The field is better left out, since its status says so.
    Unset(super::Status),
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

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// A parameter, by its index, is present or not.
    Present(usize, BePresent),
    /// A parameter has one of these values; the last says what counts if it is absent.
    Field(usize, Vec<Literal>, Absent),
    /// A fact, by its index, has one of these values.
    Context(usize, Vec<Literal>),
    /// All of these hold.
    All(Vec<Predicate>),
    /// At least one of these holds.
    Any(Vec<Predicate>),
    /// This does not hold.
    Not(Box<Predicate>),
}

/// Whether something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BePresent {
    /// It is there.
    Present,
    /// It is not.
    Absent,
}

/// Whether a test of values holds for an absent parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// It does: the default is one of the values.
    Holds,
    /// It does not.
    Fails,
}

/// A value in a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// Text.
    Text(String),
    /// A declared value of an enumeration: its text and its name in Rust.
    Variant(String, String),
    /// A whole number.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
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
