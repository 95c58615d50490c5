//! What the docs say of rules: of a field's limits, of the rules about it, and of what holds outside a request.

use super::docs;
use crate::model::{Field, Operation, Rule, View};
use crate::sentences::{self, Names};

/// What the limits of a field demand, an item of a list for each.
pub(super) fn limits(field: &Field) -> Vec<String> {
    let names = Names::of_field(&field.wire);
    field.limits.iter().map(|rule| constraint(rule, names)).collect()
}

/// What the limits of a parameter and the rules about it demand, an item of a list for each.
pub(super) fn of_parameter(view: View<'_>, index: usize) -> Vec<String> {
    let (operation, names) = (view.operation, Names::of(view));
    let limits = operation.request.fields[index].limits.iter();
    let rules = operation.rules.iter();
    let rules = rules.filter(|rule| rule.form.fields().contains(&index));
    limits.chain(rules).map(|rule| constraint(rule, names)).collect()
}

/// What must hold outside the request, an item of a list for each.
pub(super) fn outside(operation: &Operation) -> Vec<String> {
    let preconditions = operation.preconditions.iter();
    let preconditions = preconditions.map(|it| docs::prose(&it.doc.en));
    let quotas = operation.quotas.iter().map(|it| docs::prose(&sentences::quota(it).en));
    preconditions.chain(quotas).collect()
}

fn constraint(rule: &Rule, names: Names<'_>) -> String {
    docs::prose(&sentences::rule(rule, names).en)
}
