//! Values held against their limits, and against each other.

use std::cmp::Ordering;

use super::Validator;
use crate::support::found::{Found, Value};
use crate::support::leaves::Leaves;
use crate::support::limits::{Limit, Range};
use crate::support::path::Path;
use crate::support::rule::Rule;
use crate::support::truth::{Facts, Truth, When};

impl Validator {
    /// A value, or each item of a list, keeps a limit.
    #[inline]
    pub fn limit<T: ?Sized, V: Leaves<T>>(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        value: &V,
        limit: &impl Limit<T>,
    ) {
        self.limit_in(&Path::ROOT, rule, name, value, limit);
    }

    /// The same, for a member of an object.
    #[inline]
    pub fn limit_in<T: ?Sized, V: Leaves<T>>(
        &mut self,
        path: &Path<'_>,
        rule: &'static Rule,
        name: &'static str,
        value: &V,
        limit: &impl Limit<T>,
    ) {
        value.each(None, &mut |leaf, index| {
            if !limit.holds(leaf) {
                let found = found::<T, V>(limit, leaf);
                self.violate(rule, path, name, index, found);
            }
        });
    }

    /// A value, or each item of a list, keeps a limit when a condition holds.
    #[inline]
    pub fn limit_if<T: ?Sized, V: Leaves<T>>(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        value: &V,
        limit: &impl Limit<T>,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        value.each(None, &mut |leaf, index| {
            // The limit before the condition: most values keep it, and a condition may read many
            // fields.
            if !limit.holds(leaf) {
                let found = || found::<T, V>(limit, leaf);
                self.decide(rule, name, index, when.truth(), found, when);
            }
        });
    }

    /// A value, or each item of a list, is one of a few when a condition holds.
    #[inline]
    pub fn values_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        value: &impl Value,
        is_one: impl Fn() -> Truth,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        let truth = when.truth();
        if truth.possible {
            let violated = Truth::all([truth, is_one().not()]);
            self.decide(rule, name, None, violated, || Found::of(value), when);
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
            let found = count.and_then(|count| usize::try_from(count).ok());
            let found = found.map_or(Found::Nothing, Found::Count);
            self.violate(rule, path, name, None, found);
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
    pub fn compare<T: PartialOrd + Value + ?Sized>(
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
            self.violate(rule, &Path::ROOT, name, None, compared(left, right));
        }
    }
}

#[cold]
#[inline(never)]
fn found<T: ?Sized, V: Leaves<T>>(limit: &impl Limit<T>, value: &T) -> Found {
    if V::IS_SECRET { Found::Nothing } else { limit.found(value) }
}

#[cold]
#[inline(never)]
fn compared<T: Value + ?Sized>(left: &T, right: &T) -> Found {
    match (left.shown(), right.shown()) {
        (Some(left), Some(right)) => Found::Values(left, right),
        _ => Found::Nothing,
    }
}
