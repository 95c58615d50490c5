//! Rules in docs: the limits of a field, the rules about it, and the conditions outside a request.

use super::docs;
use crate::model::{Field, Rule, Service, View};
use crate::sentences::{self, Names};

/// The limits of an object's member, a list item for each.
pub(super) fn of_member(
    service: &Service,
    names: Names<'_>,
    field: &Field,
    index: usize,
) -> Vec<String> {
    field.limits.iter().filter_map(|rule| constraint(service, rule, index, names)).collect()
}

/// The limits of a parameter and the rules about it, a list item for each.
///
/// Parameters are links to the fields of the request, which is called this.
pub(super) fn of_parameter(view: View<'_>, index: usize, request: &str) -> Vec<String> {
    let (operation, names) = (view.operation, Names::of(view).linked(request));
    let limits = operation.request.fields[index].limits.iter();
    let rules = operation.rules.iter();
    let rules = rules.filter(|rule| rule.form.fields().contains(&index));
    let constraint = |rule| constraint(view.service, rule, index, names);
    limits.chain(rules).filter_map(constraint).collect()
}

/// A rule as a list item; where that takes many lines, the description in the spec is easier to read.
fn constraint(service: &Service, rule: &Rule, index: usize, names: Names<'_>) -> Option<String> {
    let constraint = sentences::constraint(rule, index, names)?;
    let is_long = docs::lines_of(&constraint) > LONGEST;
    let own = Some(rule.doc.en.trim_end_matches('.')).filter(|own| is_long && !own.is_empty());
    let constraint = own.map_or(constraint, docs::prose);
    Some(graded(service, &rule.source, constraint))
}

/// The most lines that a constraint may take in docs.
const LONGEST: usize = 2;

/// The conditions outside the request, a list item for each.
pub(super) fn outside(view: View<'_>) -> Vec<String> {
    let View { service, operation, .. } = view;
    let preconditions = operation.preconditions.iter().map(|it| {
        let item = docs::prose(&sentences::precondition(it).en);
        graded(service, &it.source, item)
    });
    let quotas = operation.quotas.iter().map(|it| {
        let item = docs::prose(&sentences::quota(it).en);
        graded(service, &it.source, item)
    });
    preconditions.chain(quotas).collect()
}

/// A list item; if no page states it, with the grade of its evidence: `at most 5 for a year (metadata only)`
fn graded(service: &Service, source: &Option<String>, item: String) -> String {
    match docs::weak_grade(service.basis(source.as_deref())) {
        Some(grade) => format!("{item} ({grade})"),
        None => item,
    }
}
