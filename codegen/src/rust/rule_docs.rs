//! What the docs say of rules: of a field's limits, of the rules about it, and of what holds outside a request.

use super::docs;
use crate::model::{Field, Operation, View};
use crate::sentences::{self, Names};

/// What the limits of a member of an object demand, an item of a list for each.
pub(super) fn of_member(names: Names<'_>, field: &Field, index: usize) -> Vec<String> {
    let constraints = field.limits.iter();
    constraints.filter_map(|rule| sentences::constraint(rule, index, names)).collect()
}

/// What the limits of a parameter and the rules about it demand, an item of a list for each.
///
/// Parameters are links to the fields of the request, which is called this.
pub(super) fn of_parameter(view: View<'_>, index: usize, request: &str) -> Vec<String> {
    let (operation, names) = (view.operation, Names::of(view).linked(request));
    let limits = operation.request.fields[index].limits.iter();
    let rules = operation.rules.iter();
    let rules = rules.filter(|rule| rule.form.fields().contains(&index));
    let constraints = limits.chain(rules);
    constraints.filter_map(|rule| sentences::constraint(rule, index, names)).collect()
}

/// What must hold outside the request, an item of a list for each.
pub(super) fn outside(operation: &Operation) -> Vec<String> {
    let preconditions = operation.preconditions.iter();
    let preconditions = preconditions.map(|it| docs::prose(&sentences::precondition(it).en));
    let quotas = operation.quotas.iter().map(|it| docs::prose(&sentences::quota(it).en));
    preconditions.chain(quotas).collect()
}
