//! Review → JSON, and its schema.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::not_reviewed::{NotReviewed, SpecError};
use super::{Api, Finding, Review};

/// What `cargo xtask review --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Review")]
struct Document<'a> {
    /// What changed, in one sentence.
    verdict: String,
    /// The changes, the gravest first.
    findings: &'a [Finding],
    /// Why nothing was reviewed; empty if something was.
    errors: &'a [SpecError],
    /// What becomes of the public items of the generated crate.
    api: &'a Api,
    /// What the version has to be.
    version: &'a Option<String>,
}

impl Review<'_> {
    /// The review as data.
    pub fn json(&self) -> String {
        printed(&Document {
            verdict: self.verdict(),
            findings: &self.findings,
            errors: &[],
            api: &self.api,
            version: &self.version,
        })
    }
}

impl NotReviewed {
    /// The same data as that of a review, with what is wrong.
    pub fn json(&self) -> String {
        printed(&Document {
            verdict: self.verdict(),
            findings: &[],
            errors: &self.errors,
            api: &Api::default(),
            version: &None,
        })
    }
}

/// The schema of what [`Review::json`] returns.
pub fn schema() -> String {
    let settings = SchemaSettings::draft07().for_serialize();
    let generator = settings.into_generator();
    printed(&generator.into_root_schema_for::<Document<'_>>())
}

/// JSON for people, with a line end.
pub(super) fn printed(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
