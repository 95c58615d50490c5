//! What is asked of a request: constraints on its variables, and which values they may have.

use super::formula::Formula;
use super::search::{Found, Search, Seek};
use super::subject::Subject;
use super::truth::Truths;
use super::variable::{Clarity, OF_FIELD, Variable};

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

/// A request that is looked for.
#[derive(Clone, Debug)]
pub(super) struct Problem<'a> {
    pub(super) subject: &'a Subject,
    /// The variable of the subject behind each variable of the search.
    pub(super) behind: Vec<usize>,
    /// The classes that each may have, cheapest first.
    pub(super) domains: Vec<Vec<usize>>,
    pub(super) constraints: Vec<Constraint>,
}

/// Which values a search may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of them.
    Everything,
    /// No unknown facts and no unrecognized values, so that nothing is skipped.
    Clear,
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
    pub(super) fn renamed(&self, from: usize, to: usize) -> Self {
        Self::new(self.formula.renamed(from, to), self.wanted)
    }

    /// Whether it speaks of a variable.
    pub(super) fn mentions(&self, variable: usize) -> bool {
        self.variables.contains(&variable)
    }
}

impl<'a> Problem<'a> {
    /// A search with no constraints yet.
    pub(super) fn new(subject: &'a Subject, scope: Scope) -> Self {
        let domain = |variable: &Variable| {
            let classes = variable.classes.iter().enumerate();
            let allowed = classes
                .filter(|(_, class)| scope == Scope::Everything || class.clarity == Clarity::Clear);
            let mut domain = allowed.map(|(index, _)| index).collect::<Vec<_>>();
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

    /// Adds constraints.
    pub(super) fn with(mut self, constraints: impl IntoIterator<Item = Constraint>) -> Self {
        for constraint in constraints {
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

    /// Leaves a variable only some of its classes.
    pub(super) fn restricted(mut self, variable: usize, allowed: impl Fn(usize) -> bool) -> Self {
        self.domains[variable].retain(|class| allowed(*class));
        self
    }

    /// Adds a second value of a variable, and returns the variable that stands for it.
    pub(super) fn twin(&mut self, variable: usize) -> usize {
        self.behind.push(variable);
        self.domains.push(self.domains[variable].clone());
        self.behind.len() - 1
    }

    /// Whether any request meets all constraints.
    pub(super) fn has_solution(&self) -> bool {
        self.found(Seek::First, u64::MAX).is_some()
    }

    /// The class of each variable in the request with the fewest parameters.
    pub(super) fn cheapest(&self) -> Option<Vec<usize>> {
        let (most, mut found) = self.found(Seek::First, u64::MAX)?;
        // The fewer parameters a request may have, the fewer there are to search.
        let mut below = OF_FIELD;
        loop {
            if let Some((_, cheapest)) = self.found(Seek::Cheapest, below.min(most)) {
                found = cheapest;
                break;
            }
            if below >= most {
                break;
            }
            below += OF_FIELD;
        }
        let mut classes = Vec::new();
        for domain in &self.domains {
            classes.push(*domain.first()?);
        }
        for (variable, class) in found {
            classes[variable] = class;
        }
        Some(classes)
    }

    fn found(&self, seek: Seek, below: u64) -> Option<Found> {
        let is_open = self.domains.iter().all(|domain| !domain.is_empty());
        is_open.then(|| Search::new(self, seek).found(below))?
    }

    /// What a class of a variable costs above the cheapest.
    pub(super) fn cost(&self, variable: usize, class: usize) -> u64 {
        let classes = &self.subject.variables[self.behind[variable]].classes;
        let least = self.domains[variable].first().copied().unwrap_or(class);
        classes[class].cost - classes[least].cost
    }
}
