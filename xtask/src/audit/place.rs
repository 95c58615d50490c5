//! Facts against the places that they cite.

use std::collections::BTreeMap;

use super::document::Document;
use super::stands::stands;
use super::{Audit, shown};
use crate::audit::facts::{Fact, Kind, Need, Reach, Reference, references};
use apispec_codegen::report::Mark;
use apispec_codegen::source::Span;
use apispec_codegen::spec::DocumentKind;

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
                Some(_) => self.fact(index, fact),
                None => self.error(
                    "no-place",
                    vec![self.mark(&fact.object, "no `source`")],
                    "this has no place in a document".into(),
                    "add `\"source\"` with the document and its lines".into(),
                ),
            }
        }
    }

    fn fact(&mut self, index: usize, fact: &Fact<'a>) {
        let mut search = Search::default();
        let mut cited = BTreeMap::<&str, Vec<Reference<'a>>>::new();
        for reference in fact.source.into_iter().flat_map(references) {
            cited.entry(reference.document).or_default().push(reference);
        }
        for (id, places) in cited {
            let Some(document) = self.documents.iter().find(|each| each.says.id == *id) else {
                search.unread = true;
                continue;
            };
            let mut begins = places
                .iter()
                .map(|place| (place, document.beginning(place.within)));
            if let Some((lost, _)) = begins.find(|(_, begins)| begins.is_none()) {
                self.lost(fact, lost, document.says.file.clone());
                return;
            }
            let kind = document.says.kind;
            let Some(spans) = self.spans(fact, document, &places) else {
                search.missed.push((kind, places));
                continue;
            };
            search.found.push(kind);
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
        let misses = search.misses(fact.reach).into_iter();
        let misses = misses.filter(|places| !self.is_told(fact, places));
        let misses = misses.collect::<Vec<_>>();
        match fact.reach {
            Reach::Every => misses.iter().for_each(|places| self.miss(fact, places)),
            // What has to stand somewhere is missed once, with all the places where it might.
            _ if misses.is_empty() => {}
            _ => self.miss(fact, &misses.concat()),
        }
    }

    /// Where the fact stands in these places; none for one that may be said of its field there without its name.
    fn spans(
        &self,
        fact: &Fact<'_>,
        document: &Document<'_>,
        places: &[Reference<'_>],
    ) -> Option<Vec<Span>> {
        let within = places.iter().map(|place| place.within).collect::<Vec<_>>();
        let mut spans = stands(document, &within, &fact.need);
        if matches!(fact.kind, Kind::Default | Kind::Example) {
            spans.retain(|span| !self.is_value(document, span));
        }
        let mut home = fact.home.into_iter().flat_map(references);
        let at_home = home.any(|home| places.iter().any(|place| place.meets(&home)));
        (at_home || !spans.is_empty()).then_some(spans)
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
    fn is_told(&self, fact: &Fact<'_>, places: &[Reference<'_>]) -> bool {
        let document = places
            .first()
            .and_then(|place| self.document(place.document));
        let Some(document) = document else {
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

/// Where a fact was looked for.
#[derive(Default)]
struct Search<'a> {
    /// Whether it cites a document that was not saved.
    unread: bool,
    /// The kinds of the documents where it stands.
    found: Vec<DocumentKind>,
    /// The documents where it does not, with the places in each.
    missed: Vec<(DocumentKind, Vec<Reference<'a>>)>,
}

impl<'a> Search<'a> {
    /// The places in each document where it has to stand and does not.
    fn misses(self, reach: Reach) -> Vec<Vec<Reference<'a>>> {
        let nowhere = self.found.is_empty() && !self.unread;
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
