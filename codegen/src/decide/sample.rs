//! A request and the facts around it, with what becomes of every rule.

use serde_json::Value;

use super::obligation::Verdict;
use super::subject::Subject;
use super::variable::About;

/// A request in wire form, the facts around it, and what becomes of every rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The parameters that are present, by their names on the wire.
    pub request: Vec<(String, Value)>,
    /// The facts that are known, by their names.
    pub context: Vec<(String, Value)>,
    /// Every limit, rule, precondition and quota by its id.
    pub verdicts: Vec<(String, Verdict)>,
}

impl Subject {
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
