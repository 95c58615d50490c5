//! Review → JSON, and its schema.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::{Api, Finding, Review};

/// What `cargo xtask review --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Review")]
struct Document<'a> {
    /// What changed, in one sentence.
    verdict: String,
    /// The changes, the gravest first.
    findings: &'a [Finding],
    /// What becomes of the public items of the generated crate.
    api: &'a Option<Api>,
    /// What the version has to be.
    version: &'a Option<String>,
}

impl Review<'_> {
    /// The review as data.
    pub fn json(&self) -> String {
        let document = Document {
            verdict: self.verdict(),
            findings: &self.findings,
            api: &self.api,
            version: &self.version,
        };
        let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// The schema of what [`Review::json`] returns.
pub fn schema() -> String {
    let settings = SchemaSettings::draft07().for_serialize();
    let schema = settings
        .into_generator()
        .into_root_schema_for::<Document<'_>>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
