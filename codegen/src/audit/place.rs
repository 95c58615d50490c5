//! Facts against the places that they cite.

use std::collections::BTreeMap;

use super::document::Document;
use super::stands::stands;
use super::{Audit, shown};
use crate::facts::{Fact, Kind, Need, Reach, Reference, references};
use crate::report::Mark;
use crate::source::Span;
use crate::spec::DocumentKind;

/// A fact that a document bears out.
#[derive(Clone, Debug)]
pub struct Borne {
    /// The name of the saved file.
    pub file: String,
    /// Which of the audit's facts it is.
    pub fact: usize,
    /// What kind of fact it is.
    pub kind: Kind,
    /// Where it stands.
    pub spans: Vec<Span>,
}

impl<'a> Audit<'a> {
    /// Reports every fact that has no place, or that does not stand there.
    pub(super) fn places(&mut self) {
        let facts = self.facts.clone();
        for (index, fact) in facts.iter().enumerate() {
            match fact.source {
                Some(source) => self.fact(index, fact, source),
                None => self.error(
                    "no-place",
                    vec![self.mark(&fact.object, "no `source`")],
                    "this has no place in a document".into(),
                    "add `\"source\"` with the document and its lines".into(),
                ),
            }
        }
    }

    fn fact(&mut self, index: usize, fact: &Fact<'a>, source: &'a str) {
        let mut cited = BTreeMap::<&str, Vec<Reference<'a>>>::new();
        for reference in references(source) {
            cited.entry(reference.document).or_default().push(reference);
        }
        let mut unread = false;
        let mut somewhere = false;
        let mut misses = Vec::new();
        for (id, places) in &cited {
            let Some(document) = self.documents.iter().find(|each| each.says.id == **id) else {
                unread = true;
                continue;
            };
            if let Some(lost) = places
                .iter()
                .find(|place| document.beginning(place.within).is_none())
            {
                self.lost(fact, lost, document.says.file.clone());
                return;
            }
            let within = places.iter().map(|place| place.within).collect::<Vec<_>>();
            let mut spans = stands(document, &within, &fact.need);
            if matches!(fact.kind, Kind::Default | Kind::Example) {
                spans.retain(|span| !self.is_value(document, span));
            }
            let at_home = fact.home.is_some_and(|home| {
                references(home).any(|home| places.iter().any(|place| place.meets(&home)))
            });
            if spans.is_empty() && !at_home {
                misses.push((*id, places.clone()));
                continue;
            }
            somewhere = true;
            if fact.need != Need::Place {
                let borne = Borne {
                    file: document.says.file.clone(),
                    fact: index,
                    kind: fact.kind,
                    spans,
                };
                self.borne.push(borne);
            }
        }
        let misses = misses.into_iter().filter(|(id, places)| {
            let document = self.document(id);
            let counts = match fact.reach {
                Reach::Every => true,
                Reach::Pages => {
                    document.is_some_and(|document| document.says.kind == DocumentKind::Page)
                        || !somewhere && !unread
                }
                Reach::Somewhere => !somewhere && !unread,
            };
            counts && !document.is_some_and(|document| self.is_told(fact, document, places))
        });
        // What has to stand somewhere is missed once, with all the places where it might.
        let misses = misses.collect::<Vec<_>>();
        let misses = match fact.reach {
            Reach::Every => misses.into_iter().map(|(_, places)| places).collect(),
            Reach::Pages | Reach::Somewhere if misses.is_empty() => Vec::new(),
            Reach::Pages | Reach::Somewhere => {
                vec![misses.into_iter().flat_map(|(_, places)| places).collect()]
            }
        };
        for places in misses {
            self.miss(fact, &places);
        }
    }

    /// Whether a value of a list stands here, which is no example.
    fn is_value(&self, document: &Document<'_>, span: &Span) -> bool {
        let line = document.number(span.start);
        self.facts.iter().zip(&self.cited).any(|(fact, cited)| {
            fact.kind == Kind::Value
                && fact.need == Need::Value(document.at(span))
                && cited
                    .iter()
                    .any(|place| place.is_line(&document.says.id, line))
        })
    }

    /// Names, values and codes stand where they are cited or nowhere; of the rest, a dispute may tell.
    fn is_told(&self, fact: &Fact<'_>, document: &Document<'_>, places: &[Reference<'_>]) -> bool {
        let text = match &fact.need {
            Need::Text(text)
            | Need::Default(text)
            | Need::Example(text)
            | Need::Number(text)
            | Need::Pair(_, text) => text,
            _ => return false,
        };
        matches!(
            fact.kind,
            Kind::Default | Kind::Example | Kind::Limit | Kind::Other
        ) && self
            .disputes
            .tells(fact.folders, &fact.about, text, document, places)
    }

    fn lost(&mut self, fact: &Fact<'_>, place: &Reference<'_>, file: String) {
        let mark = self.mark(&fact.object.at("source"), "cited here");
        self.error(
            "no-such-place",
            vec![mark],
            format!("`{}` has no place `{}`", place.document, shown(place)),
            format!("cite a place that `{file}` has"),
        );
    }

    fn miss(&mut self, fact: &Fact<'_>, places: &[Reference<'_>]) {
        let mut marks = vec![self.mark(&fact.place, "not there to the letter")];
        for place in places {
            let document = self.document(place.document);
            marks.extend(document.and_then(|document| {
                Some(Mark {
                    source: document.source,
                    span: document.beginning(place.within)?,
                    label: "cited from here".into(),
                })
            }));
        }
        let cited = places.iter().map(shown).collect::<Vec<_>>().join(", ");
        self.error(
            "not-there",
            marks,
            format!("{} does not stand at `{cited}`", fact.need),
            "write it as the document does, cite where it stands, or tell both claims in a dispute"
                .into(),
        );
    }
}
