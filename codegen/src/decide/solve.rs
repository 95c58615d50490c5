//! Constraints → the request that meets them with the fewest parameters, or the proof that none does.
//!
//! Independent parts are solved on their own, again and again as values are chosen; never all requests.

use std::collections::BTreeSet;

use super::formula::{Formula, World};
use super::subject::{Subject, misordered};
use super::truth::{Truth, Truths};
use super::variable::{Clarity, OF_FIELD};
use crate::model::Comparison;

/// What a formula must be.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
    formula: Formula,
    wanted: Truths,
    variables: Vec<usize>,
}

/// A search for a request.
#[derive(Clone, Debug)]
pub(super) struct Problem<'a> {
    subject: &'a Subject,
    /// The variable of the subject behind each variable of the search.
    behind: Vec<usize>,
    /// The classes that each may have, cheapest first.
    domains: Vec<Vec<usize>>,
    constraints: Vec<Constraint>,
}

/// Which values a search may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of them.
    Everything,
    /// No unknown facts and no unrecognized values, so that nothing is skipped.
    Clear,
}

/// What a search is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seek {
    First,
    Cheapest,
}

/// The costs above the cheapest, and the class of each variable that matters.
type Found = (u64, Vec<(usize, usize)>);

impl Constraint {
    /// A formula and what it must be.
    pub(super) fn new(formula: Formula, wanted: Truths) -> Self {
        let variables = formula.variables().into_iter().collect();
        Self {
            formula,
            wanted,
            variables,
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
        let domain = |variable: &super::variable::Variable| {
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
        if self.domains.iter().any(Vec::is_empty) {
            return None;
        }
        let open = self.constraints.iter().collect::<Vec<_>>();
        let mut search = Search {
            problem: self,
            seek,
            chosen: vec![None; self.domains.len()],
        };
        search.best(&open, below)
    }

    fn cost(&self, variable: usize, class: usize) -> u64 {
        let classes = &self.subject.variables[self.behind[variable]].classes;
        let least = self.domains[variable].first().copied().unwrap_or(class);
        classes[class].cost - classes[least].cost
    }
}

struct Search<'a> {
    problem: &'a Problem<'a>,
    seek: Seek,
    chosen: Vec<Option<usize>>,
}

impl Search<'_> {
    /// The best choice for the variables that are open in these constraints, if it costs less.
    fn best(&mut self, constraints: &[&Constraint], below: u64) -> Option<Found> {
        let mut open = Vec::new();
        for constraint in constraints {
            let truths = constraint.formula.truths(self);
            if !truths.meets(constraint.wanted) {
                return None;
            }
            if !truths.within(constraint.wanted) {
                open.push(*constraint);
            }
        }
        let mut cost = 0;
        let mut choice = Vec::new();
        for part in self.parts(&open) {
            let (more, chosen) = self.part(&part, below.checked_sub(cost)?)?;
            cost += more;
            choice.extend(chosen);
        }
        (cost < below).then_some((cost, choice))
    }

    /// The best choice for constraints that hang together.
    fn part(&mut self, constraints: &[&Constraint], mut below: u64) -> Option<Found> {
        let variable = self.decisive(constraints)?;
        let mut best = None;
        for class in &self.problem.domains[variable] {
            let cost = self.problem.cost(variable, *class);
            if cost >= below {
                break;
            }
            self.chosen[variable] = Some(*class);
            if let Some((more, mut choice)) = self.best(constraints, below - cost) {
                choice.push((variable, *class));
                below = cost + more;
                best = Some((below, choice));
                if self.seek == Seek::First {
                    break;
                }
            }
        }
        self.chosen[variable] = None;
        best
    }

    /// The open variable that most constraints speak of.
    fn decisive(&self, constraints: &[&Constraint]) -> Option<usize> {
        let mut counts = vec![0; self.chosen.len()];
        for variable in constraints.iter().flat_map(|it| self.open(it)) {
            counts[variable] += 1;
        }
        let open = (0..counts.len()).filter(|it| counts[*it] > 0);
        open.max_by_key(|it| (counts[*it], std::cmp::Reverse(*it)))
    }

    fn open(&self, constraint: &Constraint) -> impl Iterator<Item = usize> {
        let variables = constraint.variables.iter().copied();
        variables.filter(|variable| self.chosen[*variable].is_none())
    }

    /// The constraints in parts that share no open variable.
    fn parts<'c>(&self, constraints: &[&'c Constraint]) -> Vec<Vec<&'c Constraint>> {
        let mut parts = Vec::<(BTreeSet<usize>, Vec<&Constraint>)>::new();
        for constraint in constraints {
            let mut variables = self.open(constraint).collect::<BTreeSet<_>>();
            let mut members = vec![*constraint];
            parts.retain_mut(|(others, part)| {
                let is_apart = others.is_disjoint(&variables);
                if !is_apart {
                    variables.append(others);
                    members.append(part);
                }
                is_apart
            });
            parts.push((variables, members));
        }
        parts.into_iter().map(|(_, members)| members).collect()
    }

    fn answers(&self, variable: usize, answer: impl Fn(usize) -> Truth) -> Truths {
        match self.chosen[variable] {
            Some(class) => Truths::only(answer(class)),
            None => self.problem.domains[variable]
                .iter()
                .fold(Truths::NONE, |truths, class| {
                    truths.with(Truths::only(answer(*class)))
                }),
        }
    }
}

impl World for Search<'_> {
    fn test(&self, variable: usize, test: usize) -> Truths {
        let answers = &self.problem.subject.answers[test];
        self.answers(variable, |class| answers[class])
    }

    fn misordered(&self, left: usize, is: Comparison, right: usize) -> Truths {
        let value = |variable: usize, class: usize| {
            let variable = &self.problem.subject.variables[self.problem.behind[variable]];
            variable.cases[variable.classes[class].case].as_ref()
        };
        let ordered = |left_class: usize| {
            self.answers(right, |right_class| {
                match (value(left, left_class), value(right, right_class)) {
                    (Some(left), Some(right)) => misordered(left, is, right),
                    _ => Truth::False,
                }
            })
        };
        match self.chosen[left] {
            Some(class) => ordered(class),
            None => self.problem.domains[left]
                .iter()
                .fold(Truths::NONE, |truths, class| truths.with(ordered(*class))),
        }
    }
}
