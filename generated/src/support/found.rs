//! What few reports have: violations, and skipped rules that have no bit.
//!
//! It is added to out of line, by functions that take and return one pointer, so that the report of a
//! request that breaks nothing is made of constants.

use super::path::{Path, Place};
use super::report::Violation;
use super::rule::Rule;
use super::truth::Facts;

/// Violations, and skipped rules that have no bit.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    violations: Vec<Violation>,
    skipped: Vec<u16>,
}

impl Found {
    /// What was found, and a violation of a value's own limit.
    #[cold]
    #[inline(never)]
    pub(super) fn within(
        found: Option<Box<Self>>,
        rule: &'static Rule,
        object: &Path<'_>,
        name: &'static str,
        index: Option<usize>,
    ) -> Box<Self> {
        let place = Place::new(object, name, index);
        Self::with(found, Violation::new(rule, place, Facts::default()))
    }

    /// What was found, and a violation with the facts that made the rule fire.
    #[cold]
    #[inline(never)]
    pub(super) fn because(
        found: Option<Box<Self>>,
        rule: &'static Rule,
        name: &'static str,
        index: Option<usize>,
        gather: impl Fn(&mut Facts),
    ) -> Box<Self> {
        let mut facts = Facts::default();
        gather(&mut facts);
        let place = Place::new(&Path::ROOT, name, index);
        Self::with(found, Violation::new(rule, place, facts))
    }

    /// What was found, and a skipped rule that has no bit.
    #[cold]
    #[inline(never)]
    pub(super) fn beyond(found: Option<Box<Self>>, rule: &Rule) -> Box<Self> {
        let mut found = found.unwrap_or_default();
        found.skipped.push(rule.index);
        found
    }

    /// Where a field is told to be missing, nothing else is told of it, before or after.
    fn with(found: Option<Box<Self>>, violation: Violation) -> Box<Self> {
        let mut found = found.unwrap_or_default();
        let told = found
            .violations
            .iter()
            .any(|other| other.silences(&violation));
        if !told {
            found.violations.retain(|other| !violation.silences(other));
            found.violations.push(violation);
        }
        found
    }

    /// The violations, in the order in which they were found.
    pub(super) fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Keeps some violations, and may change them.
    pub(super) fn retain(&mut self, keep: impl FnMut(&mut Violation) -> bool) {
        self.violations.retain_mut(keep);
    }

    /// Whether a rule that has no bit is skipped.
    pub(super) fn skips(&self, rule: &Rule) -> bool {
        self.skipped.contains(&rule.index)
    }
}
