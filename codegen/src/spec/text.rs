//! Descriptions in two languages.

use schemars::JsonSchema;
use serde::Deserialize;

/// A short description in our own words: one or two sentences, Markdown allowed.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In Chinese.
    pub zh: Option<String>,
}
