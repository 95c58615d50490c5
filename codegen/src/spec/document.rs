//! `sources.json`: the documents from which the specs are transcribed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The documents that `source` members refer to.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// All documents, pages first.
    pub documents: Vec<Document>,
}

/// One saved document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The id that `source` members use, such as `rds-zh` in `rds-zh:58`.
    pub id: String,
    /// The title.
    pub title: String,
    /// The kind of evidence.
    pub kind: DocumentKind,
    /// The language, as a BCP 47 tag such as `en` or `zh`.
    pub language: String,
    /// The publisher.
    pub publisher: String,
    /// The date on which it was published, updated or saved, as `YYYY-MM-DD`, if known.
    pub date: Option<String>,
    /// Where it is published, as a URL. What is found there may be a later edition than the saved file.
    pub address: Option<String>,
    /// The name of the saved file.
    pub file: String,
    /// The SHA-256 of the saved file, in lower-case hexadecimal.
    pub sha256: String,
}

/// The kind of evidence that a document gives, best first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// A record of what services were seen to do.
    Observed,
    /// A documentation page of the vendor, saved as text.
    Page,
    /// The vendor's own machine-readable metadata.
    Witness,
    /// Second-hand information; a rule that is based on notes alone is a warning.
    Notes,
}

impl DocumentKind {
    /// The grade of its evidence.
    pub fn grade(self) -> &'static str {
        match self {
            DocumentKind::Observed => "observed",
            DocumentKind::Page => "page",
            DocumentKind::Witness => "metadata",
            DocumentKind::Notes => "second hand",
        }
    }
}

/// One of the references of a `source`, such as `rds-zh:58`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation<'a> {
    /// The whole reference.
    pub text: &'a str,
    /// The id of the document.
    pub document: &'a str,
    /// The location in it, with the `:` or `#` before it; empty if there is none.
    pub within: &'a str,
}

/// The references of a `source`, whether they are well formed or not.
pub fn citations(source: &str) -> impl Iterator<Item = Citation<'_>> {
    source.split(", ").map(|text| {
        let (document, within) = text.split_at(text.find([':', '#']).unwrap_or(text.len()));
        Citation { text, document, within }
    })
}
