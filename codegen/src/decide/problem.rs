//! What is asked of a request: constraints on its variables, and which values they may have.

use serde_json::Value;

use super::constraint::Constraint;
use super::obligation::{Condition, Obligation, Verdict};
use super::subject::Subject;
use super::truth::Truths;
use super::variable::Variable;

/// A request that is looked for: which values it may have, and what has to become of obligations and conditions.
#[derive(Clone, Debug)]
pub struct Problem<'a> {
    pub(super) subject: &'a Subject,
    /// The variable of the subject behind each variable of the search.
    pub(super) behind: Vec<usize>,
    /// The classes that each may have, cheapest first.
    pub(super) domains: Vec<Vec<usize>>,
    pub(super) constraints: Vec<Constraint>,
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

    /// Without unknown facts and unrecognized values, so that nothing is skipped.
    pub fn without_unknowns(mut self) -> Self {
        for (domain, variable) in self.domains.iter_mut().zip(&self.subject.variables) {
            domain.retain(|class| variable.classes[*class].is_clear);
        }
        self
    }

    /// An obligation gets this verdict.
    pub fn with_verdict(self, obligation: &Obligation, verdict: Verdict) -> Self {
        self.with([obligation.judged(verdict)])
    }

    /// None of these obligations is violated.
    pub fn keeping<'o>(self, obligations: impl IntoIterator<Item = &'o Obligation>) -> Self {
        self.with(obligations.into_iter().map(Obligation::kept))
    }

    /// A condition is true.
    pub fn where_true(self, condition: &Condition) -> Self {
        self.with([Constraint::new(condition.formula.clone(), Truths::TRUE)])
    }

    /// A condition is false.
    pub fn where_false(self, condition: &Condition) -> Self {
        self.with([Constraint::new(condition.formula.clone(), Truths::FALSE)])
    }

    /// A variable, by its position, has only some of its values; `None` is its absence.
    ///
    /// Of values that nothing tells apart, one is asked for.
    pub fn restricted(mut self, variable: usize, allowed: impl Fn(Option<&Value>) -> bool) -> Self {
        let values = &self.subject.variables[self.behind[variable]];
        self.domains[variable].retain(|class| allowed(values.value(*class)));
        self
    }

    /// Adds constraints.
    pub(super) fn with(mut self, constraints: impl IntoIterator<Item = Constraint>) -> Self {
        for constraint in constraints {
            // None of several must be true: each is a constraint of its own, which may be of an independent part.
            if constraint.wanted == Truths::NOT_TRUE {
                let parts = constraint.formula.alternatives().into_iter();
                let parts = parts.map(|part| Constraint::new(part, Truths::NOT_TRUE));
                self.constraints.extend(parts);
            } else {
                self.constraints.push(constraint);
            }
        }
        self
    }

    /// Adds a second value of a variable, and returns the variable that has it.
    ///
    /// Two requests that differ in one variable are so one problem with one variable more.
    pub(super) fn twin(&mut self, variable: usize) -> usize {
        self.behind.push(variable);
        self.domains.push(self.domains[variable].clone());
        self.behind.len() - 1
    }

    /// What a class of a variable costs above the cheapest.
    pub(super) fn cost(&self, variable: usize, class: usize) -> u64 {
        let classes = &self.subject.variables[self.behind[variable]].classes;
        let least = self.domains[variable].first().copied().unwrap_or(class);
        classes[class].cost - classes[least].cost
    }
}
