//! Conditions over variables, evaluated with partially assigned variables.

use std::collections::BTreeSet;
use std::ops::Not;

use serde_json::Value;

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
        /// The test.
        test: usize,
    },
    /// The number of these that hold violates the count.
    Miscounted(Count, Vec<Formula>),
    /// Both variables have values, and the comparison of these is false.
    Misordered(usize, Comparison, usize),
    /// All of these hold.
    All(Vec<Formula>),
    /// One of these holds.
    Any(Vec<Formula>),
    /// This does not hold.
    Not(Box<Formula>),
}

// Full and partial evaluation share this code, so that they can't disagree.
/// What is known about the variables.
pub(super) trait World {
    /// The possible results of a test of a variable.
    fn test(&self, variable: usize, test: usize) -> Truths;
    /// The possible results of "both variables have values whose comparison is false".
    fn misordered(&self, left: usize, is: Comparison, right: usize) -> Truths;
}

impl Formula {
    /// The possible values of the formula: exactly one if every variable has a value.
    pub(super) fn truths(&self, world: &impl World) -> Truths {
        match self {
            Formula::Constant(truth) => (*truth).into(),
            Formula::Test { variable, test } => world.test(*variable, *test),
            Formula::Miscounted(count, parts) => miscounted(*count, parts, world),
            Formula::Misordered(left, is, right) => world.misordered(*left, *is, *right),
            Formula::All(parts) => parts.iter().fold(Truths::TRUE, |all, part| {
                if all == Truths::FALSE { all } else { all.and(part.truths(world)) }
            }),
            Formula::Any(parts) => parts.iter().fold(Truths::FALSE, |any, part| {
                if any == Truths::TRUE { any } else { any.or(part.truths(world)) }
            }),
            Formula::Not(inner) => !inner.truths(world),
        }
    }

    /// The variables in it.
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

    /// The atomic formulas in it.
    fn leaves(&self) -> Vec<&Formula> {
        match self {
            Formula::Miscounted(_, parts) | Formula::All(parts) | Formula::Any(parts) => {
                parts.iter().flat_map(Formula::leaves).collect()
            }
            Formula::Not(inner) => inner.leaves(),
            leaf => vec![leaf],
        }
    }

    /// Replaces a variable by another one.
    pub(super) fn rename(&mut self, from: usize, to: usize) {
        let name = |variable: &mut usize| {
            if *variable == from {
                *variable = to;
            }
        };
        match self {
            Formula::Constant(_) => {}
            Formula::Test { variable, .. } => name(variable),
            Formula::Misordered(left, _, right) => [left, right].into_iter().for_each(name),
            Formula::Miscounted(_, parts) | Formula::All(parts) | Formula::Any(parts) => {
                parts.iter_mut().for_each(|part| part.rename(from, to));
            }
            Formula::Not(inner) => inner.rename(from, to),
        }
    }

    /// The formulas of which none holds if and only if this one does not hold.
    pub(super) fn alternatives(&self) -> Vec<Formula> {
        match self {
            Formula::Any(parts) => parts.iter().flat_map(Formula::alternatives).collect(),
            other => vec![other.clone()],
        }
    }
}

impl Not for Formula {
    type Output = Formula;

    fn not(self) -> Formula {
        Formula::Not(Box::new(self))
    }
}

/// Whether the number of formulas that hold violates the count.
fn miscounted(count: Count, parts: &[Formula], world: &impl World) -> Truths {
    let (mut least, mut most) = (0, 0);
    for truths in parts.iter().map(|part| part.truths(world)) {
        least += usize::from(truths == Truths::TRUE);
        most += usize::from(truths.meets(Truths::TRUE));
    }
    // Dependencies of the open ones are ignored: any number in between is possible.
    let wrong = (least..=most).map(|present| Truth::from(!count.allows(present, parts.len())));
    wrong.collect()
}

/// Whether both values are present and their comparison is false.
pub(super) fn misordered(left: Option<&Value>, is: Comparison, right: Option<&Value>) -> Truth {
    let order = match (left, right) {
        (None, _) | (_, None) => return Truth::False,
        // Only timestamps of the same format are compared; validators also compare them as texts.
        (Some(Value::String(left)), Some(Value::String(right))) => left.cmp(right),
        (Some(left), Some(right)) => match (left.as_i64(), right.as_i64()) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => return Truth::Unknown,
        },
    };
    let holds = match is {
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Equal => order.is_eq(),
        Comparison::AtLeast => order.is_ge(),
        Comparison::Greater => order.is_gt(),
    };
    (!holds).into()
}
