//! What must hold outside the request, as far as the caller knows.

use super::Validator;
use crate::support::path::Path;
use crate::support::rule::Rule;
use crate::support::truth::{Facts, Truth, When};

impl Validator {
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
            // The request would be one more.
            Some(count) if count >= limit => self.violate(rule, &Path::ROOT, "", None),
            Some(_) => {}
        }
    }

    /// A rule that can't be decided from what a caller can know.
    #[inline]
    pub fn undecidable(&mut self, rule: &'static Rule) {
        self.skip(rule);
    }
}
