//! Compares facts with the locations that they cite.

use std::collections::BTreeMap;

use super::document::{Document, shown};
use super::occurrences::occurrences;
use super::{Audit, CitingFact};
use crate::audit::facts::{Fact, Kind, Need, Reach};
use crate::documents::{Reference, references};
use apispec_codegen::source::Span;
use apispec_codegen::spec::DocumentKind;

/// A fact that a document states.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// The name of the saved file.
    pub file: String,
    /// The index of the fact.
    pub fact: usize,
    /// The kind of fact.
    pub kind: Kind,
    /// The location in it.
    pub spans: Vec<Span>,
}

impl<'a> Audit<'a> {
    /// Reports facts without a citation, and facts that are not at the cited location.
    pub(super) fn citations(&mut self) {
        for (index, fact) in self.facts.iter().enumerate() {
            if fact.fact.source.is_some() {
                self.cited(index, fact);
            } else {
                let mark = self.mark(&fact.fact.object, "`source` is missing");
                let title = "no `source` for this fact".to_owned();
                let help = "add `\"source\": \"<document>:<lines>\"`";
                self.error("no-place", vec![mark], title, help);
            }
        }
    }

    fn cited(&mut self, index: usize, citing: &'a CitingFact<'a>) {
        let fact = &citing.fact;
        let mut search = Search::default();
        let mut cited = BTreeMap::<&str, Vec<Reference<'a>>>::new();
        for place in &citing.cited {
            cited.entry(place.document).or_default().push(*place);
        }
        for (id, places) in cited {
            let Some(document) = self.document(id) else {
                search.cites_unsaved = true;
                continue;
            };
            let mut all = places.iter();
            if let Some(lost) = all.find(|place| document.beginning(place.within).is_none()) {
                return self.no_such_place(fact, lost, document);
            }
            let kind = document.says.kind;
            let Some(spans) = self.spans(fact, document, &places) else {
                search.missed.push((kind, places));
                continue;
            };
            search.found.push(kind);
            if fact.need != Need::Place {
                self.confirmations.push(Confirmation {
                    file: document.says.file.clone(),
                    fact: index,
                    kind: fact.kind,
                    spans,
                });
            }
        }
        let misses = search.misses(fact.reach).into_iter();
        let misses = misses.filter(|places| !self.is_disputed(fact, places));
        let misses = misses.collect::<Vec<_>>();
        if fact.reach == Reach::Every {
            misses.iter().for_each(|places| self.not_there(fact, places));
        } else if !misses.is_empty() {
            // If one of several documents must state the fact, the error is reported once, with all locations.
            self.not_there(fact, &misses.concat());
        }
    }

    /// The occurrences of the fact at these locations; its name may be omitted where its field is described.
    fn spans(
        &self,
        fact: &Fact<'_>,
        document: &Document<'_>,
        places: &[Reference<'_>],
    ) -> Option<Vec<Span>> {
        let within = places.iter().map(|place| place.within).collect::<Vec<_>>();
        let mut spans = occurrences(document, &within, &fact.need);
        if matches!(fact.kind, Kind::Default | Kind::Example) {
            spans.retain(|span| !self.is_value(document, span));
        }
        let mut home = fact.home.into_iter().flat_map(references);
        let at_home = home.any(|home| places.iter().any(|place| place.meets(&home)));
        (at_home || !spans.is_empty()).then_some(spans)
    }

    /// Whether this is a value of a list, not an example.
    fn is_value(&self, document: &Document<'_>, span: &Span) -> bool {
        let (id, line) = (&document.says.id, document.number(span.start));
        self.facts.iter().any(|CitingFact { fact, cited }| {
            fact.kind == Kind::Value
                && fact.need == Need::Value(document.at(span))
                && cited.iter().any(|place| place.is_line(id, line))
        })
    }

    /// Whether a dispute explains the difference; names, values and codes must be at the cited location.
    fn is_disputed(&self, fact: &Fact<'_>, places: &[Reference<'_>]) -> bool {
        let document = places.first().map(|place| self.document(place.document));
        let Some(document) = document.flatten() else {
            return false;
        };
        let text = match &fact.need {
            Need::Text(text)
            | Need::Default(text)
            | Need::Example(text)
            | Need::Number(text)
            | Need::Pair(_, text) => text,
            _ => return false,
        };
        matches!(fact.kind, Kind::Default | Kind::Example | Kind::Limit | Kind::Other)
            && self.disputes.explains(fact, text, document, places)
    }

    fn no_such_place(&mut self, fact: &Fact<'_>, place: &Reference<'_>, document: &Document<'_>) {
        let mark = self.mark(&fact.object.at("source"), "cited here");
        let title = format!("the document `{}` has no location `{}`", place.document, shown(place));
        let help = format!("cite a location that exists in `{}`", document.says.file);
        self.error("no-such-place", vec![mark], title, help);
    }

    fn not_there(&mut self, fact: &Fact<'_>, places: &[Reference<'_>]) {
        let mut marks = vec![self.mark(&fact.place, "not found at the cited location")];
        marks.extend(places.iter().filter_map(|place| {
            let document = self.document(place.document)?;
            let span = document.beginning(place.within)?;
            Some(document.mark(span, "the cited location"))
        }));
        let cited = places.iter().map(shown).collect::<Vec<_>>().join(", ");
        let title = format!("{} is not at `{cited}`", fact.need);
        let help = "write it as the document does, correct the citation, or record both claims in a dispute";
        self.error("not-there", marks, title, help);
    }
}

/// Where a fact was searched.
#[derive(Default)]
struct Search<'a> {
    cites_unsaved: bool,
    /// The kinds of the documents that state it.
    found: Vec<DocumentKind>,
    /// The documents that do not state it, with the locations in each.
    missed: Vec<(DocumentKind, Vec<Reference<'a>>)>,
}

impl<'a> Search<'a> {
    /// The locations in each document that must state it but does not.
    fn misses(self, reach: Reach) -> Vec<Vec<Reference<'a>>> {
        let nowhere = self.found.is_empty() && !self.cites_unsaved;
        let page = DocumentKind::Page;
        let on_page = self.found.contains(&page);
        let cites_page = on_page || self.missed.iter().any(|(kind, _)| *kind == page);
        let missed = self.missed.into_iter().filter(|(kind, _)| match reach {
            Reach::Every => true,
            Reach::Pages => *kind == page || nowhere,
            Reach::Foremost if cites_page => *kind == page && !on_page,
            Reach::Foremost | Reach::Somewhere => nowhere,
        });
        missed.map(|(_, places)| places).collect()
    }
}
