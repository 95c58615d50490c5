//! Conditions that are never or always true, and rules that can't fire.

use std::collections::BTreeSet;

use super::Finding;
use crate::decide::condition::Condition;
use crate::decide::formula::Formula;
use crate::decide::obligation::Obligation;
use crate::decide::problem::{Constraint, Problem, Scope};
use crate::decide::subject::Subject;
use crate::decide::truth::Truths;

/// What is wrong with conditions and rules on their own, and the indices of the rules that can't fire.
pub(super) fn findings(subject: &Subject) -> (Vec<Finding>, BTreeSet<usize>) {
    let mut findings = Vec::new();
    let mut idle = BTreeSet::new();
    for (index, obligation) in subject.obligations.iter().enumerate() {
        let before = findings.len();
        if let Some(condition) = &obligation.condition {
            subject.constant(obligation, condition, &mut findings);
        }
        if subject.can_fire(obligation) {
            continue;
        }
        idle.insert(index);
        if findings.len() == before {
            findings.push(Finding {
                code: "rule-cannot-fire",
                title: format!("`{}` is never violated", obligation.id),
                place: obligation.mark.clone(),
                label: "every request satisfies it".into(),
                related: Vec::new(),
                help: "remove it, or correct what it asks for".into(),
            });
        }
    }
    (findings, idle)
}

impl Subject {
    /// Whether some request violates it, as far as can be told.
    fn can_fire(&self, obligation: &Obligation) -> bool {
        self.can_be(obligation.violated.clone(), Truths::TRUE)
            || obligation.violated.variables().is_empty()
            || self.is_sampled(&obligation.violated)
    }

    /// The largest parts of a condition that are the same for all requests.
    fn constant(
        &self,
        obligation: &Obligation,
        condition: &Condition,
        findings: &mut Vec<Finding>,
    ) {
        let formula = &condition.formula;
        let (code, how) = if !self.can_be(formula.clone(), Truths::TRUE) {
            ("condition-never-true", "never")
        } else if !self.can_be(formula.clone(), Truths::FALSE) {
            ("condition-always-true", "always")
        } else {
            for part in &condition.parts {
                self.constant(obligation, part, findings);
            }
            return;
        };
        findings.push(Finding {
            code,
            title: format!("a condition of `{}` is {how} true", obligation.id),
            place: condition.place.clone(),
            label: format!("{how} true"),
            related: Vec::new(),
            help: "remove it, or correct what it asks for".into(),
        });
    }

    fn can_be(&self, formula: Formula, wanted: Truths) -> bool {
        let constraint = Constraint::new(formula, wanted);
        let problem = Problem::new(self, Scope::Everything);
        problem.with([constraint]).has_solution()
    }
}
