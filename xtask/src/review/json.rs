//! Review → JSON, and its schema.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::stopped::SpecError;
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
        let document = Document {
            verdict: self.verdict(),
            findings: &self.findings,
            errors: &[],
            api: &self.api,
            version: &self.version,
        };
        document.text()
    }
}

/// What is wrong, as data.
pub(super) fn stopped(verdict: String, errors: &[SpecError]) -> String {
    let document = Document {
        verdict,
        findings: &[],
        errors,
        api: &Api::default(),
        version: &None,
    };
    document.text()
}

impl Document<'_> {
    fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
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
