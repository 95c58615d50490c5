//! Compares specs with the documents that they cite, in both directions.
//!
//! Takes specs and saved files, returns findings. Touches no files.

mod document;
pub mod facts;

mod position;
mod words;

mod citations;
mod dispute;
mod occurrences;

mod coverage;
mod notes;
mod page;
mod sentences;
mod similar_lines;

mod compare;
mod wire;
mod witness;

pub mod observed;

mod command;

use std::sync::Arc;

use apispec_codegen::place::Place;
use apispec_codegen::report::{Finding, Mark, Report};
use apispec_codegen::source::Source;
use apispec_codegen::spec::DocumentKind;
use apispec_codegen::spec::read::Specs;

use crate::documents::{Reference, Saved, references};
pub use citations::Confirmation;
pub(crate) use command::{Arguments, run};
use dispute::Disputes;
use document::Document;
use facts::{Fact, facts};

/// The result of the audit.
#[derive(Debug)]
pub struct Audited {
    /// All differences between specs and documents.
    pub report: Report,
    /// Every fact that a document states, with its location.
    pub confirmations: Vec<Confirmation>,
    /// The number of facts in the specs.
    pub facts: usize,
}

/// Compares the specs with the saved files. Documents without a saved file are not audited.
pub fn audit(specs: &Specs, saved: &[Saved]) -> Audited {
    let mut sources = specs.sources.to_vec();
    let mut documents = Vec::new();
    if let Some(file) = &specs.documents {
        for (index, says) in file.spec.documents.iter().enumerate() {
            if let Some(saved) = saved.iter().find(|saved| saved.file == says.file) {
                let place = Place::file(file.source).nth("documents", index);
                documents.push(Document::new(says, place, saved, sources.len()));
                let (path, name) = (saved.path.clone(), saved.file.clone());
                sources.push(Source { path, name, text: saved.text() });
            }
        }
    }
    let facts = facts(specs).into_iter().map(CitingFact::new);
    let facts = facts.collect::<Vec<_>>();
    let mut audit = Audit {
        specs,
        documents: &documents,
        facts: &facts,
        disputes: Disputes::new(specs),
        confirmations: Vec::new(),
        report: Report::new(Arc::from(sources)).closing("in the comparison of specs and documents"),
    };
    audit.hashes();
    audit.citations();
    audit.pages();
    audit.similar_lines();
    audit.sentences(saved);
    audit.notes();
    audit.witnesses();
    Audited {
        facts: facts.len(),
        confirmations: audit.confirmations,
        report: audit.report.sorted(),
    }
}

/// What all parts of the audit share.
struct Audit<'a> {
    specs: &'a Specs,
    documents: &'a [Document<'a>],
    facts: &'a [CitingFact<'a>],
    disputes: Disputes<'a>,
    confirmations: Vec<Confirmation>,
    report: Report,
}

/// A fact with its citations.
struct CitingFact<'a> {
    fact: Fact<'a>,
    cited: Vec<Reference<'a>>,
}

impl<'a> CitingFact<'a> {
    fn new(fact: Fact<'a>) -> Self {
        let cited = fact.source.into_iter().flat_map(references).collect();
        Self { fact, cited }
    }

    fn cites(&self, document: &Document<'_>) -> bool {
        let mut cited = self.cited.iter();
        cited.any(|place| place.document == document.says.id)
    }
}

impl<'a> Audit<'a> {
    /// Reports every saved file that is not the one that `sources.json` describes.
    fn hashes(&mut self) {
        for document in self.documents {
            let (path, hash) = (&document.path, &document.sha256);
            if *hash != document.says.sha256 {
                let mark = self.mark(&document.place.at("sha256"), "not the hash of this file");
                let title = format!("`{path}` differs from the transcribed version");
                let help = format!(
                    "get the transcribed version; or review the changes of the file and write `{hash}`"
                );
                self.error("document-changed", vec![mark], title, help);
            }
        }
    }

    fn documents_of(&self, kind: DocumentKind) -> impl Iterator<Item = &'a Document<'a>> + use<'a> {
        let documents = self.documents.iter();
        documents.filter(move |document| document.says.kind == kind)
    }

    fn document(&self, id: &str) -> Option<&'a Document<'a>> {
        let mut documents = self.documents.iter();
        documents.find(|document| document.says.id == id)
    }

    /// The facts that cite a line.
    fn citing(
        &self,
        document: &Document<'a>,
        line: usize,
    ) -> impl Iterator<Item = &'a Fact<'a>> + use<'a> {
        let id = &document.says.id;
        let facts = self.facts.iter();
        let facts = facts.filter(move |it| it.cited.iter().any(|place| place.has_line(id, line)));
        facts.map(|it| &it.fact)
    }

    fn mark(&self, place: &Place, label: &str) -> Mark {
        Mark {
            source: place.source,
            span: place.span(&self.specs.trees[place.source]),
            label: label.to_owned(),
        }
    }

    fn error(
        &mut self,
        code: &'static str,
        marks: Vec<Mark>,
        title: String,
        help: impl Into<String>,
    ) {
        self.report.add(Finding { code, title, marks, help: help.into() });
    }
}
