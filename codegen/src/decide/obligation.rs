//! What an operation asks of a request: limits, rules, preconditions and quotas alike.

use std::collections::BTreeSet;

use super::constraint::Constraint;
use super::formula::Formula;
use super::truth::{Truth, Truths};
use crate::model::Severity;
use crate::place::Place;

/// What an operation asks of a request or of the facts around it.
#[derive(Clone, Debug)]
pub struct Obligation {
    /// A stable id within the operation.
    pub id: String,
    /// Its location in the spec.
    pub place: Place,
    /// What a message about it points at.
    pub mark: Place,
    /// How grave a violation is.
    pub severity: Severity,
    /// What it was in the spec.
    pub origin: Origin,
    /// Which of the compared operations asks it, by its position.
    pub side: usize,
    /// It is violated; if nobody knows, it is skipped.
    pub(super) violated: Formula,
    /// The variables, by their positions, that it is about, rather than what its condition asks for.
    pub about: Vec<usize>,
    /// Its condition.
    pub condition: Option<Condition>,
}

/// A condition of a rule, with those that it is made of.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its location in the spec.
    pub place: Place,
    pub(super) formula: Formula,
    /// The conditions that it is made of.
    pub parts: Vec<Condition>,
}

/// What became of an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It is violated.
    Violated,
    /// Nobody knows: a fact is missing, or a value is not recognized.
    Skipped,
}

/// What an obligation was in the spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A limit of one field.
    Limit,
    /// A rule between fields.
    Rule,
    /// A precondition.
    Precondition,
    /// A quota.
    Quota,
    /// The type and the presence of a field, which only compared operations can disagree about.
    Shape,
}

impl Obligation {
    /// An error without a condition that a message points at by a member of the object at this location.
    pub(super) fn new(id: &str, place: &Place, member: &str, origin: Origin) -> Self {
        Self {
            id: id.to_owned(),
            place: place.clone(),
            mark: place.at(member),
            severity: Severity::Error,
            origin,
            side: 0,
            violated: Formula::Constant(Truth::Unknown),
            about: Vec::new(),
            condition: None,
        }
    }

    /// What only compared operations can disagree about: what one of them asks of a variable by its definition.
    pub(super) fn shape(
        id: &str,
        place: &Place,
        side: usize,
        variable: usize,
        violated: Formula,
    ) -> Self {
        Self {
            side,
            violated,
            about: vec![variable],
            ..Self::new(id, place, "name", Origin::Shape)
        }
    }

    /// Whether a violation is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The variables in it and in its condition, by their positions.
    pub fn variables(&self) -> BTreeSet<usize> {
        self.violated.variables()
    }

    /// That it is not violated: it holds, or is skipped.
    pub(super) fn kept(&self) -> Constraint {
        Constraint::new(self.violated.clone(), Truths::NOT_TRUE)
    }

    /// That it gets this verdict.
    pub(super) fn judged(&self, verdict: Verdict) -> Constraint {
        let wanted = match verdict {
            Verdict::Violated => Truths::TRUE,
            Verdict::Holds => Truths::FALSE,
            Verdict::Skipped => Truths::UNKNOWN,
        };
        Constraint::new(self.violated.clone(), wanted)
    }
}

impl Condition {
    /// The variables in it, by their positions.
    pub fn variables(&self) -> BTreeSet<usize> {
        self.formula.variables()
    }
}
