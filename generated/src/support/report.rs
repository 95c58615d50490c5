//! What a request breaks, and what could not be decided.

use std::error::Error;
use std::fmt;

use super::findings::Findings;
use super::found::Found;
use super::message::message;
use super::path::Location;
use super::policy::{Policy, Treatment};
use super::rule::{Rule, Severity};
use super::text::Language;
use super::truth::Facts;

/// What a request breaks, in the page's order, and what could not be decided.
#[derive(Clone, Debug)]
pub struct Report {
    rules: &'static [Rule],
    skipped: Skipped,
    findings: Option<Box<Findings>>,
}

/// A bit for each skipped rule of the first 256.
#[derive(Clone, Copy, Debug, Default)]
// 256 rules have room on the stack; to skip one beyond them costs an allocation.
struct Skipped([u64; 4]);

impl Report {
    #[inline]
    pub(super) fn new(rules: &'static [Rule]) -> Self {
        Self { rules, skipped: Skipped::default(), findings: None }
    }

    /// Adds a violation.
    #[cold]
    pub(super) fn violate(&mut self, violation: Violation) {
        self.findings.get_or_insert_default().add(violation);
    }

    /// Notes down that a rule, by its index in the table, could not be decided.
    pub(super) fn skip(&mut self, index: u16) {
        if !self.skipped.set(index) {
            self.findings.get_or_insert_default().skip(index);
        }
    }

    /// Everything that is broken, errors and warnings.
    pub fn violations(&self) -> &[Violation] {
        match &self.findings {
            Some(findings) => findings.violations(),
            None => &[],
        }
    }

    /// What the service would refuse.
    pub fn errors(&self) -> impl Iterator<Item = &Violation> {
        self.of(Severity::Error)
    }

    /// What the service would ignore, or what may be wrong.
    pub fn warnings(&self) -> impl Iterator<Item = &Violation> {
        self.of(Severity::Warning)
    }

    /// Whether there are no errors. There may be warnings.
    pub fn is_ok(&self) -> bool {
        self.errors().next().is_none()
    }

    /// The report as an error, if there are errors in it.
    pub fn into_result(self) -> Result<Self, Self> {
        if self.is_ok() { Ok(self) } else { Err(self) }
    }

    /// The rules that could not be decided: a fact is not given, or a value is not documented.
    pub fn skipped(&self) -> impl Iterator<Item = &'static Rule> {
        let rules = self.rules.iter().zip(0..);
        rules.filter(|(_, index)| self.is_skipped(*index)).map(|(rule, _)| rule)
    }

    /// The report as this policy wants it.
    pub fn under(mut self, policy: &Policy) -> Self {
        if let Some(findings) = &mut self.findings {
            findings.reassess(|violation| match policy.of(violation.rule) {
                Some(Treatment::Severity(severity)) => Some(severity),
                Some(Treatment::Ignore) => None,
                None => Some(violation.severity),
            });
        }
        self
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Violation> {
        self.violations().iter().filter(move |violation| violation.severity() == severity)
    }

    fn is_skipped(&self, index: u16) -> bool {
        let findings = self.findings.as_ref();
        self.skipped.has(index) || findings.is_some_and(|findings| findings.skips(index))
    }
}

impl Skipped {
    /// Notes a rule down, if there is a bit for it.
    fn set(&mut self, index: u16) -> bool {
        match self.0.get_mut(usize::from(index / 64)) {
            Some(word) => {
                *word |= 1 << (index % 64);
                true
            }
            None => false,
        }
    }

    fn has(&self, index: u16) -> bool {
        let word = self.0.get(usize::from(index / 64));
        word.is_some_and(|word| word >> (index % 64) & 1 == 1)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.violations().iter().map(Violation::to_string).collect::<Vec<_>>();
        formatter.write_str(&lines.join("\n"))
    }
}

impl Error for Report {}

/// A rule that a request breaks. Shows short values of the request, and never one of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    rule: &'static Rule,
    pub(super) severity: Severity,
    location: Location,
    pub(super) found: Found,
    facts: Facts,
}

impl Violation {
    pub(super) fn new(rule: &'static Rule, location: Location, found: Found, facts: Facts) -> Self {
        Self { rule, severity: rule.severity, location, found, facts }
    }

    /// The rule.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How severe it is, under the policy if there was one.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Where the value is that breaks the rule or is missing, such as `BackupPeriod[1]`; empty for
    /// what is outside the request.
    pub fn path(&self) -> String {
        self.location.to_string()
    }

    /// The wire name of the parameter that breaks the rule; empty for what is outside the request.
    pub(super) fn parameter(&self) -> &str {
        self.location.parameter()
    }

    /// Whether both report the same rule in the same location.
    pub(super) fn is_at(&self, other: &Violation) -> bool {
        std::ptr::eq(self.rule, other.rule) && self.location == other.location
    }

    /// What made the rule fire, as far as the rule's sentence leaves it open.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What is wrong with the request, what was found, and what would be right, in a sentence.
    pub fn message(&self, language: Language) -> String {
        message(self, language)
    }

    /// Whether this one reports as missing what the other is about, and is at least as severe.
    pub(super) fn supersedes(&self, other: &Violation) -> bool {
        self.rule.requires_presence()
            && self.location == other.location
            && self.location.is_within()
            && self.severity >= other.severity
    }
}

/// One line: severity, rule and message.
impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(formatter, "{severity}[{}]: {}", self.rule.id, self.message(Language::English))
    }
}
