//! Obligations: limits, rules, preconditions and quotas of an operation in a common form.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::constraint::Constraint;
use super::formula::Formula;
use super::truth::{Truth, Truths};
use crate::model::Severity;
use crate::place::Place;

/// A requirement of an operation for a request or its facts.
#[derive(Clone, Debug)]
pub struct Obligation {
    /// A stable id within the operation.
    pub id: String,
    /// Its location in the spec.
    pub place: Place,
    /// The location for messages.
    pub mark: Place,
    /// The severity of a violation.
    pub severity: Severity,
    /// Its kind in the spec.
    pub origin: Origin,
    /// The index of the operation among the compared ones.
    pub side: usize,
    /// The formula for a violation; if it is unknown, the obligation is skipped.
    pub(super) violated: Formula,
    /// The variables to which it applies, by position, without those of its condition.
    pub about: Vec<usize>,
    /// Its condition.
    pub condition: Option<Condition>,
    /// The constraints that together say that it is not violated, once somebody has asked for them.
    pub(super) kept: OnceLock<Vec<Arc<Constraint>>>,
}

/// A condition of a rule, with its parts.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its location in the spec.
    pub place: Place,
    pub(super) formula: Formula,
    /// Its parts.
    pub parts: Vec<Condition>,
}

/// The verdict on an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It is violated.
    Violated,
    /// Skipped: a fact is unknown, or a value is not recognized.
    Skipped,
}

/// The kind of an obligation in the spec.
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
    /// The type and the presence of a field, which matter only in comparisons.
    Shape,
}

impl Obligation {
    /// An error without a condition; messages point to a member of the object at this location.
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
            kept: OnceLock::new(),
        }
    }

    /// An obligation that matters only in comparisons: what one operation requires of a variable by its definition.
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

    /// Whether it follows from `required` alone, so that no author can change it by itself.
    pub fn is_implied_by_required(&self) -> bool {
        self.place == self.place.parent().at("required")
    }

    /// The variables in it and in its condition, by position.
    pub fn variables(&self) -> BTreeSet<usize> {
        self.violated.variables()
    }

    /// The constraints that it is not violated: it holds, or is skipped.
    ///
    /// "None of several" is several constraints, which may belong to independent parts of a search.
    pub(super) fn kept(&self) -> &[Arc<Constraint>] {
        self.kept.get_or_init(|| {
            let parts = self.violated.alternatives().into_iter();
            parts.map(|part| Arc::new(Constraint::new(part, Truths::NOT_TRUE))).collect()
        })
    }

    /// The constraint that it gets this verdict.
    pub(super) fn judged(&self, verdict: Verdict) -> Arc<Constraint> {
        let wanted = match verdict {
            Verdict::Violated => Truths::TRUE,
            Verdict::Holds => Truths::FALSE,
            Verdict::Skipped => Truths::UNKNOWN,
        };
        Arc::new(Constraint::new(self.violated.clone(), wanted))
    }
}

impl Condition {
    /// The variables in it, by their positions.
    pub fn variables(&self) -> BTreeSet<usize> {
        self.formula.variables()
    }
}
