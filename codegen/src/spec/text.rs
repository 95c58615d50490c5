//! Descriptions in two languages.

use schemars::JsonSchema;
use serde::Deserialize;

/// A short description in our own words: one or two sentences, Markdown allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In Chinese.
    pub zh: Option<String>,
}

impl Text {
    /// In Chinese; empty if there is none.
    pub fn zh(&self) -> &str {
        self.zh.as_deref().unwrap_or_default()
    }
}
