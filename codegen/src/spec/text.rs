//! Descriptions in two languages.

use schemars::JsonSchema;
use serde::Deserialize;

/// A short description in your own words: one or two sentences; Markdown is allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The English text.
    pub en: String,
    /// The Chinese text.
    pub zh: Option<String>,
}

impl Text {
    /// The Chinese text; empty if there is none.
    pub fn zh(&self) -> &str {
        self.zh.as_deref().unwrap_or_default()
    }
}
