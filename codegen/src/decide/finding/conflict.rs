//! Rules that can't hold together: at all, where one of them speaks, or for a declared value.

use std::collections::BTreeSet;

use super::Finding;
use crate::decide::obligation::Origin;
use crate::decide::problem::{Constraint, Problem, Scope};
use crate::decide::subject::Subject;
use crate::decide::truth::Truths;
use crate::model::Operation;

/// That no request satisfies all errors, and the rules that exclude each other.
pub(super) fn unsatisfiable(subject: &Subject, operation: &Operation) -> Option<Finding> {
    let problem = Problem::new(subject, Scope::Clear);
    let rules = subject.conflict(&problem, &subject.indices(|it| it.is_error()))?;
    let (first, rest) = match rules.split_first() {
        Some((first, rest)) => (&subject.obligations[*first].mark, rest),
        None => (&operation.place, [].as_slice()),
    };
    Some(Finding {
        code: "unsatisfiable",
        title: match rules.len() {
            1 => format!(
                "no request satisfies {} of `{}`",
                subject.ids(&rules),
                operation.wire
            ),
            _ => format!(
                "no request satisfies {} of `{}` together",
                subject.ids(&rules),
                operation.wire
            ),
        },
        place: first.clone(),
        label: "refuses what the others leave".into(),
        related: subject.related(rest, "refuses what the others leave"),
        help: "correct one of them against the page; if the page says so, record a dispute".into(),
    })
}

/// Rules that exclude each other in some case. The presence of some parameters was told before.
pub(super) fn findings(subject: &Subject, told: &BTreeSet<usize>) -> Vec<Finding> {
    let conditions = subject.conditions_in_conflict().into_iter();
    let conditions = conditions.map(|(index, rules)| {
        let id = &subject.obligations[index].id;
        (rules, format!("where the condition of `{id}` is true"))
    });
    let values = subject.values_in_conflict(told).into_iter();
    let values = values.map(|(variable, value, rules)| {
        let name = subject.described(variable);
        (rules, format!("while {name} is `{value}`"))
    });
    let mut conflicts = conditions.chain(values).collect::<Vec<_>>();
    conflicts.retain(|(rules, _)| rules.len() > 1 && !subject.shuts_out(rules));
    conflicts.sort_by_key(|(rules, _)| rules.len());
    let mut cores = Vec::<Vec<usize>>::new();
    let mut findings = Vec::new();
    for (rules, case) in conflicts {
        let is_told = |core: &Vec<usize>| core.iter().all(|rule| rules.contains(rule));
        let (Some((first, rest)), false) = (rules.split_first(), cores.iter().any(is_told)) else {
            continue;
        };
        findings.push(Finding {
            code: "rules-conflict",
            title: format!("{} can't all hold {case}", subject.ids(&rules)),
            place: subject.obligations[*first].mark.clone(),
            label: "refuses what the others leave".into(),
            related: subject.related(rest, "refuses what the others leave"),
            help: "correct one of them, or narrow its condition".into(),
        });
        cores.push(rules);
    }
    findings
}

impl Subject {
    /// Errors whose condition is never true in an accepted request, and they are to blame for it.
    fn conditions_in_conflict(&self) -> Vec<(usize, Vec<usize>)> {
        let errors = self.indices(|it| it.is_error());
        let mut found = Vec::new();
        for index in self.indices(|it| it.is_error() && it.origin == Origin::Rule) {
            let Some(condition) = &self.obligations[index].condition else {
                continue;
            };
            let constraint = Constraint::new(condition.formula.clone(), Truths::TRUE);
            let problem = Problem::new(self, Scope::Clear).with([constraint]);
            if !problem.has_solution() {
                continue;
            }
            // Whatever the others refuse already, this one does not conflict with.
            let mut candidates = vec![index];
            candidates.extend(errors.iter().filter(|error| **error != index));
            candidates.reverse();
            if let Some(mut rules) = self.conflict(&problem, &candidates)
                && rules.contains(&index)
            {
                rules.sort_unstable();
                found.push((index, rules));
            }
        }
        found
    }

    /// Declared values that no accepted request has.
    fn values_in_conflict(&self, told: &BTreeSet<usize>) -> Vec<(usize, String, Vec<usize>)> {
        let errors = self.indices(|it| it.is_error());
        let mut found = Vec::new();
        for (index, variable) in self.variables.iter().enumerate() {
            if told.contains(&index) {
                continue;
            }
            for (class, members) in variable.classes.iter().enumerate() {
                let Some(serde_json::Value::String(value)) = &variable.cases[members.case] else {
                    continue;
                };
                let is_declared = self.tests.iter().any(|(tested, test)| {
                    let vocabulary = test.vocabulary();
                    *tested == index && vocabulary.is_some_and(|it| it.0.contains_key(value))
                });
                if !is_declared {
                    continue;
                }
                let problem = Problem::new(self, Scope::Clear);
                let problem = problem.restricted(index, |other| other == class);
                if let Some(rules) = self.conflict(&problem, &errors) {
                    found.push((index, value.clone(), rules));
                }
            }
        }
        found
    }

    /// Whether one of these says under which circumstances the operation can be used at all.
    fn shuts_out(&self, rules: &[usize]) -> bool {
        let mut rules = rules.iter().map(|rule| self.obligations[*rule].origin);
        rules.any(|origin| matches!(origin, Origin::Precondition | Origin::Quota))
    }
}
