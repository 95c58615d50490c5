//! Rules in docs: the limits of a field, the rules about it, and the conditions outside a request.

use super::docs;
use crate::model::{Field, Operation, Rule, View};
use crate::sentences::{self, Names};

/// The limits of an object's member, a list item for each.
pub(super) fn of_member(names: Names<'_>, field: &Field, index: usize) -> Vec<String> {
    field.limits.iter().filter_map(|rule| constraint(rule, index, names)).collect()
}

/// The limits of a parameter and the rules about it, a list item for each.
///
/// Parameters are links to the fields of the request, which is called this.
pub(super) fn of_parameter(view: View<'_>, index: usize, request: &str) -> Vec<String> {
    let (operation, names) = (view.operation, Names::of(view).linked(request));
    let limits = operation.request.fields[index].limits.iter();
    let rules = operation.rules.iter();
    let rules = rules.filter(|rule| rule.form.fields().contains(&index));
    limits.chain(rules).filter_map(|rule| constraint(rule, index, names)).collect()
}

/// A rule as a list item; where that takes many lines, the description in the spec is easier to read.
fn constraint(rule: &Rule, index: usize, names: Names<'_>) -> Option<String> {
    let constraint = sentences::constraint(rule, index, names)?;
    let is_long = docs::lines_of(&constraint) > LONGEST;
    let own = Some(rule.doc.en.trim_end_matches('.')).filter(|own| is_long && !own.is_empty());
    Some(own.map_or(constraint, docs::prose))
}

/// The most lines that a constraint may take in docs.
const LONGEST: usize = 2;

/// The conditions outside the request, a list item for each.
pub(super) fn outside(operation: &Operation) -> Vec<String> {
    let preconditions = operation.preconditions.iter();
    let preconditions = preconditions.map(|it| docs::prose(&sentences::precondition(it).en));
    let quotas = operation.quotas.iter().map(|it| docs::prose(&sentences::quota(it).en));
    preconditions.chain(quotas).collect()
}
