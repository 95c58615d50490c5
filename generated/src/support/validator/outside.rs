//! What must hold outside the request, as far as the caller knows.

use super::Validator;
use crate::support::found::Found;
use crate::support::rule::Rule;
use crate::support::truth::{Facts, Truth, When, when};

impl Validator {
    /// Something holds outside the request.
    #[inline]
    pub fn precondition(
        &mut self,
        rule: &'static Rule,
        when: &When<impl Fn() -> Truth, impl Fn(&mut Facts) + Copy>,
    ) {
        self.decide(rule, "", None, when.truth().not(), Found::default, when);
    }

    /// Something was done less often than it may be.
    #[inline]
    pub fn quota(&mut self, rule: &'static Rule, count: Option<i64>, limit: i64) {
        match count {
            None => self.skip(rule),
            // The request would be one more.
            Some(count) if count >= limit => {
                let name = rule.related.first().copied().unwrap_or_default();
                let told = when(|| Truth::TRUE, |facts| facts.told(name, &count));
                self.decide(rule, "", None, Truth::TRUE, Found::default, &told);
            }
            Some(_) => {}
        }
    }

    /// A rule that can't be decided from what a caller can know.
    #[inline]
    pub fn undecidable(&mut self, rule: &'static Rule) {
        self.skip(rule);
    }
}
