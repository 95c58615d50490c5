//! Conditions over variables, evaluated where only some variables have a value.

use std::collections::BTreeSet;

use super::truth::{Truth, Truths};
use crate::model::{Comparison, Count};

/// A condition over variables. Tests are indices into the tests of a subject.
#[derive(Clone, Debug)]
pub(super) enum Formula {
    /// The same for every request.
    Constant(Truth),
    /// A test of a variable.
    Test {
        /// The variable.
        variable: usize,
        /// What is asked of it.
        test: usize,
    },
    /// As many of these hold as must not.
    Miscounted(Count, Vec<Formula>),
    /// Both variables have values, and they do not stand to each other in this way.
    Misordered(usize, Comparison, usize),
    /// All of these hold.
    All(Vec<Formula>),
    /// One of these holds.
    Any(Vec<Formula>),
    /// This does not hold.
    Not(Box<Formula>),
}

/// What is known of the variables.
pub(super) trait World {
    /// What a test of a variable can be.
    fn test(&self, variable: usize, test: usize) -> Truths;
    /// Whether two variables can stand to each other in a wrong way.
    fn misordered(&self, left: usize, is: Comparison, right: usize) -> Truths;
}

impl Formula {
    /// What the formula can be: exactly what it is once every variable has a value.
    pub(super) fn truths(&self, world: &impl World) -> Truths {
        match self {
            Formula::Constant(truth) => Truths::only(*truth),
            Formula::Test { variable, test } => world.test(*variable, *test),
            Formula::Miscounted(count, parts) => miscounted(*count, parts, world),
            Formula::Misordered(left, is, right) => world.misordered(*left, *is, *right),
            Formula::All(parts) => parts.iter().fold(Truths::TRUE, |all, part| {
                if all == Truths::FALSE {
                    all
                } else {
                    all.and(part.truths(world))
                }
            }),
            Formula::Any(parts) => parts.iter().fold(Truths::FALSE, |any, part| {
                if any == Truths::TRUE {
                    any
                } else {
                    any.or(part.truths(world))
                }
            }),
            Formula::Not(inner) => inner.truths(world).negated(),
        }
    }

    /// The variables that it speaks of.
    pub(super) fn variables(&self) -> BTreeSet<usize> {
        let tested = self.tests().into_iter().map(|(variable, _)| variable);
        tested.chain(self.compared()).collect()
    }

    /// The tests in it, each with its variable.
    pub(super) fn tests(&self) -> Vec<(usize, usize)> {
        let tests = self.leaves().into_iter().filter_map(|leaf| match leaf {
            Formula::Test { variable, test } => Some((*variable, *test)),
            _ => None,
        });
        tests.collect()
    }

    /// The variables whose values it compares.
    pub(super) fn compared(&self) -> Vec<usize> {
        let pairs = self.leaves().into_iter().filter_map(|leaf| match leaf {
            Formula::Misordered(left, _, right) => Some([*left, *right]),
            _ => None,
        });
        pairs.flatten().collect()
    }

    /// The formulas in it that are made of no others.
    fn leaves(&self) -> Vec<&Formula> {
        match self {
            Formula::Miscounted(_, parts) | Formula::All(parts) | Formula::Any(parts) => {
                parts.iter().flat_map(Formula::leaves).collect()
            }
            Formula::Not(inner) => inner.leaves(),
            leaf => vec![leaf],
        }
    }

    /// The same of another variable.
    pub(super) fn renamed(&self, from: usize, to: usize) -> Formula {
        let name = |variable: usize| if variable == from { to } else { variable };
        let all = |parts: &[Formula]| parts.iter().map(|part| part.renamed(from, to)).collect();
        match self {
            Formula::Constant(truth) => Formula::Constant(*truth),
            Formula::Test { variable, test } => Formula::Test {
                variable: name(*variable),
                test: *test,
            },
            Formula::Misordered(left, is, right) => {
                Formula::Misordered(name(*left), *is, name(*right))
            }
            Formula::Miscounted(count, parts) => Formula::Miscounted(*count, all(parts)),
            Formula::All(parts) => Formula::All(all(parts)),
            Formula::Any(parts) => Formula::Any(all(parts)),
            Formula::Not(inner) => Formula::Not(Box::new(inner.renamed(from, to))),
        }
    }

    /// Formulas none of which holds if and only if this one does not.
    pub(super) fn alternatives(&self) -> Vec<Formula> {
        match self {
            Formula::Any(parts) => parts.iter().flat_map(Formula::alternatives).collect(),
            other => vec![other.clone()],
        }
    }
}

impl std::ops::Not for Formula {
    type Output = Formula;

    fn not(self) -> Formula {
        Formula::Not(Box::new(self))
    }
}

/// Whether as many of some formulas hold as must not.
fn miscounted(count: Count, parts: &[Formula], world: &impl World) -> Truths {
    let (mut least, mut most) = (0, 0);
    for truths in parts.iter().map(|part| part.truths(world)) {
        least += usize::from(truths == Truths::TRUE);
        most += usize::from(truths.meets(Truths::TRUE));
    }
    (least..=most).fold(Truths::NONE, |truths, present| {
        let is_wrong = !count.allows(present, parts.len());
        truths.with(Truths::only(is_wrong.into()))
    })
}
