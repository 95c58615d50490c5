//! Rules as static data: what they say, and about which fields.

use super::message::series;
use super::text::{Language, Text};

/// A rule of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// A stable id within the operation.
    pub id: &'static str,
    /// How severe a violation is, unless the caller decides otherwise.
    pub severity: Severity,
    /// Whether it is about parameters or about what is outside the request.
    pub kind: RuleKind,
    /// What the rule is about: wire names of parameters.
    pub fields: &'static [&'static str],
    /// What its condition tests: wire names of parameters, and names of facts.
    pub related: &'static [&'static str],
    /// The error codes that the service would answer.
    pub codes: &'static [&'static str],
    /// The rule as a sentence in which `{}` is what it is about.
    pub(super) pattern: Text,
    pub(super) index: u16,
    pub(super) requires: bool,
}

impl Rule {
    /// A rule with an id and a sentence, at a place of its table.
    #[doc(hidden)]
    // Code that is generated into another crate can't write a `#[non_exhaustive]` struct as a
    // literal.
    pub const fn new(index: u16, id: &'static str, severity: Severity) -> Self {
        Self {
            id,
            severity,
            kind: RuleKind::Parameters,
            fields: &[],
            related: &[],
            codes: &[],
            pattern: Text { en: "", zh: "" },
            index,
            requires: false,
        }
    }

    /// The rule with what it is about and what its condition tests.
    #[doc(hidden)]
    pub const fn about(
        mut self,
        fields: &'static [&'static str],
        related: &'static [&'static str],
    ) -> Self {
        self.fields = fields;
        self.related = related;
        self
    }

    /// The rule as one that asks for presence.
    #[doc(hidden)]
    pub const fn requirement(mut self) -> Self {
        self.requires = true;
        self
    }

    /// The rule as a precondition.
    #[doc(hidden)]
    pub const fn precondition(mut self) -> Self {
        self.kind = RuleKind::Precondition;
        self
    }

    /// The rule as a quota.
    #[doc(hidden)]
    pub const fn quota(mut self, limit: u64, period: Period, scope: &'static str) -> Self {
        self.kind = RuleKind::Quota(Quota { limit, period, scope });
        self
    }

    /// The rule with its sentence, in which `{}` is what it is about.
    #[doc(hidden)]
    pub const fn says(mut self, en: &'static str, zh: &'static str) -> Self {
        self.pattern = Text { en, zh };
        self
    }

    /// The rule with the codes that the service would answer.
    #[doc(hidden)]
    pub const fn codes(mut self, codes: &'static [&'static str]) -> Self {
        self.codes = codes;
        self
    }

    /// The rule as a sentence.
    pub fn sentence(&self, language: Language) -> String {
        let fields = match language {
            Language::English => series(self.fields, ", ", " and "),
            Language::Chinese => series(self.fields, "、", " 和 "),
        };
        self.said_of(&fields, language)
    }

    /// The rule as a sentence about one of its fields.
    pub(super) fn said_of(&self, field: &str, language: Language) -> String {
        self.pattern.in_language(language).replacen("{}", field, 1)
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleKind {
    /// Parameters of the request.
    Parameters,
    /// What must hold outside the request.
    Precondition,
    /// How often something may be done.
    Quota(Quota),
}

/// How often something may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quota {
    /// The largest number.
    pub limit: u64,
    /// The time over which it is counted.
    pub period: Period,
    /// What it is counted for, such as `instance`.
    pub scope: &'static str,
}

/// The time over which a quota is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// All that exists at once.
    AtOnce,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

/// How severe a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The service ignores it, a list may have grown, or the limit is disputed.
    Warning,
    /// The document states a must.
    Error,
}
