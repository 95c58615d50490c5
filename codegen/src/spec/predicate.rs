//! Conditions of rules and preconditions.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::Place;

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
    /// Holds if the value equals this one.
    pub is: Option<serde_json::Value>,
    /// Holds if the value is one of these.
    #[serde(default, rename = "in")]
    pub one_of: Vec<serde_json::Value>,
    /// Holds if the field is present (`true`) or absent (`false`).
    pub present: Option<bool>,
    /// How `is` and `in` treat an absent field.
    pub absent: Option<AbsentAs>,
    /// Holds if all of these hold.
    #[serde(default)]
    pub all: Vec<Predicate>,
    /// Holds if at least one of these holds.
    #[serde(default)]
    pub any: Vec<Predicate>,
    /// Holds if this does not hold.
    pub not: Option<Box<Predicate>>,
}

impl Predicate {
    /// The condition, which is at this location, and all conditions within it, outer ones first.
    pub fn within(&self, place: &Place) -> Vec<(&Predicate, Place)> {
        let mut found = vec![(self, place.clone())];
        for (inner, place) in self.inner(place) {
            found.extend(inner.within(&place));
        }
        found
    }

    /// The direct parts of the condition.
    pub fn inner(&self, place: &Place) -> Vec<(&Predicate, Place)> {
        let all = self.all.iter().enumerate();
        let all = all.map(|(index, inner)| (inner, place.nth("all", index)));
        let any = self.any.iter().enumerate();
        let any = any.map(|(index, inner)| (inner, place.nth("any", index)));
        let not = self.not.iter();
        let not = not.map(|inner| (inner.as_ref(), place.at("not")));
        all.chain(any).chain(not).collect()
    }

    /// The values that are compared, each with its location.
    pub fn values(&self, place: &Place) -> Vec<(&serde_json::Value, Place)> {
        let is = self.is.iter().map(|value| (value, place.at("is")));
        let one_of = self.one_of.iter().enumerate();
        let one_of = one_of.map(|(index, value)| (value, place.nth("in", index)));
        is.chain(one_of).collect()
    }
}

/// How a test treats an absent field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AbsentAs {
    /// As if it had its default value.
    Default,
    /// As absent: the test is false.
    Absent,
}
