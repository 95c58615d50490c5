//! What the docs say of rules: of a field's limits, of the rules about it, and of what holds outside a request.

use super::docs;
use crate::model::{Field, Operation, Rule, Service, View};
use crate::sentences::{self, Names};

/// What the limits of one of the fields of a type demand, an item of a list for each.
pub(super) fn limits(service: &Service, fields: &[Field], index: usize, path: &str) -> Vec<String> {
    let names = Names::of_fields(service, fields);
    constraints(&fields[index].limits, index, names, path)
}

/// What the limits of a parameter and the rules about it demand, an item of a list for each.
pub(super) fn of_parameter(view: View<'_>, index: usize, path: &str) -> Vec<String> {
    let operation = view.operation;
    let limits = operation.request.fields[index].limits.iter();
    let rules = operation.rules.iter();
    let rules = rules.filter(|rule| rule.form.fields().contains(&index));
    constraints(limits.chain(rules), index, Names::of(view), path)
}

/// Fields are linked as members of the type at this path, which may be `Self`.
fn constraints<'a>(
    rules: impl IntoIterator<Item = &'a Rule>,
    index: usize,
    names: Names<'_>,
    path: &str,
) -> Vec<String> {
    let rules = rules.into_iter();
    rules.filter_map(|rule| sentences::constraint(rule, index, names.linked(path))).collect()
}

/// What must hold outside the request, an item of a list for each.
pub(super) fn outside(operation: &Operation) -> Vec<String> {
    let preconditions = operation.preconditions.iter();
    let preconditions = preconditions.map(|it| docs::prose(&it.doc.en));
    let quotas = operation.quotas.iter().map(|it| docs::prose(&sentences::quota(it).en));
    preconditions.chain(quotas).collect()
}
