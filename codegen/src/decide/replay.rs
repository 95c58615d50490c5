//! Observed requests → what becomes of each obligation, and how often it was seen kept or broken.

use serde_json::Value;

use super::obligation::{Obligation, Verdict};
use super::subject::{Concrete, Subject};
use super::truth::Truths;
use super::variable::{About, Variable};
use crate::model::{Observation, Outcome};

/// How often an obligation was seen in force, by what became of the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The request kept it, and the service accepted the request.
    pub kept: usize,
    /// The request broke it, and the service accepted the request all the same.
    pub broken_and_accepted: usize,
    /// The request broke it, and the service refused the request.
    pub broken_and_refused: usize,
    /// The request broke it, and its outcome is not known.
    pub broken_and_sent: usize,
}

impl Seen {
    /// Whether any observed request tells something about it.
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

impl Subject {
    /// What becomes of each obligation when an observed request is sent, with the facts that are known of it.
    ///
    /// Where parts of the request are not known, what depends on an unknown part is skipped.
    pub fn replay(&self, observation: &Observation) -> Vec<Verdict> {
        let values = self.observed(observation);
        let is_known = |variable: &usize| {
            self.variables[*variable].about == About::Fact || values[*variable].is_some()
        };
        let verdicts = self.verdicts(&values).into_iter().zip(&self.obligations);
        let verdicts = verdicts.map(|(verdict, obligation)| {
            let is_decided =
                !observation.says.partial || obligation.variables().iter().all(is_known);
            if is_decided { verdict } else { Verdict::Skipped }
        });
        verdicts.collect()
    }

    /// How often each obligation was seen in force.
    pub fn seen(&self, observations: &[Observation]) -> Vec<Seen> {
        let mut seen = vec![Seen::default(); self.obligations.len()];
        for observation in observations {
            let values = self.observed(observation);
            let verdicts = self.replay(observation).into_iter();
            let each = verdicts.zip(&self.obligations).zip(&mut seen);
            for ((verdict, obligation), seen) in each {
                match (verdict, &observation.says.outcome) {
                    (Verdict::Holds, Outcome::Accepted) => {
                        seen.kept += usize::from(self.is_in_force(obligation, &values));
                    }
                    (Verdict::Violated, Outcome::Accepted) => seen.broken_and_accepted += 1,
                    (Verdict::Violated, Outcome::Refused(_)) => seen.broken_and_refused += 1,
                    (Verdict::Violated, Outcome::Sent) => seen.broken_and_sent += 1,
                    (Verdict::Holds, _) | (Verdict::Skipped, _) => {}
                }
            }
        }
        seen
    }

    /// Whether an obligation asks anything of a request: its condition is true, and what it is about is there.
    fn is_in_force(&self, obligation: &Obligation, values: &[Option<Value>]) -> bool {
        let world = Concrete { subject: self, values };
        let condition = obligation.condition.as_ref();
        let holds = condition.is_none_or(|it| it.formula.truths(&world) == Truths::TRUE);
        holds && obligation.about.iter().any(|variable| values[*variable].is_some())
    }

    /// The value of each variable in an observed request.
    fn observed(&self, observation: &Observation) -> Vec<Option<Value>> {
        let given = |variable: &Variable| {
            let named = match variable.about {
                About::Field => &observation.request,
                About::Fact => &observation.facts,
            };
            let found = named.iter().find(|(name, _)| *name == variable.name);
            found.map(|(_, value)| value.clone())
        };
        self.variables.iter().map(given).collect()
    }
}
