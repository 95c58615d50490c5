//! Values held against their limits, and against each other.

use std::cmp::Ordering;

use super::Validator;
use crate::support::leaves::Leaves;
use crate::support::limits::{Limit, Range};
use crate::support::path::Path;
use crate::support::rule::Rule;
use crate::support::truth::{Facts, Truth, When};

impl Validator {
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
            // The limit before the condition: most values keep it, and a condition may read many
            // fields.
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

    /// One value compares with another as the rule says, if both are there.
    #[inline]
    pub fn compare<T: PartialOrd + ?Sized>(
        &mut self,
        rule: &'static Rule,
        (name, left): (&'static str, Option<&T>),
        right: Option<&T>,
        allowed: &[Ordering],
    ) {
        // What has no order, such as NaN, breaks the rule.
        if let (Some(left), Some(right)) = (left, right)
            && !left.partial_cmp(right).is_some_and(|order| allowed.contains(&order))
        {
            self.violate(rule, &Path::ROOT, name, None);
        }
    }
}
