//! Conditions over variables, evaluated where only some variables have a value.

use std::collections::BTreeSet;

use super::truth::{Truth, Truths};
use crate::model::Comparison;

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
    /// As many of these as a group must not have.
    Group(Group, Vec<Formula>),
    /// Both variables have values, and they do not stand to each other in this way.
    Misordered(usize, Comparison, usize),
    /// All of these hold.
    All(Vec<Formula>),
    /// One of these holds.
    Any(Vec<Formula>),
    /// This does not hold.
    Not(Box<Formula>),
}

/// How many of a group may be present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// All or none.
    AllOrNone,
    /// One.
    ExactlyOne,
    /// None or one.
    AtMostOne,
    /// One or more.
    AtLeastOne,
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
            Formula::Group(group, parts) => group.truths(parts, world),
            Formula::Misordered(left, is, right) => world.misordered(*left, *is, *right),
            Formula::All(parts) => {
                parts
                    .iter()
                    .fold(Truths::TRUE, |all, part| match all == Truths::FALSE {
                        true => all,
                        false => all.and(part.truths(world)),
                    })
            }
            Formula::Any(parts) => {
                parts
                    .iter()
                    .fold(Truths::FALSE, |any, part| match any == Truths::TRUE {
                        true => any,
                        false => any.or(part.truths(world)),
                    })
            }
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
            Formula::Group(_, parts) | Formula::All(parts) | Formula::Any(parts) => {
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
            Formula::Group(group, parts) => Formula::Group(*group, all(parts)),
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

impl Group {
    fn truths(self, parts: &[Formula], world: &impl World) -> Truths {
        let present = parts.iter().map(|part| part.truths(world));
        let (mut least, mut most) = (0, 0);
        for truths in present {
            least += usize::from(truths == Truths::TRUE);
            most += usize::from(truths.meets(Truths::TRUE));
        }
        (least..=most).fold(Truths::NONE, |truths, count| {
            let is_wrong = match self {
                Group::AllOrNone => count != 0 && count != parts.len(),
                Group::ExactlyOne => count != 1,
                Group::AtMostOne => count > 1,
                Group::AtLeastOne => count == 0,
            };
            truths.with(Truths::only(is_wrong.into()))
        })
    }
}
