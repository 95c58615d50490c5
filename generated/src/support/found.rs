//! What few reports have: violations, and skipped rules that have no bit.
//!
//! It is added to out of line, by functions that take and return one pointer, so that the report of a
//! request that breaks nothing is made of constants.

use super::path::{Path, Place};
use super::report::Violation;
use super::rule::{Rule, Severity};
use super::truth::Facts;

/// Violations, and skipped rules that have no bit.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    violations: Vec<Violation>,
    silenced: Vec<Silenced>,
    skipped: Vec<u16>,
}

/// What is not told of a field that is told to be missing, unless a policy takes that back.
#[derive(Clone, Debug)]
struct Silenced {
    /// How many violations were found before it, told or not.
    order: usize,
    violation: Violation,
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

    fn with(found: Option<Box<Self>>, violation: Violation) -> Box<Self> {
        let mut found = found.unwrap_or_default();
        found.tell(violation);
        found
    }

    /// Where a field is told to be missing, nothing that is no graver is told of it, before or after.
    fn tell(&mut self, violation: Violation) {
        if self.violations.iter().any(|it| it.silences(&violation)) {
            let order = self.violations.len() + self.silenced.len();
            self.silenced.push(Silenced { order, violation });
            return;
        }
        while let Some(told) = self.violations.iter().position(|it| violation.silences(it)) {
            self.silence(told);
        }
        self.violations.push(violation);
    }

    fn silence(&mut self, told: usize) {
        let mut order = told;
        for silenced in &self.silenced {
            order += usize::from(silenced.order <= order);
        }
        let violation = self.violations.remove(told);
        let at = self.silenced.partition_point(|it| it.order < order);
        self.silenced.insert(at, Silenced { order, violation });
    }

    /// The violations, in the order in which they were found.
    pub(super) fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Tells all again, each as grave as it is now, and those that are nothing any more not at all.
    pub(super) fn judge(&mut self, severity: impl Fn(&Violation) -> Option<Severity>) {
        let mut all = std::mem::take(&mut self.violations);
        for silenced in self.silenced.drain(..) {
            all.insert(silenced.order, silenced.violation);
        }
        for mut violation in all {
            if let Some(severity) = severity(&violation) {
                violation.severity = severity;
                self.tell(violation);
            }
        }
    }

    /// Whether a rule that has no bit is skipped.
    pub(super) fn skips(&self, rule: &Rule) -> bool {
        self.skipped.contains(&rule.index)
    }
}
