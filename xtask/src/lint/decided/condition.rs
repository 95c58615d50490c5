//! Constant conditions, and rules that no request can violate.

use std::collections::BTreeSet;

use super::super::{Find, Finding, Level, Lint};
use apispec_codegen::decide::{Condition, Obligation, Problem, Subject, Verdict};

pub(in crate::lint) const RULE_CANNOT_FIRE: Lint = Lint {
    code: "rule-cannot-fire",
    level: Level::Warning,
    reason: "A rule that can't be violated has no effect.",
    find: Find::Decided,
};

pub(in crate::lint) const NEVER_TRUE: Lint = Lint {
    code: "condition-never-true",
    level: Level::Warning,
    reason: "A rule whose condition is never true has no effect.",
    find: Find::Decided,
};

pub(in crate::lint) const ALWAYS_TRUE: Lint = Lint {
    code: "condition-always-true",
    level: Level::Warning,
    reason: "A rule whose condition is always true needs no condition.",
    find: Find::Decided,
};

/// The findings about single conditions and rules, and the positions of rules that can't be violated.
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
                format!("no request can violate `{}`", obligation.id),
                "always satisfied",
                "remove it, or correct the condition or the limit",
            );
            findings.push((RULE_CANNOT_FIRE.code, found));
        }
    }
    (findings, idle)
}

/// Whether some request violates it, as far as can be decided.
fn can_fire(subject: &Subject, obligation: &Obligation) -> bool {
    let violated = Problem::new(subject).with_verdict(obligation, Verdict::Violated);
    violated.has_solution() || obligation.variables().is_empty() || subject.is_sampled(obligation)
}

/// The largest constant parts of a condition.
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
        "remove it, or correct the condition or the limit",
    );
    findings.push((lint.code, found));
}
