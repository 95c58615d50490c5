//! What few reports have: violations, and skipped rules that have no bit.

use super::report::Violation;
use super::rule::Severity;

/// Violations, and skipped rules that have no bit.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    violations: Vec<Violation>,
    superseded: Vec<Superseded>,
    skipped: Vec<u16>,
}

/// A violation of a field that is missing anyway. It is not reported unless a policy ignores that.
#[derive(Clone, Debug)]
struct Superseded {
    /// How many violations were found before it, reported or not.
    order: usize,
    violation: Violation,
}

impl Findings {
    /// Adds a skipped rule that has no bit, by its index in the table.
    pub(super) fn skip(&mut self, index: u16) {
        self.skipped.push(index);
    }

    /// Adds a violation: if a field is reported as missing, nothing less severe or equally severe is reported about it,
    /// before or after.
    pub(super) fn add(&mut self, violation: Violation) {
        if self.violations.iter().any(|it| it.supersedes(&violation)) {
            let order = self.violations.len() + self.superseded.len();
            self.superseded.push(Superseded { order, violation });
            return;
        }
        while let Some(position) = self.violations.iter().position(|it| violation.supersedes(it)) {
            self.supersede(position);
        }
        self.violations.push(violation);
    }

    fn supersede(&mut self, position: usize) {
        // Positions count what is superseded too, so that a policy can restore the order of the
        // page.
        let mut order = position;
        for superseded in &self.superseded {
            order += usize::from(superseded.order <= order);
        }
        let violation = self.violations.remove(position);
        let at = self.superseded.partition_point(|it| it.order < order);
        self.superseded.insert(at, Superseded { order, violation });
    }

    /// The violations, in the order in which they were found.
    pub(super) fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Reports all again, each with this severity, and leaves out those without one.
    pub(super) fn reassess(&mut self, severity: impl Fn(&Violation) -> Option<Severity>) {
        let mut all = std::mem::take(&mut self.violations);
        // In ascending order, so that each position is right once those before it are back.
        for superseded in self.superseded.drain(..) {
            all.insert(superseded.order, superseded.violation);
        }
        for mut violation in all {
            if let Some(severity) = severity(&violation) {
                violation.severity = severity;
                self.add(violation);
            }
        }
    }

    /// Whether a rule that has no bit is skipped.
    pub(super) fn skips(&self, index: u16) -> bool {
        self.skipped.contains(&index)
    }
}
