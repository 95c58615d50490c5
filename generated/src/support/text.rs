//! Texts in the languages of the documents.

/// A text in two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Text {
    /// In English.
    pub en: &'static str,
    /// In Chinese; empty if there is none.
    pub zh: &'static str,
}

impl Text {
    /// A text in both languages.
    #[doc(hidden)]
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    /// The text in a language, in English if there is none.
    pub fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese if !self.zh.is_empty() => self.zh,
            Language::Chinese | Language::English => self.en,
        }
    }
}

/// A language of descriptions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese.
    Chinese,
}
