//! Observed requests → what becomes of each obligation.

use serde_json::Value;

use super::obligation::Verdict;
use super::subject::Subject;
use super::variable::{About, Variable};
use crate::model::Observation;

impl Subject {
    /// What becomes of each obligation when an observed request is sent, given what is known of its facts.
    ///
    /// Where parts of the request are not known, what depends on an unknown part is skipped.
    pub fn replay(&self, observation: &Observation) -> Vec<Verdict> {
        let given = |variable: &Variable| {
            let named = match variable.about {
                About::Field => &observation.request,
                About::Fact => &observation.facts,
            };
            let found = named.iter().find(|(name, _)| *name == variable.name);
            found.map(|(_, value)| value.clone())
        };
        let values = self.variables.iter().map(given).collect::<Vec<Option<Value>>>();
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
}
