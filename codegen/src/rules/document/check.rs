//! What a rule checks, as data.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::is_false;
use crate::model::{Comparison, LengthUnit, Period};

/// What a rule checks.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Check<'a> {
    /// Whether fields are there; always, or if a condition holds.
    Presence {
        /// What is required of each of the fields.
        must: Must,
        /// The fields.
        fields: Vec<&'a str>,
        /// The condition; without it, the rule always applies.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Predicate<'a>>,
    },
    /// A limit of a value, or of each item of a list; always, or if a condition holds.
    Value {
        /// The field.
        field: &'a str,
        /// The limit.
        limit: Limit<'a>,
        /// The condition; without it, the rule always applies.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Predicate<'a>>,
    },
    /// How many of some fields are there.
    Count {
        /// The fields.
        fields: Vec<&'a str>,
        /// How many.
        number: Number,
    },
    /// How one number or time compares with another, if both are there.
    Order {
        /// The field on the left-hand side, which is at fault.
        left: &'a str,
        /// The required relation.
        is: Comparison,
        /// The field on the right-hand side.
        right: &'a str,
    },
    /// A precondition: this must hold.
    Holds(Predicate<'a>),
    /// How often something may be done, or how much of something may exist; the request would be one more.
    Quota {
        /// The largest number.
        limit: u64,
        /// The period over which it is counted.
        period: Period,
        /// What it is counted for.
        scope: &'a str,
        /// The fact that is the present count; without it, nobody but the service can decide the rule.
        #[serde(skip_serializing_if = "Option::is_none")]
        fact: Option<&'a str>,
    },
    /// A precondition that nobody but the service can decide: it is always skipped.
    Undecidable,
}

/// What is required of a field.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Must {
    /// It is there if the condition holds.
    BePresent,
    /// It is absent if the condition holds.
    BeAbsent,
    /// It is absent unless the condition holds.
    BeAbsentUnless,
    /// It is absent unless the condition holds, or the service ignores it.
    BeIgnoredUnless,
    /// It is absent, because of its status.
    BeLeftOut,
}

/// How many of some fields are there.
#[derive(Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Number {
    /// All or none.
    AllOrNone,
    /// Exactly one.
    ExactlyOne,
    /// At most one.
    AtMostOne,
    /// At least one.
    AtLeastOne,
}

/// A limit of a value.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Limit<'a> {
    /// How long a text is.
    Length(Length),
    /// Which characters a text has.
    Characters(Alphabet<'a>),
    /// What the whole text matches.
    Pattern(String),
    /// The text is a time in this format.
    Time(&'a str),
    /// Between which numbers a number is.
    Range(Range),
    /// How many items a list has.
    Items(Range),
    /// The value is a documented one.
    Known,
    /// The text has at least one character.
    NotEmpty,
    /// The value, or each item of a list, is one of these.
    OneOf(Vec<Value>),
}

/// How long a text is; both ends are inclusive.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// The smallest length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u64>,
    /// The largest length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u64>,
    /// What is counted: characters of Unicode, or bytes in UTF-8.
    pub unit: LengthUnit,
}

/// A range of numbers; both ends are inclusive.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The smallest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The largest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}

/// Which characters a text has. A set of characters is a list of its ranges, each with its first and its last character.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alphabet<'a> {
    /// All characters are among these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<&'a [(char, char)]>,
    /// The first character is among these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<&'a [(char, char)]>,
    /// The last character is among these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<&'a [(char, char)]>,
    /// No character is one of these.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub forbidden: String,
    /// All characters are ASCII.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ascii: bool,
}

/// A condition: true, false, or unknown.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Predicate<'a> {
    /// Whether a field is there.
    Present {
        /// The field.
        field: &'a str,
        /// Whether it has to be there or not.
        present: bool,
    },
    /// Whether a field, or each item of a list, has one of some values.
    Field {
        /// The field.
        field: &'a str,
        /// The values.
        #[serde(rename = "in")]
        values: Vec<Value>,
        /// What is the case if the field is absent.
        absent: Absent,
    },
    /// Whether a fact has one of some values; unknown if the caller does not tell it.
    Fact {
        /// The fact.
        fact: &'a str,
        /// The values.
        #[serde(rename = "in")]
        values: Vec<Value>,
    },
    /// Whether all of these hold.
    All {
        /// The parts.
        all: Vec<Predicate<'a>>,
    },
    /// Whether any of these holds.
    Any {
        /// The parts.
        any: Vec<Predicate<'a>>,
    },
    /// Whether this does not hold.
    Not {
        /// The part.
        not: Box<Predicate<'a>>,
    },
}

/// Whether a test of values holds for an absent field.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// It holds: the field counts as its default, which is one of the values.
    Holds,
    /// It does not hold.
    Fails,
}
