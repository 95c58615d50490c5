//! Observations in both revisions: what changed, and which errors newly refuse what a service was seen to accept.

use std::collections::BTreeSet;

use super::differ::Differ;
use super::docs::becomes;
use super::element::{Both, Element, entries};
use super::fingerprint;
use super::kinds;
use apispec_codegen::decide::Subject;
use apispec_codegen::model::{DocumentKind, Operation, Outcome, View};
use apispec_codegen::spec::{Documents, citations};

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

    /// The errors that only the head has against a request that the service was seen to accept.
    pub(super) fn contradictions(&mut self, element: &Element, views: Both<View<'_>>) {
        let contradicted = views.map(contradicted);
        for (rule, observation) in contradicted.head.difference(&contradicted.base) {
            let title = format!(
                "`{rule}` refuses the observed request `{observation}`, which the service accepted"
            );
            let inner = element.within("observations").within(observation);
            self.add(kinds::ACCEPTED_REQUEST_REFUSED, &inner.in_head(), "operation", title)
                .value(format!("{rule} {observation}"));
        }
    }

    /// A rule whose best source is of a lower grade than before.
    pub(super) fn grade(&mut self, element: &Element, sources: Both<&Option<String>>) {
        let documents = self.revisions.map(|it| it.specs.documents.as_ref().map(|it| &it.spec));
        let grades = sources.zip(documents).map(|(source, documents)| {
            source.as_ref().and_then(|source| grade(source, documents?))
        });
        let lowered = grades.transpose().filter(|grades| grades.head > grades.base);
        if let Some(grades) = lowered {
            let grades = grades.map(|it| it.grade());
            let title = format!(
                "the evidence for {} is weaker: {} instead of {}",
                element.label, grades.head, grades.base
            );
            self.add(kinds::GRADE_LOWERED, &element.in_head(), "source", title).value(grades.head);
        }
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

/// The grade of the best document that a source cites.
fn grade(source: &str, documents: &Documents) -> Option<DocumentKind> {
    let kinds = citations(source).filter_map(|cited| {
        let document = documents.documents.iter().find(|document| document.id == cited.document);
        document.map(|document| document.kind)
    });
    kinds.min()
}
