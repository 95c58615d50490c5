//! Parameters that require each other in a cycle.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Find, Finding, Level, Lint};
use super::sentence;
use apispec_codegen::decide::{Problem, Subject};

pub(in crate::lint) const REQUIREMENT_CYCLE: Lint = Lint {
    code: "requirement-cycle",
    level: Level::Warning,
    reason: "Several rules together state what one rule could state.",
    find: Find::Decided,
};

/// One parameter that always requires another one.
struct Requirement {
    from: usize,
    to: usize,
    rule: usize,
}

/// Cycles of parameters, each of which always requires the next one.
///
/// Rules that are implied by others are skipped.
pub(super) fn findings(subject: &Subject, idle: &BTreeSet<usize>) -> Vec<(&'static str, Finding)> {
    let mut requirements = requirements(subject);
    requirements.retain(|it| !idle.contains(&it.rule));
    let reach = reach(&requirements);
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for start in reach.keys() {
        let circle = reach[start].iter().filter(|other| {
            let back = reach.get(other);
            back.is_some_and(|back| back.contains(start))
        });
        let circle = circle.copied().collect::<BTreeSet<_>>();
        if circle.len() < 2 || !seen.insert(circle.clone()) {
            continue;
        }
        let within =
            requirements.iter().filter(|it| circle.contains(&it.from) && circle.contains(&it.to));
        let rules = within.map(|it| it.rule).collect::<BTreeSet<_>>();
        let rules = rules.into_iter().collect::<Vec<_>>();
        let names = circle.iter().map(|it| subject.variables()[*it].name.as_str());
        let names = sentence(names);
        let found = Finding::new(
            subject.obligations()[rules[0]].mark.clone(),
            format!("{names} require each other in a cycle"),
            "part of the cycle",
            format!("use one rule, `all_or_none` with {names}, or correct a condition"),
        );
        let found = found.and_rules(subject, &rules[1..], "part of the cycle");
        findings.push((REQUIREMENT_CYCLE.code, found));
    }
    findings
}

fn requirements(subject: &Subject) -> Vec<Requirement> {
    let mut requirements = Vec::new();
    for (rule, obligation) in subject.obligations().iter().enumerate() {
        let Some(condition) = &obligation.condition else {
            continue;
        };
        for from in condition.variables() {
            for to in obligation.about.iter().copied() {
                // Violated wherever the one is present and the other is not.
                let problem = Problem::new(subject)
                    .without_unknowns()
                    .restricted(from, |value| value.is_some())
                    .restricted(to, |value| value.is_none());
                let can_be = problem.has_solution();
                if from != to && can_be && !problem.keeping([obligation]).has_solution() {
                    requirements.push(Requirement { from, to, rule });
                }
            }
        }
    }
    requirements
}

/// The parameters that each parameter requires, directly or indirectly.
fn reach(requirements: &[Requirement]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut reach = BTreeMap::<usize, BTreeSet<usize>>::new();
    for Requirement { from, to, .. } in requirements {
        reach.entry(*from).or_default().insert(*to);
    }
    for _ in 0..reach.len() {
        let before = reach.clone();
        for targets in reach.values_mut() {
            let further = targets.iter().filter_map(|target| before.get(target));
            let further = further.flatten().copied().collect::<Vec<_>>();
            targets.extend(further);
        }
    }
    reach
}
