//! Descriptions in two languages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A short description in your own words: one or two sentences; Markdown is allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The English text; the Chinese one is shown instead if there is none.
    #[serde(default)]
    pub en: String,
    /// The Chinese text; the English one is shown instead if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
}

impl Text {
    /// The Chinese text; empty if there is none.
    pub fn zh(&self) -> &str {
        self.zh.as_deref().unwrap_or_default()
    }
}
