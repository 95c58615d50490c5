//! A formula and its required value, with properties that the search uses repeatedly.

use super::formula::Formula;
use super::truth::Truths;

/// The required values of a formula.
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
    /// A formula and its required values.
    pub(super) fn new(formula: Formula, wanted: Truths) -> Self {
        Self {
            variables: formula.variables().into_iter().collect(),
            tests: formula.tests(),
            compared: formula.compared(),
            formula,
            wanted,
        }
    }

    /// The same constraint on another variable.
    pub(super) fn renamed(&self, from: usize, to: usize) -> Self {
        let mut formula = self.formula.clone();
        formula.rename(from, to);
        Self::new(formula, self.wanted)
    }

    /// Whether a variable occurs in it.
    pub(super) fn mentions(&self, variable: usize) -> bool {
        self.variables.contains(&variable)
    }
}
