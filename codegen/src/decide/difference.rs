//! Two versions of an operation → requests that one of them accepts and the other refuses.

use serde_json::Value;

use super::obligation::Obligation;
use super::problem::{Constraint, Problem, Scope};
use super::subject::{Subject, Verdict};
use super::truth::Truths;
use super::value::Types;
use crate::model::{Operation, Service};

/// A request whose fate changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// What becomes of it.
    pub change: Change,
    /// The rule that refuses it where it is refused.
    ///
    /// What a field is asked for as such has the ids `<field>.required`, `<field>.type` and `<field>.unknown`.
    pub id: String,
    /// The parameters that are present, by their names on the wire: as few as can be.
    pub request: Vec<(String, Value)>,
    /// The facts that are known, by their names.
    pub context: Vec<(String, Value)>,
    /// The errors in the base, by their ids.
    pub before: Vec<String>,
    /// The errors in the head, by their ids.
    pub after: Vec<String>,
    /// Other values of one parameter or fact with which the same happens to the same request.
    pub also: Vec<(String, Vec<Option<Value>>)>,
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was accepted, and is refused.
    Refused,
    /// It was refused, and is accepted.
    Accepted,
}

/// The smallest requests that only one of two versions refuses, one for each rule that refuses some.
///
/// Empty if and only if both accept the same, however their rules are written.
/// A parameter that one version does not know can't be sent to it; a fact that it does not know is nothing to it.
pub fn difference(base: (&Service, &Operation), head: (&Service, &Operation)) -> Vec<Flip> {
    let subject =
        Subject::of(&[base, head].map(|(service, operation)| Types { service, operation }));
    let mut flips = Vec::<Flip>::new();
    for (change, accepting) in [(Change::Refused, BASE), (Change::Accepted, HEAD)] {
        for (index, obligation) in subject.obligations.iter().enumerate() {
            if obligation.side == accepting || !obligation.is_error() {
                continue;
            }
            let Some(flip) = subject.flip(index, change, accepting) else {
                continue;
            };
            // One request is enough, however many rules refuse it.
            let is_known = flips.iter().any(|known| {
                known.change == change
                    && known.request == flip.request
                    && known.context == flip.context
            });
            if !is_known {
                flips.push(flip);
            }
        }
    }
    flips
}

const BASE: usize = 0;
const HEAD: usize = 1;

impl Subject {
    /// The smallest request that an obligation refuses and the other side accepts.
    fn flip(&self, index: usize, change: Change, accepting: usize) -> Option<Flip> {
        let obligation = &self.obligations[index];
        let accepted = self.kept(|it| it.side == accepting && it.is_error());
        let refused = Constraint::new(obligation.violated.clone(), Truths::TRUE);
        let problem = Problem::new(self, Scope::Everything)
            .with(accepted)
            .with([refused]);
        let values = self.values(&problem.cheapest()?);
        let also = self.also(obligation, accepting, &values);
        let before = self.errors(BASE, &values);
        let after = self.errors(HEAD, &values);
        let (request, context) = self.named(values);
        Some(Flip {
            change,
            id: obligation.id.clone(),
            request,
            context,
            before,
            after,
            also,
        })
    }

    /// The errors of one side.
    fn errors(&self, side: usize, values: &[Option<Value>]) -> Vec<String> {
        let verdicts = self.verdicts(values);
        let obligations = self.obligations.iter().zip(verdicts);
        let violated = obligations.filter(|(obligation, verdict)| {
            obligation.side == side && obligation.is_error() && *verdict == Verdict::Violated
        });
        violated
            .map(|(obligation, _)| obligation.id.clone())
            .collect()
    }

    /// For each variable of an obligation, the other values with which the request flips as well.
    fn also(
        &self,
        obligation: &Obligation,
        accepting: usize,
        values: &[Option<Value>],
    ) -> Vec<(String, Vec<Option<Value>>)> {
        let mut also = Vec::new();
        for variable in obligation.violated.variables() {
            let cases = self.variables[variable].cases.iter();
            let others = cases.filter(|case| {
                let mut other = values.to_vec();
                other[variable] = (*case).clone();
                **case != values[variable]
                    && self.errors(accepting, &other).is_empty()
                    && self
                        .errors(obligation.side, &other)
                        .contains(&obligation.id)
            });
            let others = others.cloned().collect::<Vec<_>>();
            if !others.is_empty() {
                also.push((self.variables[variable].name.clone(), others));
            }
        }
        also
    }
}
