//! Observations compared with rules: contradictions, unexplained refusals, and rules without observations.

use std::collections::BTreeMap;
use std::fmt;

use apispec_codegen::decide::Subject;
use apispec_codegen::model::{Model, Observation, Outcome, View};

/// What the observations of one operation say about its rules.
#[derive(Debug)]
pub struct Observed {
    /// The provider, the service and the operation.
    operation: String,
    accepted: usize,
    sent: usize,
    refused: usize,
    /// The accepted requests with what they break, errors and warnings.
    in_spite_of: Vec<String>,
    /// The parameters of accepted requests that the spec leaves out, with the number of requests.
    left_out: BTreeMap<String, usize>,
    /// The refused requests whose code no broken or undecided rule names.
    unexplained: Vec<String>,
    /// The rules that no observed request reaches, by id.
    unreached: Vec<String>,
}

/// What the observations of each operation say, where there are any.
pub fn observed(model: &Model) -> Vec<Observed> {
    let observed = model.operations().filter(|view| !view.operation.observations.is_empty());
    observed.map(of_operation).collect()
}

fn of_operation(view: View<'_>) -> Observed {
    let subject = Subject::new(view);
    let observations = &view.operation.observations;
    let count =
        |is: fn(&Outcome) -> bool| observations.iter().filter(|it| is(&it.says.outcome)).count();
    let accepted = observations.iter().filter(|it| it.says.outcome == Outcome::Accepted);
    let mut left_out = BTreeMap::<String, usize>::new();
    for observation in accepted.clone() {
        let sent = observation.says.request.as_object().into_iter().flat_map(|it| it.keys());
        let is_read = |name: &&String| observation.request.iter().any(|(read, _)| read == *name);
        for name in sent.filter(|name| !is_read(name)) {
            *left_out.entry(name.clone()).or_default() += 1;
        }
    }
    let seen = subject.seen(observations).into_iter().zip(subject.obligations());
    let unreached = seen.filter(|(seen, _)| !seen.is_any());
    Observed {
        operation: format!(
            "{}/{}/{}",
            view.provider.module, view.service.module, view.operation.wire
        ),
        accepted: count(|it| *it == Outcome::Accepted),
        sent: count(|it| *it == Outcome::Sent),
        refused: count(|it| matches!(it, Outcome::Refused(_))),
        in_spite_of: accepted.flat_map(|it| in_spite_of(&subject, it)).collect(),
        left_out,
        unexplained: observations.iter().filter_map(|it| unexplained(view, &subject, it)).collect(),
        unreached: unreached.map(|(_, obligation)| obligation.id.clone()).collect(),
    }
}

fn in_spite_of(subject: &Subject, observation: &Observation) -> Vec<String> {
    let broken = subject.broken_by(observation).map(|obligation| {
        let severity = if obligation.is_error() { "error" } else { "warning" };
        format!("`{}` breaks `{}` ({severity})", observation.says.name, obligation.id)
    });
    broken.collect()
}

/// A refused request with the code that nothing explains, and the reason that the spec gives.
fn unexplained(view: View<'_>, subject: &Subject, observation: &Observation) -> Option<String> {
    let Outcome::Refused(refusal) = &observation.says.outcome else {
        return None;
    };
    subject.explanations(view, observation, &refusal.code).is_empty().then(|| {
        let reason = observation.says.unexplained.as_deref().unwrap_or("no reason is given");
        format!("`{}` with `{}`: {reason}", observation.says.name, refusal.code)
    })
}

impl fmt::Display for Observed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, accepted, sent, refused, .. } = self;
        write!(
            formatter,
            "{operation}: {accepted} observed requests accepted, {sent} sent, {refused} refused"
        )?;
        let left_out = self.left_out.iter().map(|(name, count)| format!("`{name}` ({count})"));
        let unreached = self.unreached.iter().map(|id| format!("`{id}`"));
        let lists = [
            ("accepted although it breaks a rule", self.in_spite_of.clone()),
            ("accepted with parameters that the spec leaves out", left_out.collect()),
            ("refused, and no rule explains it", self.unexplained.clone()),
            ("reached by no observation", unreached.collect()),
        ];
        for (title, items) in lists {
            if !items.is_empty() {
                write!(formatter, "\n  {title}: {}", items.join(", "))?;
            }
        }
        Ok(())
    }
}
