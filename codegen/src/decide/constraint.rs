//! A formula and what it must be, with what a search asks of it again and again.

use super::formula::Formula;
use super::truth::Truths;

/// What a formula must be.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
    pub(super) formula: Formula,
    pub(super) wanted: Truths,
    pub(super) variables: Vec<usize>,
    /// The tests in it, each with its variable.
    pub(super) tests: Vec<(usize, usize)>,
    /// The variables whose values it compares.
    pub(super) compared: Vec<usize>,
}

impl Constraint {
    /// A formula and what it must be.
    pub(super) fn new(formula: Formula, wanted: Truths) -> Self {
        Self {
            variables: formula.variables().into_iter().collect(),
            tests: formula.tests(),
            compared: formula.compared(),
            formula,
            wanted,
        }
    }

    /// The same of another variable.
    pub(super) fn renamed(mut self, from: usize, to: usize) -> Self {
        self.formula.rename(from, to);
        Self::new(self.formula, self.wanted)
    }

    /// Whether a variable occurs in it.
    pub(super) fn mentions(&self, variable: usize) -> bool {
        self.variables.contains(&variable)
    }
}
