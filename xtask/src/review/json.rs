//! Review → JSON, and its schema.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::not_reviewed::{NotReviewed, SpecError};
use super::{Api, Finding, Review};

/// The output of `cargo xtask review --format json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Review")]
struct Document<'a> {
    /// The result of the review, in one sentence.
    verdict: String,
    /// The findings, the most severe first.
    findings: &'a [Finding],
    /// Why a review was not possible; empty if it was.
    errors: &'a [SpecError],
    /// The changes of public items of the generated crate.
    api: &'a Api,
    /// The required version.
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
    /// The same structure as for a review, with the errors.
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

/// Pretty-printed JSON with a line break at the end.
pub(super) fn printed(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
