//! The search for the request that meets all constraints with the fewest parameters, or the proof that none does.
//!
//! Independent parts are solved on their own, again and again as values are chosen; never all requests.

use std::collections::BTreeMap;

use serde_json::Value;

use super::formula::World;
use super::problem::{Constraint, Problem};
use super::subject::misordered;
use super::truth::{Truth, Truths};
use crate::model::Comparison;

/// What a search is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seek {
    /// Any request.
    First,
    /// The one with the fewest parameters.
    Cheapest,
}

/// What a constraint sees of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signal {
    Answer(Truth),
    Class(usize),
}

/// The costs above the cheapest, and the class of each variable that matters.
pub(super) type Found = (u64, Vec<(usize, usize)>);

/// A constraint that some choice of its open variables meets, and some does not.
#[derive(Clone, Copy, Debug)]
struct Open<'a> {
    constraint: &'a Constraint,
    /// Whether the cheapest classes of its open variables meet it.
    is_met: bool,
}

/// A search with what is chosen so far.
pub(super) struct Search<'a> {
    problem: &'a Problem<'a>,
    seek: Seek,
    chosen: Vec<Option<usize>>,
    /// What each test can be while its variable is open.
    unchosen: Vec<BTreeMap<usize, Truths>>,
}

impl<'a> Search<'a> {
    /// A search with nothing chosen.
    pub(super) fn new(problem: &'a Problem<'a>, seek: Seek) -> Self {
        Self {
            problem,
            seek,
            chosen: vec![None; problem.domains.len()],
            unchosen: unchosen(problem),
        }
    }

    /// The best choice that costs less.
    pub(super) fn found(mut self, below: u64) -> Option<Found> {
        let all = self.problem.constraints.iter().map(|constraint| Open {
            constraint,
            is_met: false,
        });
        self.best(&all.collect::<Vec<_>>(), None, below)
    }

    /// The best choice for the variables that are open in these constraints, if it costs less.
    ///
    /// Only constraints that speak of the variable chosen last are looked at again.
    fn best(&mut self, known: &[Open<'_>], chosen: Option<usize>, below: u64) -> Option<Found> {
        let mut open = Vec::with_capacity(known.len());
        for Open { constraint, .. } in known {
            if chosen.is_some_and(|variable| !constraint.mentions(variable)) {
                continue;
            }
            let truths = constraint.formula.truths(self);
            if !truths.meets(constraint.wanted) {
                return None;
            }
            if !truths.within(constraint.wanted) {
                let is_met = constraint
                    .formula
                    .truths(&Rest(self))
                    .within(constraint.wanted);
                open.push(Open { constraint, is_met });
            }
        }
        let untouched =
            |it: &&Open<'_>| chosen.is_some_and(|variable| !it.constraint.mentions(variable));
        open.extend(known.iter().filter(untouched));
        if self.least(&open)? >= below {
            return None;
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
    fn part(&mut self, constraints: &[Open<'_>], mut below: u64) -> Option<Found> {
        if constraints.iter().all(|it| it.is_met) {
            // The cheapest class of each open variable will do.
            return (below > 0).then(|| (0, Vec::new()));
        }
        let variable = self.decisive(constraints)?;
        let mut best = None;
        let mut seen = Vec::new();
        for class in &self.problem.domains[variable] {
            let cost = self.problem.cost(variable, *class);
            if cost >= below {
                break;
            }
            let signature = self.signature(constraints, variable, *class);
            if seen.contains(&signature) {
                continue;
            }
            seen.push(signature);
            self.chosen[variable] = Some(*class);
            if let Some((more, mut choice)) = self.best(constraints, Some(variable), below - cost) {
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

    /// What it costs at least to meet what the cheapest classes do not meet, if anything can.
    ///
    /// One variable of each has to leave its cheapest class; those that share none cost for themselves.
    fn least(&self, constraints: &[Open<'_>]) -> Option<u64> {
        let mut least = 0;
        let mut counted = vec![false; self.chosen.len()];
        for Open { constraint, .. } in constraints.iter().filter(|it| !it.is_met) {
            if self.open(constraint).any(|variable| counted[variable]) {
                continue;
            }
            let steps = self.open(constraint).filter_map(|variable| {
                let next = self.problem.domains[variable].get(1)?;
                Some(self.problem.cost(variable, *next))
            });
            least += steps.min()?;
            self.open(constraint)
                .for_each(|variable| counted[variable] = true);
        }
        Some(least)
    }

    /// What these constraints see of a class: among those alike, the cheapest is as good as any.
    fn signature(&self, constraints: &[Open<'_>], variable: usize, class: usize) -> Vec<Signal> {
        let signals = constraints.iter().flat_map(|Open { constraint, .. }| {
            let tests = constraint
                .tests
                .iter()
                .filter(move |(tested, _)| *tested == variable);
            let answers =
                tests.map(|(_, test)| Signal::Answer(self.problem.subject.answers[*test][class]));
            let is_compared = constraint.compared.contains(&variable);
            answers.chain(is_compared.then_some(Signal::Class(class)))
        });
        signals.collect()
    }

    /// The open variable that most of what is not met speaks of.
    fn decisive(&self, constraints: &[Open<'_>]) -> Option<usize> {
        let mut counts = vec![0; self.chosen.len()];
        for Open { constraint, .. } in constraints.iter().filter(|it| !it.is_met) {
            self.open(constraint)
                .for_each(|variable| counts[variable] += 1);
        }
        let open = (0..counts.len()).filter(|it| counts[*it] > 0);
        open.max_by_key(|it| (counts[*it], std::cmp::Reverse(*it)))
    }

    fn open(&self, constraint: &Constraint) -> impl Iterator<Item = usize> {
        let variables = constraint.variables.iter().copied();
        variables.filter(|variable| self.chosen[*variable].is_none())
    }

    /// The constraints in parts that share no open variable.
    fn parts<'c>(&self, constraints: &[Open<'c>]) -> Vec<Vec<Open<'c>>> {
        // The part of each constraint, and of each variable that one speaks of.
        let mut part_of = (0..constraints.len()).collect::<Vec<_>>();
        let mut speaker = vec![None; self.chosen.len()];
        for (index, it) in constraints.iter().enumerate() {
            for variable in self.open(it.constraint) {
                let earlier = *speaker[variable].get_or_insert(index);
                let (from, to) = (part_of[index], part_of[earlier]);
                if from != to {
                    part_of
                        .iter_mut()
                        .filter(|it| **it == from)
                        .for_each(|it| *it = to);
                }
            }
        }
        let mut parts = vec![Vec::new(); constraints.len()];
        for (constraint, part) in constraints.iter().zip(part_of) {
            parts[part].push(*constraint);
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn value(&self, variable: usize, class: usize) -> Option<&Value> {
        let variable = &self.problem.subject.variables[self.problem.behind[variable]];
        variable.value(class)
    }

    /// Whether two variables stand to each other in a wrong way if they are of these classes.
    fn is_misordered(&self, left: (usize, usize), is: Comparison, right: (usize, usize)) -> Truth {
        match (self.value(left.0, left.1), self.value(right.0, right.1)) {
            (Some(left), Some(right)) => misordered(left, is, right),
            _ => Truth::False,
        }
    }

    /// The classes that a variable can still have.
    fn possible(&self, variable: usize) -> &[usize] {
        match &self.chosen[variable] {
            Some(class) => std::slice::from_ref(class),
            None => &self.problem.domains[variable],
        }
    }

    /// The class that was chosen for a variable, or else the cheapest.
    fn likely(&self, variable: usize) -> usize {
        self.possible(variable)[0]
    }
}

impl World for Search<'_> {
    fn test(&self, variable: usize, test: usize) -> Truths {
        match self.chosen[variable] {
            Some(class) => Truths::only(self.problem.subject.answers[test][class]),
            None => self.unchosen[variable]
                .get(&test)
                .copied()
                .unwrap_or(Truths::NONE),
        }
    }

    fn misordered(&self, left: usize, is: Comparison, right: usize) -> Truths {
        let lefts = self.possible(left).iter();
        let pairs =
            lefts.flat_map(|it| self.possible(right).iter().map(move |other| (*it, *other)));
        pairs.fold(Truths::NONE, |truths, (it, other)| {
            truths.with(Truths::only(self.is_misordered(
                (left, it),
                is,
                (right, other),
            )))
        })
    }
}

/// A search with the cheapest class for each variable that is open.
struct Rest<'a>(&'a Search<'a>);

impl World for Rest<'_> {
    fn test(&self, variable: usize, test: usize) -> Truths {
        let class = self.0.likely(variable);
        Truths::only(self.0.problem.subject.answers[test][class])
    }

    fn misordered(&self, left: usize, is: Comparison, right: usize) -> Truths {
        let (left, right) = ((left, self.0.likely(left)), (right, self.0.likely(right)));
        Truths::only(self.0.is_misordered(left, is, right))
    }
}

/// What each test can be while its variable is open.
fn unchosen(problem: &Problem<'_>) -> Vec<BTreeMap<usize, Truths>> {
    let tests = |variable: usize| {
        let tests = problem.subject.tests.iter().enumerate();
        let own = tests.filter(move |(_, (tested, _))| *tested == variable);
        own.map(|(test, _)| test)
    };
    let possible = |domain: &[usize], test: usize| {
        let answers = domain
            .iter()
            .map(|class| problem.subject.answers[test][*class]);
        answers.fold(Truths::NONE, |truths, answer| {
            truths.with(Truths::only(answer))
        })
    };
    let variables = problem.behind.iter().zip(&problem.domains);
    variables
        .map(|(behind, domain)| {
            tests(*behind)
                .map(|test| (test, possible(domain, test)))
                .collect()
        })
        .collect()
}
