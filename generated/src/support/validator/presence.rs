//! Fields held against rules that ask for them or forbid them.

use super::Validator;
use crate::support::found::Found;
use crate::support::leaves::Presence;
use crate::support::path::Path;
use crate::support::rule::Rule;
use crate::support::truth::{Facts, Truth, When};

impl Validator {
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
            self.decide(rule, name, None, when.truth(), Found::default, when);
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
            self.decide(rule, name, None, when.truth().not(), Found::default, when);
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
            self.decide(rule, name, None, when.truth(), Found::default, when);
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
            self.violate(rule, path, name, None, Found::Nothing);
        }
    }
}
