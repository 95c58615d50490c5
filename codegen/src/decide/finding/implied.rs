//! Rules that refuse nothing that others do not refuse.

use std::collections::BTreeSet;

use super::Finding;
use crate::decide::formula::Formula;
use crate::decide::problem::{Constraint, Problem, Scope};
use crate::decide::subject::Subject;
use crate::decide::test::Test;
use crate::decide::text::LONGEST;
use crate::decide::truth::Truths;
use crate::model::{Limit, Severity};

/// Rules that could be removed together and nothing would change: of equal ones, the later.
///
/// Their indices are added to those of the rules that can't fire.
pub(super) fn findings(
    subject: &Subject,
    mut removed: BTreeSet<usize>,
) -> (Vec<Finding>, BTreeSet<usize>) {
    let mut findings = Vec::new();
    for (index, obligation) in subject.obligations.iter().enumerate().rev() {
        if removed.contains(&index) || subject.is_sampled(&obligation.violated) {
            continue;
        }
        let others = subject.indices(|other| {
            other.id != obligation.id
                && (other.severity == Severity::Error || other.severity == obligation.severity)
        });
        let others = others.into_iter().filter(|other| !removed.contains(other));
        let violated = Constraint::new(obligation.violated.clone(), Truths::TRUE);
        let problem = Problem::new(subject, Scope::Everything).with([violated]);
        if !problem.has_solution() {
            continue;
        }
        let Some(rules) = subject.conflict(&problem, &others.collect::<Vec<_>>()) else {
            continue;
        };
        removed.insert(index);
        findings.push(Finding {
            code: "rule-implied",
            title: format!("`{}` follows from {}", obligation.id, subject.ids(&rules)),
            place: obligation.mark.clone(),
            label: "refuses nothing more".into(),
            related: subject.related(&rules, "refuses the same and more"),
            help: "remove it, or correct what it asks for".into(),
        });
    }
    findings.reverse();
    (findings, removed)
}

impl Subject {
    /// Whether it asks something of texts that only samples of them can answer.
    pub(super) fn is_sampled(&self, formula: &Formula) -> bool {
        let limits = |variable: usize| {
            let tests = self.tests.iter().filter(move |(it, _)| *it == variable);
            tests.filter_map(|(_, test)| match test {
                Test::Breaks(limit) => Some(limit.limit()),
                _ => None,
            })
        };
        formula.variables().into_iter().any(|variable| {
            limits(variable).any(|limit| {
                matches!(
                    limit,
                    Limit::Characters(_) | Limit::Pattern(_) | Limit::Time(_)
                ) || matches!(limit, Limit::Length(length)
                    if length.min > LONGEST || (length.max >= LONGEST && length.max < u64::MAX))
            })
        })
    }
}
