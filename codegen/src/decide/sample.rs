//! A request and the facts around it, with what becomes of every rule.

use serde_json::Value;

use super::obligation::Obligation;
use super::problem::{Constraint, Problem, Scope};
use super::subject::{Subject, Verdict};
use super::truth::Truths;
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
    /// The request with the fewest parameters in which these obligations, by their indices, become this.
    ///
    /// Nothing if there is none. What is not named may become anything.
    pub fn request(&self, wanted: &[(usize, Verdict)]) -> Option<Sample> {
        let constraints = wanted.iter().map(|(obligation, verdict)| {
            let wanted = match verdict {
                Verdict::Violated => Truths::TRUE,
                Verdict::Holds => Truths::FALSE,
                Verdict::Skipped => Truths::UNKNOWN,
            };
            Constraint::new(self.obligations[*obligation].violated.clone(), wanted)
        });
        let problem = Problem::new(self, Scope::Everything).with(constraints);
        Some(self.sample(self.values(&problem.cheapest()?)))
    }

    /// The request with the fewest parameters in which nothing graver than a warning is violated.
    pub fn accepted_request(&self) -> Option<Sample> {
        let problem = Problem::new(self, Scope::Clear).with(self.kept(|it| it.is_error()));
        Some(self.sample(self.values(&problem.cheapest()?)))
    }

    /// A request with these values, one for each variable.
    pub(super) fn sample(&self, values: Vec<Option<Value>>) -> Sample {
        let verdicts = self.verdicts(&values);
        let ids = self.obligations.iter().map(|it| it.id.clone());
        let (request, context) = self.named(values);
        Sample {
            verdicts: ids.zip(verdicts).collect(),
            request,
            context,
        }
    }

    /// The values that are there, by name: of parameters and of facts.
    pub(super) fn named(&self, values: Vec<Option<Value>>) -> (Named, Named) {
        let mut request = Vec::new();
        let mut context = Vec::new();
        for (variable, value) in self.variables.iter().zip(values) {
            let named = value.map(|value| (variable.name.clone(), value));
            match variable.about {
                About::Field => request.extend(named),
                About::Fact => context.extend(named),
            }
        }
        (request, context)
    }

    /// That these obligations are not violated.
    pub(super) fn kept(
        &self,
        which: impl Fn(&Obligation) -> bool,
    ) -> impl Iterator<Item = Constraint> {
        let obligations = self.obligations.iter().filter(move |it| which(it));
        obligations.map(|it| Constraint::new(it.violated.clone(), Truths::NOT_TRUE))
    }
}

/// Values by name.
pub(super) type Named = Vec<(String, Value)>;
