//! Observed requests → the verdict on each obligation, and how often it was seen kept or broken.

use serde_json::Value;

use super::obligation::{Obligation, Verdict};
use super::subject::{Concrete, Subject};
use super::truth::Truths;
use super::variable::About;
use crate::model::{Demand, Observation, Outcome, View};

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
    /// Whether an observed request was subject to it.
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

impl Subject {
    /// The verdict on each obligation for an observed request, with the facts that are known of it.
    ///
    /// Where parts of the request are not known, what depends on an unknown part is skipped.
    pub fn replay(&self, observation: &Observation) -> Vec<Verdict> {
        let values = self.values_of(&observation.request, &observation.facts);
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

    /// The obligations that an observed request breaks, errors and warnings.
    pub fn broken_by(&self, observation: &Observation) -> impl Iterator<Item = &Obligation> {
        let verdicts = self.obligations.iter().zip(self.replay(observation));
        verdicts.filter(|(_, verdict)| *verdict == Verdict::Violated).map(|(it, _)| it)
    }

    /// The limits, rules, preconditions and quotas that name an error code and that an observed request may break.
    pub fn explanations<'a>(
        &self,
        view: View<'a>,
        observation: &Observation,
        code: &str,
    ) -> Vec<Demand<'a>> {
        let verdicts = self.replay(observation);
        let may_break = |demand: &Demand<'_>| {
            let mut verdicts = self.obligations.iter().zip(&verdicts);
            // A fact that nobody recorded may be the reason.
            verdicts.any(|(it, verdict)| it.id == demand.id() && *verdict != Verdict::Holds)
        };
        let names_code = |demand: &Demand<'_>| demand.codes().iter().any(|named| named == code);
        let demands = view.demands().into_iter();
        demands.filter(|demand| names_code(demand) && may_break(demand)).collect()
    }

    /// How often each obligation was seen in force.
    pub fn seen(&self, observations: &[Observation]) -> Vec<Seen> {
        let mut seen = vec![Seen::default(); self.obligations.len()];
        for observation in observations {
            let values = self.values_of(&observation.request, &observation.facts);
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

    /// Whether an obligation applies to a request: its condition is true, and a field that it is about is present.
    fn is_in_force(&self, obligation: &Obligation, values: &[Option<Value>]) -> bool {
        let world = Concrete { subject: self, values };
        let condition = obligation.condition.as_ref();
        let holds = condition.is_none_or(|it| it.formula.truths(&world) == Truths::TRUE);
        holds && obligation.about.iter().any(|variable| values[*variable].is_some())
    }
}
