//! The conditions of an operation, and the rules with the parts that they are made of.

use super::operation::OperationAt;
use apispec_codegen::place::Place;
use apispec_codegen::spec::{Predicate, Rule, RuleParts};

/// The rules of an operation, each with what it is made of.
pub(super) fn parts<'a>(at: &OperationAt<'a>) -> impl Iterator<Item = (&'a Rule, RuleParts<'a>)> {
    let rules = at.operation.rules.iter().enumerate();
    rules.map(|(index, rule)| {
        let place = at.place.nth("rules", index).at("check");
        (rule, rule.check.parts(&place))
    })
}

/// Every condition of an operation, of its rules and its preconditions, and each within another.
pub(super) fn conditions<'a>(at: &OperationAt<'a>) -> Vec<(&'a Predicate, Place)> {
    let when = parts(at).filter_map(|(_, parts)| parts.when);
    let preconditions = at.operation.preconditions.iter().enumerate();
    let holds = preconditions.filter_map(|(index, precondition)| {
        let place = at.place.nth("preconditions", index).at("holds");
        Some((precondition.holds.as_ref()?, place))
    });
    let conditions = when.chain(holds);
    conditions.flat_map(|(condition, place)| condition.within(&place)).collect()
}
