//! Rules held against a request, one call for each rule and field.
//!
//! What a request keeps is inlined; what it breaks is reported out of line.

mod count;
mod outside;
mod presence;
mod value;

pub use count::Group;

use std::mem::ManuallyDrop;

use super::findings::Findings;
use super::found::Found;
use super::leaves::Members;
use super::path::Path;
use super::report::{Report, Skipped};
use super::rule::Rule;
use super::truth::{Facts, Truth, When};

/// A report in the making. Allocates only for violations.
pub struct Validator {
    rules: &'static [Rule],
    skipped: Skipped,
    // Not dropped if a panic unwinds: calls that have nothing to clean up after them are what lets the
    // compiler move them out of the way.
    findings: ManuallyDrop<Option<Box<Findings>>>,
}

impl Validator {
    /// No rule looked at.
    #[inline]
    pub fn new(rules: &'static [Rule]) -> Self {
        Self { rules, skipped: Skipped::default(), findings: ManuallyDrop::new(None) }
    }

    /// The report.
    #[inline]
    pub fn finish(self) -> Report {
        Report::new(self.rules, self.skipped, ManuallyDrop::into_inner(self.findings))
    }

    /// The limits within objects.
    #[inline]
    pub fn members(&mut self, name: &'static str, value: &impl Members) {
        value.check(self, &Path::ROOT.child(name, None));
    }

    /// The limits within objects of an object.
    #[inline]
    pub fn members_in(&mut self, path: &Path<'_>, name: &'static str, value: &impl Members) {
        value.check(self, &path.child(name, None));
    }

    #[inline]
    fn decide(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        index: Option<usize>,
        violated: Truth,
        found: impl FnOnce() -> Found,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        if !violated.possible {
            return;
        }
        if violated.certain {
            let findings = Findings::with_violation_and_facts(
                self.findings.take(),
                rule,
                name,
                index,
                found(),
                when.facts,
            );
            self.findings = ManuallyDrop::new(Some(findings));
        } else {
            self.skip(rule);
        }
    }

    #[inline]
    fn violate(
        &mut self,
        rule: &'static Rule,
        object: &Path<'_>,
        name: &'static str,
        index: Option<usize>,
        found: Found,
    ) {
        let findings =
            Findings::with_violation(self.findings.take(), rule, object, name, index, found);
        self.findings = ManuallyDrop::new(Some(findings));
    }

    #[inline]
    fn skip(&mut self, rule: &Rule) {
        if !self.skipped.set(rule.index) {
            let findings = Findings::with_skipped_rule(self.findings.take(), rule);
            self.findings = ManuallyDrop::new(Some(findings));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Rule, Validator};
    use crate::support::Severity;

    #[test]
    fn every_skipped_rule_is_remembered() {
        const fn rule(index: u16) -> Rule {
            Rule::new(index, "rule", Severity::Error)
        }
        static RULES: [Rule; 5] = [rule(0), rule(63), rule(64), rule(256), rule(1000)];
        let mut rules = Validator::new(&RULES);
        for rule in [&RULES[1], &RULES[2], &RULES[4]] {
            rules.undecidable(rule);
        }
        let report = rules.finish();
        let skipped = report.skipped().map(|rule| rule.index);
        assert_eq!(skipped.collect::<Vec<_>>(), [63, 64, 1000]);
        assert!(report.violations().is_empty());
    }
}
