//! What observed requests say about each rule.

use std::collections::BTreeMap;

use apispec_codegen::decide::{Seen, Subject};
use apispec_codegen::model::View;

/// The observed requests of an operation against its rules.
#[derive(Default)]
pub(super) struct Observed {
    /// How often each rule, limit, precondition and quota was seen in force, by its id.
    seen: BTreeMap<String, Seen>,
    /// What each observed request breaks, by the name of the observation: the ids.
    broken: BTreeMap<String, Vec<String>>,
}

impl Observed {
    /// What was observed of an operation.
    pub(super) fn of(view: View<'_>) -> Self {
        let observations = &view.operation.observations;
        if observations.is_empty() {
            return Self::default();
        }
        let subject = Subject::new(view);
        let ids = subject.obligations().iter().map(|it| it.id.clone());
        let broken = observations.iter().map(|observation| {
            let ids = subject.broken_by(observation).map(|it| it.id.clone());
            (observation.says.name.clone(), ids.collect())
        });
        Self { seen: ids.zip(subject.seen(observations)).collect(), broken: broken.collect() }
    }

    /// The ids of the rules that an observed request breaks, by the name of the observation.
    pub(super) fn broken_by(&self, name: &str) -> &[String] {
        self.broken.get(name).map_or(&[], Vec::as_slice)
    }

    /// A sentence about a rule; nothing if nothing was observed of its operation.
    pub(super) fn sentence(&self, id: &str) -> Option<String> {
        let seen = self.seen.get(id)?;
        let requests = |count: usize, what: &str, outcome: &str| {
            let requests = if count == 1 { "request" } else { "requests" };
            (count > 0).then(|| format!("{what} by {count} {outcome} {requests}"))
        };
        let counts = [
            requests(seen.kept, "kept", "accepted"),
            requests(seen.broken_and_accepted, "broken", "accepted"),
            requests(seen.broken_and_refused, "broken", "refused"),
            requests(seen.broken_and_sent, "broken", "sent"),
        ];
        let counts = counts.into_iter().flatten().collect::<Vec<_>>();
        let counts = if counts.is_empty() { "never".to_owned() } else { counts.join(", ") };
        Some(format!("Observed: {counts}"))
    }
}
