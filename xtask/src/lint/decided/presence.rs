//! Parameters that can never be present, and optional ones that can never be omitted.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::{Find, Finding, Level, Lint};
use super::{conflict, ids, positions};
use apispec_codegen::decide::{Obligation, Origin, Problem, Subject};
use apispec_codegen::model::{Operation, Presence};

pub(in crate::lint) const DEAD_PARAMETER: Lint = Lint {
    code: "dead-parameter",
    level: Level::Error,
    reason: "Every request that sets the parameter would break a rule.",
    find: Find::Decided,
};

pub(in crate::lint) const ALWAYS_REQUIRED: Lint = Lint {
    code: "always-required",
    level: Level::Error,
    reason: "The parameter is declared as optional, but every request without it would break a rule.",
    find: Find::Decided,
};

/// What is wrong with the presence of parameters, and the positions of these.
pub(super) fn findings(
    subject: &Subject,
    operation: &Operation,
) -> (Vec<(&'static str, Finding)>, BTreeSet<usize>) {
    let mut findings = Vec::new();
    let mut constant = BTreeSet::new();
    for (position, field) in operation.request.fields.iter().enumerate() {
        if field.presence == Presence::Required {
            continue;
        }
        let name = field.place.at("name");
        if let Some(rules) = refused(subject, position, |value| value.is_some()) {
            constant.insert(position);
            let is_limit = |rule: &usize| subject.obligations()[*rule].origin == Origin::Limit;
            let title = if rules.iter().all(is_limit) {
                format!("no value of `{}` satisfies its limits", field.wire)
            } else {
                format!("no request can set `{}`", field.wire)
            };
            let label = format!("refused by {}", ids(subject, &rules));
            let help = "correct one of the rules, or remove the parameter";
            let found = Finding::new(name.clone(), title, label, help);
            let found = found.and_rules(subject, &rules, "refuses it");
            findings.push((DEAD_PARAMETER.code, found));
        }
        if let Some(rules) = refused(subject, position, |value| value.is_none()) {
            constant.insert(position);
            let found = Finding::new(
                name,
                format!("`{}` is declared as optional, but rules always require it", field.wire),
                format!("required by {}", ids(subject, &rules)),
                "add `\"required\": true` and remove the rules, or correct them",
            );
            let found = found.and_rules(subject, &rules, "requires it");
            findings.push((ALWAYS_REQUIRED.code, found));
        }
    }
    (findings, constant)
}

/// The errors that refuse every request in which a field has one of some values.
fn refused(
    subject: &Subject,
    field: usize,
    values: fn(Option<&Value>) -> bool,
) -> Option<Vec<usize>> {
    let problem = Problem::new(subject).without_unknowns();
    let problem = problem.restricted(field, values);
    conflict(&problem, subject, &positions(subject, Obligation::is_error))
}
