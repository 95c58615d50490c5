//! How a caller wants rules to be treated.

use super::rule::{Rule, Severity};

/// How a caller wants rules to be treated. What is said last about a rule counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy(Vec<(String, Treatment)>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// With this severity.
    Severity(Severity),
    /// Not reported.
    Ignore,
}

impl Policy {
    /// Every rule as its document has it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a rule this severity: by its id, or all whose ids begin with what is before a final `*`.
    pub fn with_severity(mut self, rule: impl Into<String>, severity: Severity) -> Self {
        self.0.push((rule.into(), Treatment::Severity(severity)));
        self
    }

    /// Does not report a rule: by its id, or all whose ids begin with what is before a final `*`.
    pub fn without(mut self, rule: impl Into<String>) -> Self {
        self.0.push((rule.into(), Treatment::Ignore));
        self
    }

    pub(super) fn of(&self, rule: &Rule) -> Option<Treatment> {
        let matches = |pattern: &str| match pattern.strip_suffix('*') {
            Some(prefix) => rule.id.starts_with(prefix),
            None => rule.id == pattern,
        };
        self.0.iter().rev().find(|(pattern, _)| matches(pattern)).map(|(_, treatment)| *treatment)
    }
}
