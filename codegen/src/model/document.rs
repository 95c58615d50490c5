//! The documents behind the facts, their own changes, and what the specs leave out of them.

use super::Text;
pub use crate::spec::DocumentKind;

/// A document that facts are taken from.
#[derive(Clone, Debug)]
pub struct Document {
    /// How provenance names it.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What kind of evidence it gives.
    pub kind: DocumentKind,
    /// Its language.
    pub language: String,
    /// Who published it.
    pub publisher: String,
    /// The day it was published, updated or saved, if known.
    pub date: Option<String>,
}

/// An entry of a document's own table of changes.
#[derive(Clone, Debug)]
pub struct Change {
    /// The day.
    pub date: String,
    /// What changed.
    pub doc: Text,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// What a document says and the spec leaves out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The name, value or code, to the letter.
    pub what: String,
    /// Why it is left out.
    pub reason: String,
    /// Where it stands in the documents.
    pub source: String,
}
