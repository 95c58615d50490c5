//! Descriptions side by side: docs, provenance, notes, examples, disputes and documents.

use super::draft::{At, Differ, Scope, Way, pairs};
use super::kinds;
use crate::model::{Dispute, Example, Operation, Text};
use crate::place::Place;
use crate::spec;

impl Differ<'_> {
    /// A description in two languages.
    pub(super) fn doc(
        &mut self,
        scope: &Scope,
        place: &Place,
        of: &str,
        (was, is): (&Text, &Text),
    ) {
        let both = |text: &Text| format!("{}\n{}", text.en, text.zh);
        let title = format!("the description of {of} is another");
        let what = (&place.at("doc"), title);
        self.text(&kinds::DOC_CHANGED, scope, what, &both(was), &both(is));
    }

    /// Where something stands in the documents.
    pub(super) fn provenance(
        &mut self,
        scope: &Scope,
        place: &Place,
        of: &str,
        (was, is): (&Option<String>, &Option<String>),
    ) {
        let text = |source: &Option<String>| source.clone().unwrap_or_default();
        let (was, is) = (text(was), text(is));
        let title = match (was.is_empty(), is.is_empty()) {
            (true, _) => format!("{of} has a source: `{is}`"),
            (_, true) => format!("{of} has no source any more"),
            _ => format!("{of} stands in `{is}`, not in `{was}`"),
        };
        let what = (&place.at("source"), title);
        self.text(&kinds::SOURCE_CHANGED, scope, what, &was, &is);
    }

    /// What an operation says beside what is checked.
    pub(super) fn described(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        let place = &head.place;
        let of = format!("`{}`", head.wire);
        self.doc(scope, place, &of, (&base.doc, &head.doc));
        self.provenance(scope, place, &of, (&base.source, &head.source));
        let notes = |operation: &Operation| {
            let notes = operation.notes.iter();
            let notes =
                notes.map(|note| format!("{:?} {:?} {:?}", note.doc, note.unchecked, note.source));
            let notes = notes.collect::<Vec<_>>().join("\n");
            format!("{notes}\n{:?}\n{:?}", operation.history, operation.left_out)
        };
        let what = (
            &place.at("notes"),
            format!("the notes, history or left-out parts of {of} are others"),
        );
        self.text(
            &kinds::NOTE_CHANGED,
            scope,
            what,
            &notes(base),
            &notes(head),
        );
        for (was, is) in pairs(&base.examples, &head.examples, |it| &it.name) {
            let Some(name) = was.or(is).map(|it| &it.name) else {
                continue;
            };
            let text = |it: Option<&Example>| it.map(|it| format!("{:?} {:?}", it.doc, it.kind));
            if text(was) == text(is) {
                continue;
            }
            let what = match (was, is) {
                (Some(_), None) => "is gone",
                (None, _) => "is new",
                _ => "is another",
            };
            let index = |of: &Operation| {
                let index = of.examples.iter().position(|it| it.name == *name);
                of.place.nth("examples", index.unwrap_or_default())
            };
            let at = match is {
                Some(_) => At::Head(index(head)),
                None => At::Base(index(base)),
            };
            let title = format!("the example `{name}` of {of} {what}");
            self.add(
                &kinds::EXAMPLE_CHANGED,
                &scope.within("examples").within(name),
                at,
                title,
            )
            .values(text(was).unwrap_or_default(), text(is).unwrap_or_default());
        }
        self.disputes(scope, &base.disputes, &head.disputes);
    }

    /// Contradictions.
    pub(super) fn disputes(&mut self, scope: &Scope, base: &[Dispute], head: &[Dispute]) {
        let scope = scope.within("disputes");
        for (was, is) in pairs(base, head, |it| &it.id) {
            let text = |it: &Dispute| {
                format!(
                    "{:?} {:?} {:?} {:?}",
                    it.about, it.claims, it.decision, it.reason
                )
            };
            match (was, is) {
                (Some(was), None) => {
                    let title = format!("the dispute `{}` is settled", was.id);
                    let at = At::Base(was.place.at("id"));
                    self.add(&kinds::DISPUTE_REMOVED, &scope.within(&was.id), at, title);
                }
                (None, Some(is)) => {
                    let title = format!("the dispute `{}` is recorded: {}", is.id, is.decision.en);
                    let at = At::Head(is.place.at("id"));
                    self.add(&kinds::DISPUTE_ADDED, &scope.within(&is.id), at, title);
                }
                (Some(was), Some(is)) => {
                    let what = match was.decision == is.decision {
                        true => "has other claims or reasons",
                        false => "is decided in another way",
                    };
                    let title = format!("the dispute `{}` {what}", is.id);
                    let what = (&is.place.at("decision"), title);
                    let within = scope.within(&is.id);
                    self.text(
                        &kinds::DISPUTE_CHANGED,
                        &within,
                        what,
                        &text(was),
                        &text(is),
                    );
                }
                (None, None) => {}
            }
        }
    }

    /// The documents that provenance names.
    pub(super) fn documents(&mut self) {
        let documents = |side: &super::side::Side| {
            let file = side.specs.documents.as_ref();
            let file = file.map(|file| (file.source, file.spec.documents.clone()));
            file.unwrap_or_default()
        };
        let ((old_source, was), (new_source, is)) = (documents(self.base), documents(self.head));
        let scope = Scope {
            subject: "documents".into(),
            affects: Vec::new(),
            way: Way::Both,
        };
        let index = |of: &[spec::Document], id: &str| {
            of.iter().position(|it| it.id == id).unwrap_or_default()
        };
        for (old, new) in pairs(&was, &is, |it| &it.id) {
            let Some(id) = old.or(new).map(|it| &it.id) else {
                continue;
            };
            let text =
                |it: Option<&spec::Document>| it.map(|it| format!("{it:?}")).unwrap_or_default();
            if text(old) == text(new) {
                continue;
            }
            let (at, what) = match (old, new) {
                (Some(_), None) => (
                    At::Base(
                        Place::file(old_source)
                            .nth("documents", index(&was, id))
                            .at("id"),
                    ),
                    "is gone",
                ),
                (None, _) => (
                    At::Head(
                        Place::file(new_source)
                            .nth("documents", index(&is, id))
                            .at("id"),
                    ),
                    "is new",
                ),
                _ => (
                    At::Head(
                        Place::file(new_source)
                            .nth("documents", index(&is, id))
                            .at("id"),
                    ),
                    "is another",
                ),
            };
            let title = format!("the document `{id}` {what}");
            self.add(&kinds::DOCUMENT_CHANGED, &scope.within(id), at, title)
                .values(text(old), text(new));
        }
    }
}
