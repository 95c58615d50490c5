//! Observations: the requests that a service was seen to accept or refuse, and what they say about each rule.

use std::collections::BTreeMap;

use super::anchor::Item;
use super::sheet::Sheet;
use crate::decide::{Seen, Subject, Verdict};
use crate::markdown::{code, prose};
use crate::model::{Observation, Outcome, View};

/// How often each rule, limit, precondition and quota was seen in force, by its id.
#[derive(Default)]
pub(super) struct Observed {
    seen: BTreeMap<String, Seen>,
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
        Self { seen: ids.zip(subject.seen(observations)).collect() }
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

/// An observed request, with all that is known of it.
pub(super) fn observation(sheet: &Sheet<'_>, view: View<'_>, observation: &Observation) -> String {
    let says = &observation.says;
    let outcome = match &says.outcome {
        Outcome::Accepted => "Accepted".to_owned(),
        Outcome::Sent => "Sent; the outcome is not known".to_owned(),
        Outcome::Refused(refusal) => {
            let status = refusal.status.map(|status| format!("HTTP {status} "));
            format!("Refused with {}{}", status.unwrap_or_default(), code(&refusal.code))
        }
    };
    let evidence = says.evidence.title();
    let evidence = match &says.address {
        Some(address) => format!("[{evidence}](<{address}>)"),
        None => evidence.to_owned(),
    };
    let date = says.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
    let mut items = vec![format!("{outcome} ({evidence}{date})")];
    items.push(format!("Request: {}", code(&says.request.to_string())));
    items.extend(says.partial.then(|| "Other parameters were sent that are not known".to_owned()));
    items.extend(says.facts.as_ref().map(|facts| format!("Facts: {}", code(&facts.to_string()))));
    items.extend(broken(view, observation));
    items.extend(says.note.as_ref().map(|note| prose(note)));
    items.extend(says.unexplained.as_ref().map(|it| format!("No rule explains it: {}", prose(it))));
    items.push(format!("Source: {}", sheet.places(says.source.as_deref())));
    let items = items.iter().map(|item| format!("- {item}\n")).collect::<String>();
    format!("### {}{}\n\n{items}\n", Item::Observation(&says.name).tag(), code(&says.name))
}

/// The rules that it breaks, with links.
fn broken(view: View<'_>, observation: &Observation) -> Option<String> {
    let subject = Subject::new(view);
    let verdicts = subject.obligations().iter().zip(subject.replay(observation));
    let broken = verdicts.filter(|(_, verdict)| *verdict == Verdict::Violated);
    let broken = broken.map(|(it, _)| format!("[{}](#{})", code(&it.id), Item::Rule(&it.id).id()));
    let broken = broken.collect::<Vec<_>>();
    (!broken.is_empty()).then(|| format!("Breaks {}", broken.join(", ")))
}
