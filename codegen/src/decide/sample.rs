//! A request and its facts, with the verdicts on all rules.

use serde_json::Value;

use super::obligation::Verdict;
use super::subject::Subject;
use super::variable::About;

/// A request in wire form, its facts, and the verdicts on all rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The parameters that are present, by wire name.
    pub request: Vec<(String, Value)>,
    /// The known facts, by name.
    pub context: Vec<(String, Value)>,
    /// The verdict on every limit, rule, precondition and quota, by id.
    pub verdicts: Vec<(String, Verdict)>,
}

impl Subject {
    /// The value of each variable in a request with these parameters and facts, both by name.
    pub fn values_of(
        &self,
        request: &[(String, Value)],
        facts: &[(String, Value)],
    ) -> Vec<Option<Value>> {
        let values = self.variables.iter().map(|variable| {
            let named = match variable.about {
                About::Field => request,
                About::Fact => facts,
            };
            let found = named.iter().find(|(name, _)| *name == variable.name);
            found.map(|(_, value)| value.clone())
        });
        values.collect()
    }

    /// A request with these values, one for each variable.
    pub fn sample(&self, values: Vec<Option<Value>>) -> Sample {
        let ids = self.obligations.iter().map(|it| it.id.clone());
        let mut sample = Sample {
            request: Vec::new(),
            context: Vec::new(),
            verdicts: ids.zip(self.verdicts(&values)).collect(),
        };
        for (variable, value) in self.variables.iter().zip(values) {
            let named = value.map(|value| (variable.name.clone(), value));
            match variable.about {
                About::Field => sample.request.extend(named),
                About::Fact => sample.context.extend(named),
            }
        }
        sample
    }
}
