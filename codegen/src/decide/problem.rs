//! Constraints on a request: on its variables and on their possible values.

use std::sync::Arc;

use serde_json::Value;

use super::constraint::Constraint;
use super::obligation::{Condition, Obligation, Verdict};
use super::subject::Subject;
use super::truth::Truths;
use super::variable::Variable;

/// A search for a request: its possible values, and the required verdicts of obligations and conditions.
#[derive(Clone, Debug)]
pub struct Problem<'a> {
    pub(super) subject: &'a Subject,
    /// The variable of the subject behind each variable of the search.
    pub(super) behind: Vec<usize>,
    /// The classes that each may have, cheapest first.
    pub(super) domains: Vec<Vec<usize>>,
    pub(super) constraints: Vec<Arc<Constraint>>,
}

impl<'a> Problem<'a> {
    /// Any request with any facts.
    pub fn new(subject: &'a Subject) -> Self {
        let domain = |variable: &Variable| {
            let mut domain = (0..variable.classes.len()).collect::<Vec<_>>();
            domain.sort_by_key(|class| variable.classes[*class].cost);
            domain
        };
        Self {
            subject,
            behind: (0..subject.variables.len()).collect(),
            domains: subject.variables.iter().map(domain).collect(),
            constraints: Vec::new(),
        }
    }

    /// Excludes unknown facts and unrecognized values, so that nothing is skipped.
    pub fn without_unknowns(mut self) -> Self {
        for (domain, variable) in self.domains.iter_mut().zip(&self.subject.variables) {
            domain.retain(|class| variable.classes[*class].is_clear);
        }
        self
    }

    /// Requires this verdict of an obligation.
    pub fn with_verdict(self, obligation: &Obligation, verdict: Verdict) -> Self {
        self.with([obligation.judged(verdict)])
    }

    /// Requires that none of these obligations is violated.
    pub fn keeping<'o>(self, obligations: impl IntoIterator<Item = &'o Obligation>) -> Self {
        self.with(obligations.into_iter().flat_map(Obligation::kept).cloned())
    }

    /// Requires that a condition is true.
    pub fn where_true(self, condition: &Condition) -> Self {
        self.with([Arc::new(Constraint::new(condition.formula.clone(), Truths::TRUE))])
    }

    /// Requires that a condition is false.
    pub fn where_false(self, condition: &Condition) -> Self {
        self.with([Arc::new(Constraint::new(condition.formula.clone(), Truths::FALSE))])
    }

    /// Restricts a variable, by position, to some of its values; `None` is its absence.
    ///
    /// The function is called for one value of each class.
    pub fn restricted(mut self, variable: usize, allowed: impl Fn(Option<&Value>) -> bool) -> Self {
        let values = &self.subject.variables[self.behind[variable]];
        self.domains[variable].retain(|class| allowed(values.value(*class)));
        self
    }

    /// Adds constraints.
    pub(super) fn with(mut self, constraints: impl IntoIterator<Item = Arc<Constraint>>) -> Self {
        self.constraints.extend(constraints);
        self
    }

    /// Adds a second value of a variable, and returns its variable.
    ///
    /// Two requests that differ in one variable are one problem with an additional variable.
    pub(super) fn twin(&mut self, variable: usize) -> usize {
        self.behind.push(variable);
        self.domains.push(self.domains[variable].clone());
        self.behind.len() - 1
    }

    /// The cost of a class of a variable above the cheapest one.
    pub(super) fn cost(&self, variable: usize, class: usize) -> u64 {
        let classes = &self.subject.variables[self.behind[variable]].classes;
        let least = self.domains[variable].first().copied().unwrap_or(class);
        classes[class].cost - classes[least].cost
    }
}
