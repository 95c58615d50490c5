//! Documentation in both revisions: notes, history, examples, disputes and documents.

use super::differ::Differ;
use super::element::{Both, Element, Entry};
use super::fingerprint;
use super::kinds;
use super::position::Side;
use apispec_codegen::model::{Dispute, Operation};
use apispec_codegen::place::Place;

/// An entry of a list whose entries have no names.
struct Unnamed {
    label: String,
    value: String,
}

impl Differ<'_> {
    /// The documentation of an operation.
    pub(super) fn operation_docs(&mut self, element: &Element, operation: Both<&Operation>) {
        self.doc(element, operation.map(|it| &it.doc));
        self.provenance(element, operation.map(|it| &it.source));
        let notes = operation.map(|it| {
            let notes = it.notes.iter().map(|it| Unnamed {
                label: format!("the note {}", opening(&it.doc.en)),
                value: fingerprint::note(it),
            });
            notes.collect()
        });
        self.unnamed(element, "notes", notes);
        let history = operation.map(|it| {
            let history = it.history.iter().map(|it| Unnamed {
                label: format!("the history entry {}", it.date),
                value: fingerprint::change(it),
            });
            history.collect()
        });
        self.unnamed(element, "history", history);
        let left_out = operation.map(|it| {
            let left_out = it.left_out.iter().map(|it| Unnamed {
                label: format!("the entry `{}` of `left_out`", it.what),
                value: fingerprint::left_out(it),
            });
            left_out.collect()
        });
        self.unnamed(element, "left_out", left_out);
        self.examples(element, operation);
        self.observations(element, operation);
        self.disputes(element, operation.map(|it| it.disputes.as_slice()));
    }

    /// Reports entries that only one revision has, in pairs if possible.
    fn unnamed(&mut self, element: &Element, member: &str, lists: Both<Vec<Unnamed>>) {
        let alone = |own: &[Unnamed], other: &[Unnamed]| {
            let is_known = |entry: &Unnamed| other.iter().any(|it| it.value == entry.value);
            let alone = (0..own.len()).filter(|index| !is_known(&own[*index]));
            alone.collect::<Vec<_>>()
        };
        let (gone, new) = (alone(&lists.base, &lists.head), alone(&lists.head, &lists.base));
        for at in 0..gone.len().max(new.len()) {
            let (what, place, index) = match (gone.get(at), new.get(at)) {
                (None, None) => continue,
                (Some(_), Some(index)) => ("changed", Side::Head, *index),
                (None, Some(index)) => ("was added", Side::Head, *index),
                (Some(index), None) => ("was removed", Side::Base, *index),
            };
            let entry = &lists.side(place)[index];
            let element = Element {
                side: Some(place),
                place: element.place.as_ref().map(|it| it.nth(member, index)),
                ..element.within(member)
            };
            let title = format!("{} {what}", entry.label);
            self.add_here(kinds::NOTE_CHANGED, element, title).value(&entry.value);
        }
    }

    fn examples(&mut self, element: &Element, operation: Both<&Operation>) {
        let lists = operation.map(|it| it.examples.as_slice());
        let examples = element.within("examples");
        for (inner, example) in examples.entries("examples", lists, |it| &it.name) {
            let label = format!("the example {} of {}", inner.label, element.label);
            let inner = inner.labelled(label);
            let title = format!("{} {}", inner.label, becomes(&example));
            let values = example.values(fingerprint::example);
            if values.differ() {
                self.add_here(kinds::EXAMPLE_CHANGED, inner.clone(), title).value(values.head);
            }
            if let Entry::Kept(example) = example {
                self.provenance(&inner, example.map(|it| &it.source));
            }
        }
    }

    /// The disputes.
    pub(super) fn disputes(&mut self, element: &Element, lists: Both<&[Dispute]>) {
        let disputes = element.within("disputes");
        for (element, dispute) in disputes.entries("disputes", lists, |it| &it.id) {
            let label = format!("the dispute {}", element.label);
            match dispute {
                Entry::Removed(_) => {
                    let title = format!("{label} was removed");
                    self.add(kinds::DISPUTE_REMOVED, &element, "id", title);
                }
                Entry::Added(dispute) => {
                    let title = format!("{label} was added: {}", dispute.decision.en);
                    self.add(kinds::DISPUTE_ADDED, &element, "id", title)
                        .value(fingerprint::dispute(dispute));
                }
                Entry::Kept(dispute) => {
                    let (member, what) = if dispute.map(|it| &it.decision).differ() {
                        ("decision", "has another decision")
                    } else {
                        ("claims", "has other claims or another reason")
                    };
                    let values = dispute.map(fingerprint::dispute);
                    let title = format!("{label} {what}");
                    let kind = kinds::DISPUTE_CHANGED;
                    self.compare(kind, &element.in_head(), member, values, title);
                }
            }
        }
    }

    /// The documents that sources cite.
    pub(super) fn documents(&mut self) {
        let files = self.revisions.map(|it| it.specs.documents.as_ref());
        let place = files.map(|it| Place::file(it.map_or(0, |it| it.source)));
        let lists = files.map(|it| it.map_or(&[][..], |it| &it.spec.documents));
        let documents = Element::new("documents".into(), String::new(), place);
        for (element, document) in documents.entries("documents", lists, |it| &it.id) {
            let title = format!("the document {} {}", element.label, becomes(&document));
            let values = document.values(fingerprint::document);
            self.compare(kinds::DOCUMENT_CHANGED, &element, "id", values, title);
        }
    }
}

/// What happened to an entry, for a title.
pub(super) fn becomes<T>(entry: &Entry<T>) -> &'static str {
    match entry {
        Entry::Removed(_) => "was removed",
        Entry::Added(_) => "was added",
        Entry::Kept(_) => "changed",
    }
}

/// The first words of a description.
fn opening(text: &str) -> String {
    const WORDS: usize = 8;
    let words = text.split_whitespace().collect::<Vec<_>>();
    if words.len() > WORDS {
        format!("“{} …”", words[..WORDS].join(" "))
    } else {
        format!("“{}”", words.join(" "))
    }
}
