//! Rules between fields, and facts outside the request.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, Length, Range, Text, Type};
use crate::place::Place;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
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

/// What a check is made of, whatever its kind.
pub struct RuleParts<'a> {
    /// Where the parts stand.
    pub place: Place,
    /// The fields that it is about, each with the place of its name.
    pub fields: Vec<(&'a str, Place)>,
    /// What it asks of the value of its field.
    pub limit: Option<RuleLimit<'a>>,
    /// When it is in force, if not always.
    pub when: Option<(&'a Predicate, Place)>,
}

/// What a rule asks of a value.
pub enum RuleLimit<'a> {
    /// It is one of these.
    Values(&'a [String]),
    /// It lies in this range.
    Range(&'a Range),
    /// It has this length.
    Length(&'a Length),
}

impl RuleCheck {
    /// What a check that stands here is made of.
    pub fn parts(&self, check: &Place) -> RuleParts<'_> {
        match self {
            RuleCheck::RequiredIf(it) => many(check.at("required_if"), &it.fields, Some(&it.when)),
            RuleCheck::AllowedIf(it) => many(check.at("allowed_if"), &it.fields, Some(&it.when)),
            RuleCheck::ForbiddenIf(it) => {
                many(check.at("forbidden_if"), &it.fields, Some(&it.when))
            }
            RuleCheck::EffectiveIf(it) => {
                many(check.at("effective_if"), &it.fields, Some(&it.when))
            }
            RuleCheck::ValuesIf(it) => {
                let limit = RuleLimit::Values(&it.values);
                one(check.at("values_if"), &it.field, limit, &it.when)
            }
            RuleCheck::RangeIf(it) => {
                let limit = RuleLimit::Range(&it.range);
                one(check.at("range_if"), &it.field, limit, &it.when)
            }
            RuleCheck::LengthIf(it) => {
                let limit = RuleLimit::Length(&it.length);
                one(check.at("length_if"), &it.field, limit, &it.when)
            }
            RuleCheck::AllOrNone(it) => many(check.at("all_or_none"), &it.fields, None),
            RuleCheck::ExactlyOne(it) => many(check.at("exactly_one"), &it.fields, None),
            RuleCheck::AtMostOne(it) => many(check.at("at_most_one"), &it.fields, None),
            RuleCheck::AtLeastOne(it) => many(check.at("at_least_one"), &it.fields, None),
            RuleCheck::Compare(it) => {
                let place = check.at("compare");
                RuleParts {
                    fields: vec![(&it.left, place.at("left")), (&it.right, place.at("right"))],
                    limit: None,
                    when: None,
                    place,
                }
            }
        }
    }
}

fn many<'a>(place: Place, fields: &'a [String], when: Option<&'a Predicate>) -> RuleParts<'a> {
    let named = fields.iter().enumerate();
    let named = named.map(|(index, name)| (name.as_str(), place.nth("fields", index)));
    RuleParts {
        fields: named.collect(),
        limit: None,
        when: when.map(|when| (when, place.at("when"))),
        place,
    }
}

fn one<'a>(
    place: Place,
    field: &'a str,
    limit: RuleLimit<'a>,
    when: &'a Predicate,
) -> RuleParts<'a> {
    RuleParts {
        fields: vec![(field, place.at("field"))],
        limit: Some(limit),
        when: Some((when, place.at("when"))),
        place,
    }
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

/// A condition: a test of one field or fact, or a combination of conditions.
///
/// Either `field` or `context` with one of `is`, `in`, `present`; or one of `all`, `any`, `not`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// The field that is tested.
    pub field: Option<String>,
    /// The fact outside the request that is tested.
    pub context: Option<String>,
    /// It has this value.
    pub is: Option<serde_json::Value>,
    /// It has one of these values.
    #[serde(default, rename = "in")]
    pub one_of: Vec<serde_json::Value>,
    /// It is present, or it is not.
    pub present: Option<bool>,
    /// What an absent field counts as in `is` and `in`.
    pub absent: Option<AbsentAs>,
    /// All of these hold.
    #[serde(default)]
    pub all: Vec<Predicate>,
    /// At least one of these holds.
    #[serde(default)]
    pub any: Vec<Predicate>,
    /// This does not hold.
    pub not: Option<Box<Predicate>>,
}

impl Predicate {
    /// The condition, which stands here, and each condition within it, the whole first.
    pub fn within(&self, place: &Place) -> Vec<(&Predicate, Place)> {
        let mut found = vec![(self, place.clone())];
        for (inner, place) in self.inner(place) {
            found.extend(inner.within(&place));
        }
        found
    }

    /// The conditions that it is made of.
    pub fn inner(&self, place: &Place) -> Vec<(&Predicate, Place)> {
        let all = self.all.iter().enumerate();
        let all = all.map(|(index, inner)| (inner, place.nth("all", index)));
        let any = self.any.iter().enumerate();
        let any = any.map(|(index, inner)| (inner, place.nth("any", index)));
        let not = self.not.iter();
        let not = not.map(|inner| (inner.as_ref(), place.at("not")));
        all.chain(any).chain(not).collect()
    }

    /// The values that it tests for, each with its place.
    pub fn values(&self, place: &Place) -> Vec<(&serde_json::Value, Place)> {
        let is = self.is.iter().map(|value| (value, place.at("is")));
        let one_of = self.one_of.iter().enumerate();
        let one_of = one_of.map(|(index, value)| (value, place.nth("in", index)));
        is.chain(one_of).collect()
    }
}

/// What an absent field counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AbsentAs {
    /// As its default.
    Default,
    /// As no value at all.
    Absent,
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
