//! Demands: limits, rules, preconditions and quotas, which error codes refer to.

use super::{Field, Precondition, Quota, Rule};
use crate::place::Place;

/// Something that must hold.
#[derive(Clone, Copy, Debug)]
pub enum Demand<'a> {
    /// A limit of a field, which may belong to an object within the request.
    Limit(&'a Rule, &'a Field),
    /// A rule between parameters.
    Rule(&'a Rule),
    /// A precondition.
    Precondition(&'a Precondition),
    /// A quota.
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

    /// The location in the spec.
    pub fn place(&self) -> &'a Place {
        match self {
            Demand::Limit(rule, _) | Demand::Rule(rule) => &rule.place,
            Demand::Precondition(precondition) => &precondition.place,
            Demand::Quota(quota) => &quota.place,
        }
    }

    /// The error codes with which the service responds to a violation.
    pub fn codes(&self) -> &'a [String] {
        match self {
            Demand::Limit(rule, _) | Demand::Rule(rule) => &rule.codes,
            Demand::Precondition(precondition) => &precondition.codes,
            Demand::Quota(quota) => &quota.codes,
        }
    }
}
