//! The language of descriptions.

use apispec_codegen::model::Text;

/// The language of descriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// English
    En,
    /// Chinese, and English where there is none
    Zh,
}

impl Language {
    /// The text in this language.
    pub(super) fn of(self, text: &Text) -> &str {
        match self {
            Language::En => &text.en,
            Language::Zh => text.zh.as_deref().unwrap_or(&text.en),
        }
    }
}
