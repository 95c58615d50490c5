//! Specs against the documents that they cite: what either side has and the other lacks.
//!
//! Takes specs and the saved files, gives findings. Touches no files.

mod command;
mod compare;
mod coverage;
mod dispute;
mod document;
pub mod facts;
mod hash;
mod notes;
mod page;
mod parallel;
mod place;
mod position;
mod proof;
mod stands;
mod wire;
mod witness;
mod words;

pub(crate) use command::{Arguments, run};
use std::sync::Arc;

use crate::audit::facts::{Fact, Reference, Within, facts, references};
use apispec_codegen::place::Place;
use apispec_codegen::report::{Finding, Mark, Report};
use apispec_codegen::spec::read::Specs;

use dispute::Disputes;
use document::Document;
pub use document::Saved;
pub use place::Borne;
pub use proof::{Change, Named, Proof, Removal, prove};

/// What the audit found.
#[derive(Debug)]
pub struct Audited {
    /// Everything that either side has and the other lacks.
    pub report: Report,
    /// Every fact that a document bears out, and where.
    pub borne: Vec<Borne>,
    /// How many facts the specs state.
    pub facts: usize,
}

/// Holds the specs against the saved files. Documents that were not saved are not audited.
pub fn audit(specs: &Specs, saved: &[Saved]) -> Audited {
    let mut audit = Audit::new(specs, saved);
    audit.hashes(saved);
    audit.places();
    audit.pages();
    audit.parallels();
    audit.notes();
    audit.witnesses();
    Audited {
        facts: audit.facts.len(),
        borne: audit.borne,
        report: audit.report.sorted(),
    }
}

/// What every part of the audit needs.
struct Audit<'a> {
    specs: &'a Specs,
    documents: Vec<Document<'a>>,
    facts: Vec<Fact<'a>>,
    /// What each fact cites.
    cited: Vec<Vec<Reference<'a>>>,
    disputes: Disputes<'a>,
    borne: Vec<Borne>,
    report: Report,
}

impl<'a> Audit<'a> {
    fn new(specs: &'a Specs, saved: &[Saved]) -> Self {
        let mut sources = specs.sources.to_vec();
        let mut documents = Vec::new();
        let described = specs.documents.iter().flat_map(|file| &file.spec.documents);
        for says in described {
            if let Some(saved) = saved.iter().find(|saved| saved.file == says.file) {
                let (document, source) = Document::new(says, saved, sources.len());
                documents.push(document);
                sources.push(source);
            }
        }
        let sources = Arc::from(sources);
        let facts = facts(specs);
        let cited = facts.iter().map(|fact| {
            let source = fact.source.into_iter();
            source.flat_map(references).collect()
        });
        Self {
            specs,
            documents,
            cited: cited.collect(),
            facts,
            disputes: Disputes::new(specs),
            borne: Vec::new(),
            report: Report::new(sources).closing("between the specs and their documents"),
        }
    }

    fn document(&self, id: &str) -> Option<&Document<'a>> {
        self.documents
            .iter()
            .find(|document| document.says.id == id)
    }

    fn mark(&self, place: &Place, label: &str) -> Mark {
        Mark {
            source: place.source,
            span: place.span(&self.specs.trees[place.source]),
            label: label.to_owned(),
        }
    }

    fn error(&mut self, code: &'static str, marks: Vec<Mark>, title: String, help: String) {
        self.report.add(Finding {
            code,
            title,
            marks,
            help,
        });
    }
}

/// A reference as a spec writes it.
fn shown(place: &Reference<'_>) -> String {
    match place.within {
        Within::Lines(first, last) if first == last => format!("{}:{first}", place.document),
        Within::Lines(first, last) => format!("{}:{first}-{last}", place.document),
        Within::Pointer(pointer) => format!("{}#{pointer}", place.document),
    }
}
