//! Operations → findings about their rules as a whole.

pub(super) mod condition;
pub(super) mod conflict;
pub(super) mod cycle;
pub(super) mod implied;
pub(super) mod presence;

use super::Finding;
use apispec_codegen::decide::{Obligation, Problem, Subject};
use apispec_codegen::model::{Operation, View};

/// The findings about the rules of an operation as a whole, without duplicates, with the codes of the lints.
///
/// If no request satisfies all rules, parameters and values are skipped, since all of them would be reported.
pub fn decided(view: View<'_>) -> Vec<(&'static str, Finding)> {
    findings(&Subject::new(view), view.operation)
}

/// As [`decided`], for an operation whose subject exists already.
pub(super) fn findings(subject: &Subject, operation: &Operation) -> Vec<(&'static str, Finding)> {
    let (mut findings, idle) = condition::findings(subject);
    let (implied, idle) = implied::findings(subject, idle);
    findings.extend(cycle::findings(subject, &idle));
    let unsatisfiable = conflict::unsatisfiable(subject, operation);
    let is_satisfiable = unsatisfiable.is_none();
    findings.extend(unsatisfiable);
    if is_satisfiable {
        let (parameters, constant) = presence::findings(subject, operation);
        findings.extend(parameters);
        findings.extend(conflict::findings(subject, &constant));
    }
    findings.extend(implied);
    findings
}

/// A minimal set of obligations, by position, that can't be met together.
///
/// `None` if all can be met.
fn conflict(problem: &Problem<'_>, subject: &Subject, candidates: &[usize]) -> Option<Vec<usize>> {
    let is_met = |candidates: &[usize]| {
        let kept = candidates.iter().map(|rule| &subject.obligations()[*rule]);
        problem.clone().keeping(kept).has_solution()
    };
    if is_met(candidates) {
        return None;
    }
    let mut core = candidates.to_vec();
    for candidate in candidates.iter().rev() {
        let rest = core.iter().copied().filter(|other| other != candidate);
        let rest = rest.collect::<Vec<_>>();
        if !is_met(&rest) {
            core = rest;
        }
    }
    Some(core)
}

/// The positions of some obligations.
fn positions(subject: &Subject, which: impl Fn(&Obligation) -> bool) -> Vec<usize> {
    let obligations = subject.obligations().iter().enumerate();
    let chosen = obligations.filter(|(_, obligation)| which(obligation));
    chosen.map(|(position, _)| position).collect()
}

/// The ids of obligations, for a sentence.
fn ids(subject: &Subject, rules: &[usize]) -> String {
    let ids = rules.iter().map(|rule| subject.obligations()[*rule].id.as_str());
    sentence(ids)
}

/// Names in backticks: one, two with `and`, or more.
fn sentence<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names = names.map(|name| format!("`{name}`")).collect::<Vec<_>>();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

impl Finding {
    /// The finding with the locations of the rules that cause it.
    fn and_rules(self, subject: &Subject, rules: &[usize], label: &str) -> Self {
        rules
            .iter()
            .fold(self, |found, rule| found.and(subject.obligations()[*rule].mark.clone(), label))
    }
}
