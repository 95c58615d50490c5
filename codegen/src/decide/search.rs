//! The search for the request that satisfies all constraints with the fewest parameters, or the proof that there is none.

use serde_json::Value;

use super::constraint::Constraint;
use super::formula::{World, misordered};
use super::problem::Problem;
use super::truth::{Truth, Truths};
use crate::model::Comparison;

/// The goal of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seek {
    /// Any request.
    First,
    /// The one with the fewest parameters.
    Cheapest,
}

/// The cost above the cheapest one, and the class of each relevant variable.
pub(super) type Found = (u64, Vec<(usize, usize)>);

/// A constraint that some values of its open variables satisfy and others do not.
#[derive(Clone, Copy, Debug)]
struct Open<'a> {
    constraint: &'a Constraint,
    /// Whether the cheapest classes of its open variables satisfy it.
    is_met: bool,
}

// An operation with thirty parameters has too many requests to enumerate. But a rule mentions few parameters, and rules
// without common parameters are independent: the cheapest solution consists of the cheapest solutions of the parts.
// Each chosen value splits the rest into parts again.
/// A search with its choices so far.
pub(super) struct Search<'a> {
    problem: &'a Problem<'a>,
    seek: Seek,
    chosen: Vec<Option<usize>>,
    /// The constraints that are open before the first choice.
    open: Vec<Open<'a>>,
}

impl<'a> Search<'a> {
    /// A search without choices; nothing if some constraint can't be satisfied by itself.
    pub(super) fn new(problem: &'a Problem<'a>) -> Option<Self> {
        let chosen = vec![None; problem.domains.len()];
        let mut search = Self { problem, seek: Seek::First, chosen, open: Vec::new() };
        let all = problem.constraints.iter();
        let all = all.map(|constraint| Open { constraint, is_met: false }).collect::<Vec<_>>();
        search.open = search.opened(&all, None)?;
        Some(search)
    }

    /// The best solution below a cost.
    pub(super) fn found(&mut self, seek: Seek, below: u64) -> Option<Found> {
        self.seek = seek;
        let open = std::mem::take(&mut self.open);
        let found = self.best(&open, below);
        self.open = open;
        found
    }

    /// The constraints that remain open after the choice of a variable; nothing if one can't be satisfied.
    ///
    /// Only constraints with that variable are evaluated again.
    fn opened(&self, known: &[Open<'a>], chosen: Option<usize>) -> Option<Vec<Open<'a>>> {
        let is_touched =
            |it: &&Open<'_>| chosen.is_none_or(|variable| it.constraint.mentions(variable));
        let (touched, untouched) = known.iter().partition::<Vec<_>, _>(is_touched);
        let mut open = Vec::with_capacity(known.len());
        for Open { constraint, .. } in touched {
            let truths = constraint.formula.truths(&self.known(usize::MAX));
            if !truths.meets(constraint.wanted) {
                return None;
            }
            if !truths.within(constraint.wanted) {
                let cheapest = constraint.formula.truths(&self.known(1));
                let is_met = cheapest.within(constraint.wanted);
                open.push(Open { constraint, is_met });
            }
        }
        open.extend(untouched);
        Some(open)
    }

    /// The best solution for the open variables of these constraints below a cost.
    fn best(&mut self, open: &[Open<'a>], below: u64) -> Option<Found> {
        if self.least(open)? >= below {
            return None;
        }
        let mut cost = 0;
        let mut choice = Vec::new();
        for part in self.parts(open) {
            let (more, chosen) = self.part(&part, below.checked_sub(cost)?)?;
            cost += more;
            choice.extend(chosen);
        }
        (cost < below).then_some((cost, choice))
    }

    /// The best solution for dependent constraints.
    fn part(&mut self, constraints: &[Open<'a>], mut below: u64) -> Option<Found> {
        if constraints.iter().all(|it| it.is_met) {
            // The cheapest class of each open variable is sufficient.
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
            let open = self.opened(constraints, Some(variable));
            let found = open.and_then(|open| self.best(&open, below - cost));
            if let Some((more, mut choice)) = found {
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

    /// A lower bound for the cost of the constraints that the cheapest classes do not satisfy.
    ///
    /// One variable of each has to leave its cheapest class; costs of constraints without common variables add up.
    fn least(&self, constraints: &[Open<'_>]) -> Option<u64> {
        let mut least = 0;
        let mut counted = vec![false; self.chosen.len()];
        for Open { constraint, .. } in constraints.iter().filter(|it| !it.is_met) {
            // A common variable may satisfy both constraints at one cost. Counting it twice would not be a lower bound, and
            // the search would miss solutions.
            if self.open(constraint).any(|variable| counted[variable]) {
                continue;
            }
            let steps = self.open(constraint).filter_map(|variable| {
                counted[variable] = true;
                let next = self.problem.domains[variable].get(1)?;
                Some(self.problem.cost(variable, *next))
            });
            least += steps.min()?;
        }
        Some(least)
    }

    /// The properties of a class that these constraints use: of equal classes, only the cheapest is needed.
    ///
    /// The results of their tests; and the class itself if its value is compared with another one.
    fn signature(
        &self,
        constraints: &[Open<'_>],
        variable: usize,
        class: usize,
    ) -> (Vec<Truth>, Option<usize>) {
        let tests = constraints.iter().flat_map(|it| &it.constraint.tests);
        let own = tests.filter(|(tested, _)| *tested == variable);
        let answers = own.map(|(_, test)| self.problem.subject.answers[*test][class]);
        let mut all = constraints.iter();
        let is_compared = all.any(|it| it.constraint.compared.contains(&variable));
        (answers.collect(), is_compared.then_some(class))
    }

    /// The open variable that occurs in most of the unsatisfied constraints.
    fn decisive(&self, constraints: &[Open<'_>]) -> Option<usize> {
        let mut counts = vec![0; self.chosen.len()];
        for Open { constraint, .. } in constraints.iter().filter(|it| !it.is_met) {
            self.open(constraint).for_each(|variable| counts[variable] += 1);
        }
        let open = (0..counts.len()).filter(|it| counts[*it] > 0);
        open.max_by_key(|it| (counts[*it], std::cmp::Reverse(*it)))
    }

    fn open(&self, constraint: &Constraint) -> impl Iterator<Item = usize> {
        let variables = constraint.variables.iter().copied();
        variables.filter(|variable| self.chosen[*variable].is_none())
    }

    /// The constraints, divided into parts without common open variables.
    fn parts<'c>(&self, constraints: &[Open<'c>]) -> Vec<Vec<Open<'c>>> {
        // The part of each constraint, and the first constraint of each variable.
        let mut part_of = (0..constraints.len()).collect::<Vec<_>>();
        let mut first = vec![None; self.chosen.len()];
        for (index, it) in constraints.iter().enumerate() {
            for variable in self.open(it.constraint) {
                let earlier = *first[variable].get_or_insert(index);
                let (from, to) = (part_of[index], part_of[earlier]);
                let joined = part_of.iter_mut().filter(|it| **it == from);
                joined.for_each(|it| *it = to);
            }
        }
        let mut parts = vec![Vec::new(); constraints.len()];
        for (constraint, part) in constraints.iter().zip(part_of) {
            parts[part].push(*constraint);
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn known(&self, of_open: usize) -> Known<'_> {
        Known { search: self, of_open }
    }
}

/// The possible classes of variables: the chosen ones, and the cheapest ones of open variables.
struct Known<'a> {
    search: &'a Search<'a>,
    of_open: usize,
}

impl Known<'_> {
    fn classes(&self, variable: usize) -> &[usize] {
        let domain = &self.search.problem.domains[variable];
        match &self.search.chosen[variable] {
            Some(class) => std::slice::from_ref(class),
            None => &domain[..domain.len().min(self.of_open)],
        }
    }

    fn values(&self, variable: usize) -> impl Iterator<Item = Option<&Value>> {
        let problem = self.search.problem;
        let behind = &problem.subject.variables[problem.behind[variable]];
        self.classes(variable).iter().map(|it| behind.value(*it))
    }
}

impl World for Known<'_> {
    fn test(&self, variable: usize, test: usize) -> Truths {
        let answers = &self.search.problem.subject.answers[test];
        self.classes(variable).iter().map(|it| answers[*it]).collect()
    }

    fn misordered(&self, left: usize, is: Comparison, right: usize) -> Truths {
        let truths = self.values(left).flat_map(|left| {
            let rights = self.values(right);
            rights.map(move |right| misordered(left, is, right))
        });
        truths.collect()
    }
}
