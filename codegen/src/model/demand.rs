//! Demands: what a request and its surroundings must satisfy, and what codes answer to.

use super::{Field, Kind, NamedType, Operation, Precondition, Quota, Rule, Shape};
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

impl Operation {
    /// Everything that must hold: limits in the order of the fields, then rules, preconditions and quotas.
    ///
    /// `shared` are the types of the operation's service.
    pub fn demands<'a>(&'a self, shared: &'a [NamedType]) -> Vec<Demand<'a>> {
        let types = shared.iter().chain(&self.types).collect::<Vec<_>>();
        let mut demands = limits(&self.request.fields, &types);
        demands.extend(self.rules.iter().map(Demand::Rule));
        demands.extend(self.preconditions.iter().map(Demand::Precondition));
        demands.extend(self.quotas.iter().map(Demand::Quota));
        demands
    }
}

/// The limits of fields, each before those of what it carries. Each type is looked at once.
fn limits<'a>(fields: &'a [Field], types: &[&'a NamedType]) -> Vec<Demand<'a>> {
    let mut demands = Vec::new();
    let mut seen = Vec::new();
    let mut open = fields.iter().rev().collect::<Vec<_>>();
    while let Some(field) = open.pop() {
        let limits = field.limits.iter();
        demands.extend(limits.map(|limit| Demand::Limit(limit, field)));
        let Some(name) = named(&field.kind).filter(|name| !seen.contains(name)) else {
            continue;
        };
        seen.push(name);
        let found = types.iter().find(|named| named.name == name);
        if let Some(Shape::Structure(structure)) = found.map(|named| &named.shape) {
            open.extend(structure.fields.iter().rev());
        }
    }
    demands
}

/// The type that a value has or carries.
fn named(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Named(name) => Some(name),
        Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => named(of),
        _ => None,
    }
}
