//! How a caller wants rules to be treated.

use std::error::Error;
use std::fmt;

use super::rule::{Rule, Severity};

/// How a caller wants the rules of an operation to be treated. The last setting for a rule counts.
///
/// ```
/// # #[cfg(feature = "aliyun-rds")] {
/// use cloud_backup_api::aliyun::rds::CreateBackupRequest;
/// use cloud_backup_api::{Operation, Policy, Severity};
///
/// let policy = Policy::new(CreateBackupRequest::RULES)
///     .with_severity("BackupMethod.known", Severity::Error)?
///     .without("DBName.*")?;
/// let report = CreateBackupRequest::new("rm-1").validate().under(&policy);
/// assert!(Policy::new(CreateBackupRequest::RULES).without("BackupMehtod.known").is_err());
/// # }
/// # Ok::<(), cloud_backup_api::UnknownRule>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    rules: &'static [Rule],
    treatments: Vec<(&'static str, Treatment)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// With this severity.
    Severity(Severity),
    /// Not reported.
    Ignore,
}

impl Policy {
    /// Every one of these rules as its document states it.
    pub fn new(rules: &'static [Rule]) -> Self {
        Self { rules, treatments: Vec::new() }
    }

    /// Gives a rule this severity: by its id, or all whose ids begin with what is before a final `*`.
    ///
    /// Fails if there is no such rule.
    pub fn with_severity(self, rule: &str, severity: Severity) -> Result<Self, UnknownRule> {
        self.with(rule, Treatment::Severity(severity))
    }

    /// Does not report a rule: by its id, or all whose ids begin with what is before a final `*`.
    ///
    /// Fails if there is no such rule.
    pub fn without(self, rule: &str) -> Result<Self, UnknownRule> {
        self.with(rule, Treatment::Ignore)
    }

    fn with(mut self, pattern: &str, treatment: Treatment) -> Result<Self, UnknownRule> {
        let matches = |rule: &&Rule| match pattern.strip_suffix('*') {
            Some(prefix) => rule.id.starts_with(prefix),
            None => rule.id == pattern,
        };
        let before = self.treatments.len();
        let ids = self.rules.iter().filter(matches).map(|rule| rule.id);
        self.treatments.extend(ids.map(|id| (id, treatment)));
        // A misspelled id would leave a rule as it is, and nobody would notice.
        if self.treatments.len() == before {
            Err(UnknownRule(pattern.to_owned()))
        } else {
            Ok(self)
        }
    }

    pub(super) fn of(&self, rule: &Rule) -> Option<Treatment> {
        let mut treatments = self.treatments.iter().rev();
        treatments.find(|(id, _)| *id == rule.id).map(|(_, treatment)| *treatment)
    }
}

/// A text that matches the id of no rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule(String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "no rule of the operation matches {:?}", self.0)
    }
}

impl Error for UnknownRule {}
