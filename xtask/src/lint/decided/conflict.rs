//! Rules that contradict each other: always, when one of them applies, or for a declared value.

use std::collections::BTreeSet;

use super::super::{Find, Finding, Level, Lint};
use super::{conflict, ids, positions};
use apispec_codegen::decide::{About, Obligation, Origin, Problem, Subject};
use apispec_codegen::model::Operation;

pub(in crate::lint) const UNSATISFIABLE: Lint = Lint {
    code: "unsatisfiable",
    level: Level::Error,
    reason: "Every request would break a rule.",
    find: Find::Decided,
};

pub(in crate::lint) const RULES_CONFLICT: Lint = Lint {
    code: "rules-conflict",
    level: Level::Error,
    reason: "When the condition of a rule is true, or for a declared value, every request would break a rule.",
    find: Find::Decided,
};

const REFUSES: &str = "contradicts the others";

/// Rules that contradict each other in some case.
struct Conflict {
    rules: Vec<usize>,
    /// The case, as the end of a sentence.
    case: String,
}

/// The finding that no request satisfies all errors, with the rules that contradict each other.
pub(super) fn unsatisfiable(
    subject: &Subject,
    operation: &Operation,
) -> Option<(&'static str, Finding)> {
    let problem = Problem::new(subject).without_unknowns();
    let rules = conflict(&problem, subject, &positions(subject, Obligation::is_error))?;
    let (place, rest) = match rules.split_first() {
        Some((first, rest)) => (&subject.obligations()[*first].mark, rest),
        None => (&operation.place, [].as_slice()),
    };
    let found = Finding::new(
        place.clone(),
        format!("no `{}` request can satisfy {}", operation.wire, ids(subject, &rules)),
        REFUSES,
        "compare the rules with the page and correct one; if the page contradicts itself, record a dispute",
    );
    Some((UNSATISFIABLE.code, found.and_rules(subject, rest, REFUSES)))
}

/// Rules that contradict each other in some case. The presence of some parameters is reported elsewhere.
pub(super) fn findings(
    subject: &Subject,
    constant: &BTreeSet<usize>,
) -> Vec<(&'static str, Finding)> {
    let mut conflicts = of_conditions(subject);
    conflicts.extend(of_values(subject, constant));
    conflicts.retain(|it| it.rules.len() > 1 && !shuts_out(subject, &it.rules));
    conflicts.sort_by_key(|it| it.rules.len());
    let mut reported = Vec::<Vec<usize>>::new();
    let mut findings = Vec::new();
    for Conflict { rules, case } in conflicts {
        let is_within = |core: &Vec<usize>| core.iter().all(|rule| rules.contains(rule));
        if reported.iter().any(is_within) {
            continue;
        }
        let found = Finding::new(
            subject.obligations()[rules[0]].mark.clone(),
            format!("{} can't be satisfied together {case}", ids(subject, &rules)),
            REFUSES,
            "correct one of them, or restrict its condition",
        );
        let found = found.and_rules(subject, &rules[1..], REFUSES);
        findings.push((RULES_CONFLICT.code, found));
        reported.push(rules);
    }
    findings
}

/// Errors whose condition is never true in an accepted request because of the error itself.
fn of_conditions(subject: &Subject) -> Vec<Conflict> {
    let errors = positions(subject, Obligation::is_error);
    let mut found = Vec::new();
    for rule in &errors {
        let obligation = &subject.obligations()[*rule];
        let Some(condition) = &obligation.condition else {
            continue;
        };
        let problem = Problem::new(subject).without_unknowns();
        let problem = problem.where_true(condition);
        if obligation.origin != Origin::Rule || !problem.has_solution() {
            continue;
        }
        // If the others contradict each other already, this one is not part of the conflict.
        let mut candidates = vec![*rule];
        candidates.extend(errors.iter().filter(|error| *error != rule));
        candidates.reverse();
        if let Some(mut rules) = conflict(&problem, subject, &candidates)
            && rules.contains(rule)
        {
            rules.sort_unstable();
            let case = format!("when the condition of `{}` is true", obligation.id);
            found.push(Conflict { rules, case });
        }
    }
    found
}

/// Declared values that no accepted request has.
fn of_values(subject: &Subject, constant: &BTreeSet<usize>) -> Vec<Conflict> {
    let errors = positions(subject, Obligation::is_error);
    let mut found = Vec::new();
    for (position, variable) in subject.variables().iter().enumerate() {
        if constant.contains(&position) {
            continue;
        }
        let fact = match variable.about {
            About::Field => "",
            About::Fact => "the fact ",
        };
        for declared in subject.declared(position) {
            let problem = Problem::new(subject).without_unknowns();
            let problem =
                problem.restricted(position, |value| value.is_some_and(|value| value == declared));
            if let Some(rules) = conflict(&problem, subject, &errors) {
                let case = format!("when {fact}`{}` is `{declared}`", variable.name);
                found.push(Conflict { rules, case });
            }
        }
    }
    found
}

/// Whether one of these restricts when the operation can be used at all.
fn shuts_out(subject: &Subject, rules: &[usize]) -> bool {
    rules.iter().any(|rule| match subject.obligations()[*rule].origin {
        Origin::Precondition | Origin::Quota => true,
        Origin::Limit | Origin::Rule | Origin::Shape => false,
    })
}
