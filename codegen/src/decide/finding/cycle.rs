//! Parameters that require each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::decide::problem::{Constraint, Problem, Scope};
use crate::decide::subject::Subject;
use crate::decide::truth::Truths;
use crate::model::BePresent;

/// Circles of parameters each of which, wherever it is present, requires the next.
///
/// Some rules say nothing that others do not say, and are passed over.
pub(super) fn findings(subject: &Subject, idle: &BTreeSet<usize>) -> Vec<Finding> {
    let mut requirements = subject.requirements();
    requirements.retain(|(_, _, rule)| !idle.contains(rule));
    let reach = reach(&requirements);
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for start in reach.keys() {
        let circle = reach[start].iter().filter(|other| {
            let back = reach.get(other);
            back.is_some_and(|back| back.contains(start))
        });
        let circle = circle.copied().collect::<BTreeSet<_>>();
        if circle.len() < 2 || !told.insert(circle.clone()) {
            continue;
        }
        let mut rules = requirements
            .iter()
            .filter(|(from, to, _)| circle.contains(from) && circle.contains(to))
            .map(|(_, _, rule)| *rule)
            .collect::<Vec<_>>();
        rules.sort_unstable();
        rules.dedup();
        let Some((first, rest)) = rules.split_first() else {
            continue;
        };
        let names = circle.iter().map(|it| subject.variables[*it].name.as_str());
        let names = super::sentence(names);
        findings.push(Finding {
            code: "requirement-cycle",
            title: format!("{names} require each other in a circle"),
            place: subject.obligations[*first].mark.clone(),
            label: "closes the circle".into(),
            related: subject.related(rest, "closes the circle"),
            help: format!("say it once: `all_or_none` with {names}; or correct a condition"),
        });
    }
    findings
}

impl Subject {
    /// From the presence of one parameter to another that it requires, with the rule.
    fn requirements(&self) -> Vec<(usize, usize, usize)> {
        let mut requirements = Vec::new();
        for (index, obligation) in self.obligations.iter().enumerate() {
            let Some(condition) = &obligation.condition else {
                continue;
            };
            for from in condition.formula.variables() {
                for to in &obligation.about {
                    // Violated wherever the one is present and the other is not.
                    let never = Constraint::new(obligation.violated.clone(), Truths::NOT_TRUE);
                    let problem = Problem::new(self, Scope::Clear)
                        .restricted(from, |class| self.is(from, class, BePresent::Present))
                        .restricted(*to, |class| self.is(*to, class, BePresent::Absent));
                    let can_be = problem.has_solution();
                    if from != *to && can_be && !problem.with([never]).has_solution() {
                        requirements.push((from, *to, index));
                    }
                }
            }
        }
        requirements
    }
}

/// What each parameter requires, directly or through others.
fn reach(requirements: &[(usize, usize, usize)]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut reach = BTreeMap::<usize, BTreeSet<usize>>::new();
    for (from, to, _) in requirements {
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
