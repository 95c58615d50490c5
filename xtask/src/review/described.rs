//! Descriptions side by side: docs, provenance, notes, examples, disputes and documents.

use super::canonical;
use super::draft::{At, Both, Differ, Scope, Way, pairs};
use super::kinds;
use apispec_codegen::model::{Dispute, Example, Operation, Text};
use apispec_codegen::place::Place;
use apispec_codegen::spec;

/// An entry without a name: what to call it, and what it says.
type Entry = (String, String);

impl Differ<'_> {
    /// A description in two languages.
    pub(super) fn doc(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
        of: &str,
        (was, is): (&Text, &Text),
    ) {
        let title = format!("the description of {of} is another");
        let what = (At::member(both, "doc"), title);
        let facts = (canonical::text(was), canonical::text(is));
        self.fact(&kinds::DOC_CHANGED, scope, what, (&facts.0, &facts.1));
    }

    /// Where something stands in the documents.
    pub(super) fn provenance(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
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
        let what = (At::member(both, "source"), title);
        self.fact(&kinds::SOURCE_CHANGED, scope, what, (&was, &is));
    }

    /// What an operation says beside what is checked.
    pub(super) fn described(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        let both = (&base.place, &head.place);
        let of = format!("`{}`", head.wire);
        self.doc(scope, both, &of, (&base.doc, &head.doc));
        self.provenance(scope, both, &of, (&base.source, &head.source));
        let facts = |operation: &Operation| {
            let notes = operation.notes.iter();
            let history = operation.history.iter();
            let left_out = operation.left_out.iter();
            let part = |what: &str, name: &str, fact: String| (format!("{what} {name}"), fact);
            [
                notes
                    .map(|it| part("note", &opening(&it.doc.en), canonical::note(it)))
                    .collect::<Vec<_>>(),
                history
                    .map(|it| part("entry of the history", &it.date, canonical::change(it)))
                    .collect(),
                left_out
                    .map(|it| {
                        part(
                            "part left out:",
                            &format!("`{}`", it.what),
                            canonical::left_out(it),
                        )
                    })
                    .collect(),
            ]
        };
        let sides = facts(base).into_iter().zip(facts(head));
        for (member, (was, is)) in ["notes", "history", "left_out"].into_iter().zip(sides) {
            self.entries(&scope.within(member), member, both, (&was, &is));
        }
        self.examples(scope, base, head);
        self.disputes(scope, &base.disputes, &head.disputes);
    }

    /// Entries without a name: those that one version has alone are told, in pairs while there are any.
    fn entries(
        &mut self,
        scope: &Scope,
        member: &str,
        (old_place, new_place): Both<'_>,
        (was, is): (&[Entry], &[Entry]),
    ) {
        let alone = |of: &[Entry], other: &[Entry]| {
            let known = |fact: &String| other.iter().any(|(_, it)| it == fact);
            let alone = of.iter().enumerate().filter(|(_, (_, fact))| !known(fact));
            alone.map(|(index, _)| index).collect::<Vec<_>>()
        };
        let (gone, come) = (alone(was, is), alone(is, was));
        for at in 0..gone.len().max(come.len()) {
            let (title, place, fact) = match (gone.get(at), come.get(at)) {
                (Some(_), Some(new)) => {
                    let title = format!("another {}", is[*new].0);
                    let place = At::Head(new_place.nth(member, *new));
                    (title, place, is[*new].1.as_str())
                }
                (None, Some(new)) => {
                    let title = format!("one more {}", is[*new].0);
                    let place = At::Head(new_place.nth(member, *new));
                    (title, place, is[*new].1.as_str())
                }
                (Some(old), None) => {
                    let title = format!("no longer there is the {}", was[*old].0);
                    let place = At::Base(old_place.nth(member, *old));
                    (title, place, was[*old].1.as_str())
                }
                (None, None) => continue,
            };
            self.add(&kinds::NOTE_CHANGED, scope, place, title)
                .now(fact);
        }
    }

    fn examples(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        for pair in pairs(&base.examples, &head.examples, |it| &it.name) {
            let Some(name) = pair.1.or(pair.0).map(|it| &it.name) else {
                continue;
            };
            let index = |of: &Operation| {
                let index = of.examples.iter().position(|it| it.name == *name);
                of.place.nth("examples", index.unwrap_or_default())
            };
            let (old_place, new_place) = (index(base), index(head));
            let within = scope.within("examples").within(name);
            let of = format!("the example `{name}` of `{}`", head.wire);
            let (at, what) = match pair {
                (Some(_), None) => (At::Base(old_place.clone()), "is gone"),
                (None, _) => (At::Head(new_place.clone()), "is new"),
                _ => (At::Head(new_place.clone()), "is another"),
            };
            let fact = |it: Option<&Example>| it.map(canonical::example).unwrap_or_default();
            let facts = (fact(pair.0), fact(pair.1));
            let what = (at, format!("{of} {what}"));
            self.fact(&kinds::EXAMPLE_CHANGED, &within, what, (&facts.0, &facts.1));
            if let (Some(was), Some(is)) = pair {
                let both = (&old_place, &new_place);
                self.provenance(&within, both, &of, (&was.source, &is.source));
            }
        }
    }

    /// Contradictions.
    pub(super) fn disputes(&mut self, scope: &Scope, base: &[Dispute], head: &[Dispute]) {
        let scope = scope.within("disputes");
        for pair in pairs(base, head, |it| &it.id) {
            match pair {
                (Some(was), None) => {
                    let title = format!("the dispute `{}` is settled", was.id);
                    let at = At::Base(was.place.at("id"));
                    self.add(&kinds::DISPUTE_REMOVED, &scope.within(&was.id), at, title);
                }
                (None, Some(is)) => {
                    let title = format!("the dispute `{}` is recorded: {}", is.id, is.decision.en);
                    let at = At::Head(is.place.at("id"));
                    self.add(&kinds::DISPUTE_ADDED, &scope.within(&is.id), at, title)
                        .now(canonical::dispute(is));
                }
                (Some(was), Some(is)) => {
                    let (member, what) = match was.decision == is.decision {
                        true => ("claims", "has other claims or reasons"),
                        false => ("decision", "is decided in another way"),
                    };
                    let title = format!("the dispute `{}` {what}", is.id);
                    let what = (At::Head(is.place.at(member)), title);
                    let facts = (canonical::dispute(was), canonical::dispute(is));
                    let within = scope.within(&is.id);
                    self.fact(&kinds::DISPUTE_CHANGED, &within, what, (&facts.0, &facts.1));
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
            owner: None,
        };
        for pair in pairs(&was, &is, |it| &it.id) {
            let Some(id) = pair.1.or(pair.0).map(|it| &it.id) else {
                continue;
            };
            let place = |source: usize, of: &[spec::Document]| {
                let index = of.iter().position(|it| it.id == *id);
                let index = index.unwrap_or_default();
                Place::file(source).nth("documents", index).at("id")
            };
            let (at, what) = match pair {
                (Some(_), None) => (At::Base(place(old_source, &was)), "is gone"),
                (None, _) => (At::Head(place(new_source, &is)), "is new"),
                _ => (At::Head(place(new_source, &is)), "is another"),
            };
            let fact =
                |it: Option<&spec::Document>| it.map(canonical::document).unwrap_or_default();
            let facts = (fact(pair.0), fact(pair.1));
            let what = (at, format!("the document `{id}` {what}"));
            let within = scope.within(id);
            self.fact(
                &kinds::DOCUMENT_CHANGED,
                &within,
                what,
                (&facts.0, &facts.1),
            );
        }
    }
}

/// The first words of a description.
fn opening(text: &str) -> String {
    const WORDS: usize = 8;
    let words = text.split_whitespace().collect::<Vec<_>>();
    match words.len() > WORDS {
        true => format!("“{} …”", words[..WORDS].join(" ")),
        false => format!("“{}”", words.join(" ")),
    }
}
