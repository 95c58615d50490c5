//! Demands: what a request and its surroundings must satisfy, and what codes answer to.

use super::{Field, Precondition, Quota, Rule};
use crate::place::Place;

/// Something that must hold, by its id.
#[derive(Clone, Copy, Debug)]
pub enum Demand<'a> {
    /// A limit of a field, which may belong to an object within the request.
    Limit(&'a Rule, &'a Field),
    /// A rule between parameters.
    Rule(&'a Rule),
    /// What must hold outside the request.
    Precondition(&'a Precondition),
    /// How often it may be done.
    Quota(&'a Quota),
}

impl<'a> Demand<'a> {
    /// Its id within the operation.
    pub fn id(&self) -> &'a str {
        match self {
            Demand::Limit(rule, _) | Demand::Rule(rule) => &rule.id,
            Demand::Precondition(precondition) => &precondition.id,
            Demand::Quota(quota) => &quota.id,
        }
    }

    /// Where it stands.
    pub fn place(&self) -> &'a Place {
        match self {
            Demand::Limit(rule, _) | Demand::Rule(rule) => &rule.place,
            Demand::Precondition(precondition) => &precondition.place,
            Demand::Quota(quota) => &quota.place,
        }
    }

    /// The error codes that the service would answer.
    pub fn codes(&self) -> &'a [String] {
        match self {
            Demand::Limit(rule, _) | Demand::Rule(rule) => &rule.codes,
            Demand::Precondition(precondition) => &precondition.codes,
            Demand::Quota(quota) => &quota.codes,
        }
    }
}
