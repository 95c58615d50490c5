//! Observations in both revisions: what changed, and which errors newly refuse what a service was seen to accept.

use std::collections::BTreeSet;

use super::differ::Differ;
use super::docs::becomes;
use super::element::{Both, Element, entries};
use super::fingerprint;
use super::kinds;
use apispec_codegen::decide::Subject;
use apispec_codegen::model::{Observation, Operation, Outcome, View};

impl Differ<'_> {
    /// The observations of an operation.
    pub(super) fn observations(&mut self, element: &Element, operation: Both<&Operation>) {
        let lists = operation.map(|it| it.observations.as_slice());
        for entry in entries(lists, |old, new| old.says.name == new.says.name) {
            let name = &entry.latest().says.name;
            let inner = element.within("observations");
            let inner = inner.entry(&entry, name, |it| it.place.clone());
            let values = entry.values(fingerprint::observation);
            if values.differ() {
                let title = format!("the observation `{name}` {}", becomes(&entry));
                self.add_here(kinds::OBSERVATION_CHANGED, inner, title).value(values.head);
            }
        }
    }

    /// The errors of the head against requests that the service was seen to accept, unless the base has the same.
    pub(super) fn contradictions(&mut self, element: &Element, views: Both<View<'_>>) {
        let contradicted = views.map(contradicted);
        for (rule, observation) in contradicted.head.difference(&contradicted.base) {
            let known = views.map(|view| {
                let mut observations = view.operation.observations.iter();
                observations.find(|it| it.says.name == *observation)
            });
            let Some(head) = known.head else {
                continue;
            };
            // If the base lacks the observation, the observation is new, not the rule.
            let title = if known.base.is_some() {
                format!(
                    "the error `{rule}` now refuses `{observation}`, a request that the service was seen to accept ({})",
                    seen(head)
                )
            } else {
                format!(
                    "the service was seen to accept `{observation}` ({}), which the error `{rule}` refuses",
                    seen(head)
                )
            };
            let inner = element.within("observations").within(observation);
            let place = Both { base: inner.place.base.clone(), head: head.place.at("name") };
            let inner = Element { place, ..inner.in_head() };
            self.add_here(kinds::ACCEPTED_REQUEST_REFUSED, inner, title)
                .value(format!("{rule} {observation}"));
        }
    }
}

/// How it is known what became of an observed request.
fn seen(observation: &Observation) -> String {
    let evidence = observation.says.evidence.title();
    match &observation.says.date {
        Some(date) => format!("{evidence}, {date}"),
        None => evidence.into(),
    }
}

/// The errors that accepted requests break: the id of each with the name of the observation.
fn contradicted(view: View<'_>) -> BTreeSet<(String, String)> {
    let mut contradicted = BTreeSet::new();
    let accepted = view.operation.observations.iter();
    let mut accepted = accepted.filter(|it| it.says.outcome == Outcome::Accepted).peekable();
    if accepted.peek().is_none() {
        return contradicted;
    }
    let subject = Subject::new(view);
    for observation in accepted {
        let broken = subject.broken_by(observation).filter(|obligation| obligation.is_error());
        let broken = broken.map(|it| (it.id.clone(), observation.says.name.clone()));
        contradicted.extend(broken);
    }
    contradicted
}
