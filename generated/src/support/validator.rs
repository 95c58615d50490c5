//! Rules held against a request, one call for each rule and field.
//!
//! What a request keeps is inlined; what it breaks is told out of line.

use std::mem::ManuallyDrop;

use super::found::Found;
use super::leaves::{Leaves, Members, Presence};
use super::limits::{Limit, Range};
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
    found: ManuallyDrop<Option<Box<Found>>>,
}

impl Validator {
    /// No rule looked at.
    #[inline]
    pub fn new(rules: &'static [Rule]) -> Self {
        Self {
            rules,
            skipped: Skipped::default(),
            found: ManuallyDrop::new(None),
        }
    }

    /// The report.
    #[inline]
    pub fn finish(self) -> Report {
        Report::new(
            self.rules,
            self.skipped,
            ManuallyDrop::into_inner(self.found),
        )
    }

    /// A value, or each item of a list, keeps a limit.
    #[inline]
    pub fn limit<T: ?Sized>(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        value: &impl Leaves<T>,
        limit: &impl Limit<T>,
    ) {
        self.limit_in(&Path::ROOT, rule, name, value, limit);
    }

    /// The same, for a member of an object.
    #[inline]
    pub fn limit_in<T: ?Sized>(
        &mut self,
        path: &Path<'_>,
        rule: &'static Rule,
        name: &'static str,
        value: &impl Leaves<T>,
        limit: &impl Limit<T>,
    ) {
        value.each(None, &mut |leaf, index| {
            if !limit.holds(leaf) {
                self.violate(rule, path, name, index);
            }
        });
    }

    /// A value, or each item of a list, keeps a limit when a condition holds.
    #[inline]
    pub fn limit_if<T: ?Sized>(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        value: &impl Leaves<T>,
        limit: &impl Limit<T>,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        value.each(None, &mut |leaf, index| {
            if !limit.holds(leaf) {
                self.decide(rule, name, index, when.truth(), when);
            }
        });
    }

    /// A value, or each item of a list, is one of a few when a condition holds.
    #[inline]
    pub fn values_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        is_one: impl Fn() -> Truth,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        let truth = when.truth();
        if truth.possible {
            let violated = Truth::all([truth, is_one().not()]);
            self.decide(rule, name, None, violated, when);
        }
    }

    /// A list of an object has this many items.
    #[inline]
    pub fn items_in(
        &mut self,
        path: &Path<'_>,
        rule: &'static Rule,
        name: &'static str,
        count: Option<usize>,
        limit: &Range,
    ) {
        let count = count.and_then(|count| i64::try_from(count).ok());
        if count.is_some_and(|count| !limit.holds(&count)) {
            self.violate(rule, path, name, None);
        }
    }

    /// A list has this many items.
    #[inline]
    pub fn items(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        count: Option<usize>,
        limit: &Range,
    ) {
        self.items_in(&Path::ROOT, rule, name, count, limit);
    }

    /// A field is there when a condition holds.
    #[inline]
    pub fn required_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        field: &impl Presence,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        if !field.is_present() {
            self.decide(rule, name, None, when.truth(), when);
        }
    }

    /// A field is there only when a condition holds; it has no effect or is refused otherwise.
    #[inline]
    pub fn only_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        field: &impl Presence,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        if field.is_present() {
            self.decide(rule, name, None, when.truth().not(), when);
        }
    }

    /// A field is not there when a condition holds.
    #[inline]
    pub fn forbidden_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        field: &impl Presence,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        if field.is_present() {
            self.decide(rule, name, None, when.truth(), when);
        }
    }

    /// A field is not there.
    #[inline]
    pub fn unset(&mut self, rule: &'static Rule, name: &'static str, field: &impl Presence) {
        self.unset_in(&Path::ROOT, rule, name, field);
    }

    /// A field of an object is not there.
    #[inline]
    pub fn unset_in(
        &mut self,
        path: &Path<'_>,
        rule: &'static Rule,
        name: &'static str,
        field: &impl Presence,
    ) {
        if field.is_present() {
            self.violate(rule, path, name, None);
        }
    }

    /// How many of the rule's fields are there.
    #[inline]
    pub fn group<const N: usize>(
        &mut self,
        rule: &'static Rule,
        present: [bool; N],
        allowed: Group,
    ) {
        let count = present.into_iter().filter(|present| *present).count();
        let holds = match allowed {
            Group::AllOrNone => count == 0 || count == N,
            Group::ExactlyOne => count == 1,
            Group::AtMostOne => count <= 1,
            Group::AtLeastOne => count >= 1,
        };
        if !holds {
            // What is to blame: a missing field if too few are there, else the last that is too many.
            let too_few = count == 0 || allowed == Group::AllOrNone;
            let blamed = present.iter().rposition(|present| *present != too_few);
            let name = blamed
                .and_then(|index| rule.fields.get(index))
                .copied()
                .unwrap_or("");
            self.violate(rule, &Path::ROOT, name, None);
        }
    }

    /// One value stands to another as the rule says, if both are there.
    #[inline]
    pub fn compare<T: PartialOrd + ?Sized>(
        &mut self,
        rule: &'static Rule,
        (name, left): (&'static str, Option<&T>),
        right: Option<&T>,
        allowed: &[std::cmp::Ordering],
    ) {
        if let (Some(left), Some(right)) = (left, right)
            && !left
                .partial_cmp(right)
                .is_some_and(|order| allowed.contains(&order))
        {
            self.violate(rule, &Path::ROOT, name, None);
        }
    }

    /// Something holds outside the request.
    #[inline]
    pub fn precondition(
        &mut self,
        rule: &'static Rule,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        self.decide(rule, "", None, when.truth().not(), when);
    }

    /// Something was done less often than it may be.
    #[inline]
    pub fn quota(&mut self, rule: &'static Rule, count: Option<i64>, limit: i64) {
        match count {
            None => self.skip(rule),
            Some(count) if count >= limit => self.violate(rule, &Path::ROOT, "", None),
            Some(_) => {}
        }
    }

    /// A rule that can't be decided from what the caller can tell.
    #[inline]
    pub fn undecidable(&mut self, rule: &'static Rule) {
        self.skip(rule);
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
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        if !violated.possible {
            return;
        }
        if violated.certain {
            let found = Found::because(self.found.take(), rule, name, index, when.facts);
            self.found = ManuallyDrop::new(Some(found));
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
    ) {
        let found = Found::within(self.found.take(), rule, object, name, index);
        self.found = ManuallyDrop::new(Some(found));
    }

    #[inline]
    fn skip(&mut self, rule: &Rule) {
        if !self.skipped.set(rule.index) {
            let found = Found::beyond(self.found.take(), rule);
            self.found = ManuallyDrop::new(Some(found));
        }
    }
}

/// How many fields of a group are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// All or none.
    AllOrNone,
    /// One.
    ExactlyOne,
    /// None or one.
    AtMostOne,
    /// One or more.
    AtLeastOne,
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
