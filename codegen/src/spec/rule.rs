//! Rules between fields, and facts outside the request.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, Length, Predicate, Range, Text, Type};

/// What must hold between the fields of a request.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A stable id within the operation, in `snake_case`.
    pub id: String,
    /// The rule in our own words.
    pub doc: Option<Text>,
    /// What is checked.
    pub check: RuleCheck,
    /// How grave a violation is; an error if left out.
    pub severity: Option<Severity>,
    /// The error codes that the service would answer.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Where it stands.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// How grave a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The page states a must.
    Error,
    /// The service ignores it, the list may have grown, or the limit is disputed.
    Warning,
}

/// What is checked.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleCheck {
    /// The fields must be present when the condition holds.
    RequiredIf(When),
    /// The fields may be present only when the condition holds.
    AllowedIf(When),
    /// The fields may not be present when the condition holds.
    ForbiddenIf(When),
    /// The fields are ignored unless the condition holds: a warning.
    EffectiveIf(Effective),
    /// The field has one of these values when the condition holds.
    ValuesIf(ValuesIf),
    /// The number lies in this range when the condition holds.
    RangeIf(RangeIf),
    /// The text has this length when the condition holds.
    LengthIf(LengthIf),
    /// All of the fields are present, or none.
    AllOrNone(Group),
    /// One of the fields is present.
    ExactlyOne(Group),
    /// At most one of the fields is present.
    AtMostOne(Group),
    /// At least one of the fields is present.
    AtLeastOne(Group),
    /// One number or time against another.
    Compare(Compare),
}

/// Fields and the condition of their presence.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The fields that the rule is about.
    pub fields: Vec<String>,
    /// The condition.
    pub when: Predicate,
}

/// Fields and the condition under which they have an effect.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effective {
    /// The fields that the rule is about.
    pub fields: Vec<String>,
    /// The condition.
    pub when: Predicate,
}

/// A field and its values under a condition.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValuesIf {
    /// The field that the rule is about.
    pub field: String,
    /// The values that it may have.
    pub values: Vec<String>,
    /// The condition.
    pub when: Predicate,
}

/// A number and its range under a condition.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RangeIf {
    /// The field that the rule is about.
    pub field: String,
    /// The range.
    pub range: Range,
    /// The condition.
    pub when: Predicate,
}

/// A text and its length under a condition.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LengthIf {
    /// The field that the rule is about.
    pub field: String,
    /// The length.
    pub length: Length,
    /// The condition.
    pub when: Predicate,
}

/// Fields whose presence is counted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The fields.
    pub fields: Vec<String>,
}

/// One number or time against another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// The field on the left.
    pub left: String,
    /// How the left stands to the right.
    pub is: Comparison,
    /// The field on the right.
    pub right: String,
}

/// How one value stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// `<`
    Less,
    /// `≤`
    AtMost,
    /// `=`
    Equal,
    /// `≥`
    AtLeast,
    /// `>`
    Greater,
}

/// A fact outside the request that a caller may know, such as the engine of the instance.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContextFact {
    /// The fact's name, in `snake_case`.
    pub name: String,
    /// What its value is.
    #[serde(rename = "type")]
    pub kind: Type,
    /// What it is.
    pub doc: Option<Text>,
    /// Where it stands.
    pub source: Option<String>,
}

/// What must hold outside the request for the operation to succeed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Precondition {
    /// A stable id within the operation, in `snake_case`.
    pub id: String,
    /// The precondition in our own words.
    pub doc: Text,
    /// What must hold, where the context carries the facts.
    pub holds: Option<Predicate>,
    /// The error codes that the service would answer.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Where it stands.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// How often something may be done.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// A stable id within the operation, in `snake_case`.
    pub id: String,
    /// The quota in our own words.
    pub doc: Text,
    /// The largest number.
    pub limit: u64,
    /// The time over which it is counted.
    pub period: Period,
    /// What it is counted for, such as `instance`.
    pub scope: String,
    /// The fact that carries the number counted so far, where the context has one.
    pub context: Option<String>,
    /// The error codes that the service would answer.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Where it stands.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// The time over which a quota is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// All that exists at once.
    AtOnce,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}
