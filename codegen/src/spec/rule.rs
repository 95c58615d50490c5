//! Rules between fields, preconditions, quotas and facts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, Length, Predicate, Range, Text, Type};

/// A rule between the fields of a request.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A stable id within the operation, in `snake_case`.
    pub id: String,
    /// The rule, in your own words.
    pub doc: Option<Text>,
    /// What is checked, such as `required_if`.
    pub check: RuleCheck,
    /// The severity of a violation; an error by default.
    pub severity: Option<Severity>,
    /// The error codes with which the service responds to a violation.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The location in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// The severity of a violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The page states a requirement.
    Error,
    /// The service ignores the value, the documented list may be incomplete, or the limit is disputed.
    Warning,
}

/// What is checked, such as `required_if`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleCheck {
    /// The fields are required if the condition holds.
    RequiredIf(When),
    /// The fields are allowed only if the condition holds.
    AllowedIf(When),
    /// The fields are not allowed if the condition holds.
    ForbiddenIf(When),
    /// The fields are ignored unless the condition holds; always a warning.
    EffectiveIf(Effective),
    /// The field must have one of these values if the condition holds.
    ValuesIf(ValuesIf),
    /// The number must be in this range if the condition holds.
    RangeIf(RangeIf),
    /// The text must have this length if the condition holds.
    LengthIf(LengthIf),
    /// Either all of the fields or none of them must be present.
    AllOrNone(Group),
    /// Exactly one of the fields must be present.
    ExactlyOne(Group),
    /// At most one of the fields can be present.
    AtMostOne(Group),
    /// At least one of the fields must be present.
    AtLeastOne(Group),
    /// A comparison of two numbers or two times.
    Compare(Compare),
}

/// Fields and a condition for their presence.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The fields to which the rule applies.
    pub fields: Vec<String>,
    /// The condition.
    pub when: Predicate,
}

/// Fields and the condition under which they take effect.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effective {
    /// The fields to which the rule applies.
    pub fields: Vec<String>,
    /// The condition.
    pub when: Predicate,
}

/// A field and its allowed values under a condition.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValuesIf {
    /// The field to which the rule applies.
    pub field: String,
    /// The allowed values.
    pub values: Vec<String>,
    /// The condition.
    pub when: Predicate,
}

/// A number and its range under a condition.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RangeIf {
    /// The field to which the rule applies.
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
    /// The field to which the rule applies.
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

/// A comparison of two numbers or two times.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// The field on the left-hand side.
    pub left: String,
    /// The required relation of the left value to the right one.
    pub is: Comparison,
    /// The field on the right-hand side.
    pub right: String,
}

/// A relation of one value to another.
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
    /// The type of the value.
    #[serde(rename = "type")]
    pub kind: Type,
    /// What the fact is.
    pub doc: Option<Text>,
    /// The location in the document.
    pub source: Option<String>,
}

/// A condition outside the request that must hold for the operation to succeed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Precondition {
    /// A stable id within the operation, in `snake_case`.
    pub id: String,
    /// The precondition, in your own words: what must hold. A violation adds ", but you said that …".
    pub doc: Text,
    /// The condition, if the facts of the context can express it.
    pub holds: Option<Predicate>,
    /// The error codes with which the service responds to a violation.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The location in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// A limit on how often an operation may be called, or on how many resources may exist.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// A stable id within the operation, in `snake_case`.
    pub id: String,
    /// The quota, in your own words, with the limit in digits.
    pub doc: Text,
    /// The largest allowed number.
    pub limit: u64,
    /// The period over which it is counted.
    pub period: Period,
    /// What is counted separately, such as `instance`.
    pub scope: String,
    /// The fact with the current count, if the context has one.
    pub context: Option<String>,
    /// The severity of a violation; an error by default.
    pub severity: Option<Severity>,
    /// The error codes with which the service responds to a violation.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The location in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// The period over which a quota is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// No period: everything that exists at the same time.
    AtOnce,
    /// Per day.
    Day,
    /// Per hour.
    Hour,
    /// Per minute.
    Minute,
    /// Per second.
    Second,
}
