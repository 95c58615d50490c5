//! Redundant rules: other rules imply them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Catalog, Find, Finding, Level, Lint};
use super::{conflict, ids, positions};
use apispec_codegen::decide::{Problem, Subject, Verdict};

pub(in crate::lint) const RULE_IMPLIED: Lint = Lint {
    code: "rule-implied",
    level: Level::Warning,
    reason: "A violation would be reported twice; use `allow` if the page states both rules.",
    find: Find::Specs(implied),
};

pub(in crate::lint) const SAME_RULE_TWICE: Lint = Lint {
    code: "same-rule-twice",
    level: Level::Warning,
    reason: "A violation would be reported twice, and a correction could miss one of the two.",
    find: Find::Specs(twice),
};

/// Identical rules are reported as such, not as implied.
fn implied(catalog: &Catalog<'_>) -> Vec<Finding> {
    let twice = twice(catalog);
    let mut found = catalog.decided(RULE_IMPLIED.code);
    found.retain(|found| twice.iter().all(|twice| twice.place != found.place));
    found
}

fn twice(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for at in &catalog.operations {
        let id = |index: usize| at.place.nth("rules", index).at("id");
        let mut seen = BTreeMap::new();
        for (index, rule) in at.operation.rules.iter().enumerate() {
            let check = format!("{:?}", rule.check);
            let (first, other) = *seen.entry(check).or_insert((index, rule));
            if first != index {
                let title = format!("`{}` and `{}` are the same rule", other.id, rule.id);
                let help = "keep one of them and cite both locations in its `source`";
                found.push(Finding::pair(id(first), id(index), title, help));
            }
        }
    }
    found
}

/// Rules that could be removed together without effect; of equal rules, the later one.
///
/// Their positions are added to those of the rules that can't fire.
pub(super) fn findings(
    subject: &Subject,
    mut removed: BTreeSet<usize>,
) -> (Vec<(&'static str, Finding)>, BTreeSet<usize>) {
    let mut findings = Vec::new();
    for (position, obligation) in subject.obligations().iter().enumerate().rev() {
        if removed.contains(&position)
            || subject.is_sampled(obligation)
            || obligation.is_implied_by_required()
        {
            continue;
        }
        let mut others = positions(subject, |other| {
            other.id != obligation.id && (other.is_error() || other.severity == obligation.severity)
        });
        others.retain(|other| !removed.contains(other));
        let problem = Problem::new(subject).with_verdict(obligation, Verdict::Violated);
        if !problem.has_solution() {
            continue;
        }
        let Some(rules) = conflict(&problem, subject, &others) else {
            continue;
        };
        removed.insert(position);
        let found = Finding::new(
            obligation.mark.clone(),
            format!("`{}` is implied by {}", obligation.id, ids(subject, &rules)),
            "refuses no further request",
            "remove it, or correct the condition or the limit",
        );
        let found = found.and_rules(subject, &rules, "refuses at least the same requests");
        findings.push((RULE_IMPLIED.code, found));
    }
    findings.reverse();
    (findings, removed)
}
