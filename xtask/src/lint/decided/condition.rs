//! Conditions that are never or always true, and rules that no request violates.

use std::collections::BTreeSet;

use super::super::{Find, Finding, Level, Lint};
use apispec_codegen::decide::{Condition, Obligation, Problem, Subject, Verdict};

pub(in crate::lint) const RULE_CANNOT_FIRE: Lint = Lint {
    code: "rule-cannot-fire",
    level: Level::Warning,
    reason: "It was meant to refuse something.",
    find: Find::Decided,
};

pub(in crate::lint) const NEVER_TRUE: Lint = Lint {
    code: "condition-never-true",
    level: Level::Warning,
    reason: "The rule never fires, or its branch is dead.",
    find: Find::Decided,
};

pub(in crate::lint) const ALWAYS_TRUE: Lint = Lint {
    code: "condition-always-true",
    level: Level::Warning,
    reason: "The rule says less than it seems to: it has no condition at all.",
    find: Find::Decided,
};

/// What is wrong with conditions and rules on their own, and the positions of the rules that can't fire.
pub(super) fn findings(subject: &Subject) -> (Vec<(&'static str, Finding)>, BTreeSet<usize>) {
    let mut findings = Vec::new();
    let mut idle = BTreeSet::new();
    for (position, obligation) in subject.obligations().iter().enumerate() {
        let before = findings.len();
        if let Some(condition) = &obligation.condition {
            constant(subject, obligation, condition, &mut findings);
        }
        if can_fire(subject, obligation) {
            continue;
        }
        idle.insert(position);
        if findings.len() == before {
            let found = Finding::new(
                obligation.mark.clone(),
                format!("`{}` is never violated", obligation.id),
                "every request satisfies it",
                "remove it, or correct what it asks for",
            );
            findings.push((RULE_CANNOT_FIRE.code, found));
        }
    }
    (findings, idle)
}

/// Whether some request violates it, as far as can be told.
fn can_fire(subject: &Subject, obligation: &Obligation) -> bool {
    let violated = Problem::new(subject).with_verdict(obligation, Verdict::Violated);
    violated.has_solution() || obligation.variables().is_empty() || subject.is_sampled(obligation)
}

/// The largest parts of a condition that are the same for all requests.
fn constant(
    subject: &Subject,
    obligation: &Obligation,
    condition: &Condition,
    findings: &mut Vec<(&'static str, Finding)>,
) {
    let any = Problem::new(subject);
    let (lint, how) = if !any.clone().where_true(condition).has_solution() {
        (NEVER_TRUE, "never")
    } else if !any.where_false(condition).has_solution() {
        (ALWAYS_TRUE, "always")
    } else {
        for part in &condition.parts {
            constant(subject, obligation, part, findings);
        }
        return;
    };
    let found = Finding::new(
        condition.place.clone(),
        format!("a condition of `{}` is {how} true", obligation.id),
        format!("{how} true"),
        "remove it, or correct what it asks for",
    );
    findings.push((lint.code, found));
}
