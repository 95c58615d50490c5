//! `sources.json`: the documents that facts are taken from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The documents that provenance refers to.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// Every document, pages first.
    pub documents: Vec<Document>,
}

/// One saved document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// How provenance names it, such as `rds-zh` in `rds-zh:58`.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What kind of evidence it gives.
    pub kind: DocumentKind,
    /// Its language, as a BCP 47 tag such as `en` or `zh`.
    pub language: String,
    /// Who published it.
    pub publisher: String,
    /// The day it was published, updated or saved, as `YYYY-MM-DD`, if known.
    pub date: Option<String>,
    /// The name of the saved file.
    pub file: String,
    /// The SHA-256 of the saved file, in lower-case hexadecimal.
    pub sha256: String,
}

/// What kind of evidence a document gives, best first.
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
    /// Facts at second hand; a rule that rests on them alone is a warning.
    Notes,
}
