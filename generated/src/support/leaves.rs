//! What limits look at: values, what is there at all, and objects with limits within.

use std::collections::BTreeMap;

use super::path::Path;
use super::secret::Secret;
use super::validator::Validator;

/// Something that may be left out.
pub trait Presence {
    /// Whether it is there.
    fn is_present(&self) -> bool;
}

impl<T> Presence for Option<T> {
    #[inline]
    fn is_present(&self) -> bool {
        self.is_some()
    }
}

/// A value, or the values of a list.
pub trait Leaves<T: ?Sized> {
    /// Whether the values are secret.
    const IS_SECRET: bool = false;

    /// Calls back with each value and its index.
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&T, Option<usize>));
}

impl<T: ?Sized, V: Leaves<T>> Leaves<T> for Option<V> {
    const IS_SECRET: bool = V::IS_SECRET;

    #[inline]
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&T, Option<usize>)) {
        if let Some(value) = self {
            value.each(index, found);
        }
    }
}

impl<T: ?Sized, V: Leaves<T>> Leaves<T> for Vec<V> {
    const IS_SECRET: bool = V::IS_SECRET;

    #[inline]
    fn each(&self, _: Option<usize>, found: &mut impl FnMut(&T, Option<usize>)) {
        for (index, value) in self.iter().enumerate() {
            value.each(Some(index), found);
        }
    }
}

impl Leaves<str> for String {
    #[inline]
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&str, Option<usize>)) {
        found(self, index);
    }
}

impl Leaves<str> for Secret {
    const IS_SECRET: bool = true;

    #[inline]
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&str, Option<usize>)) {
        // Limits hold for secrets too; a violation names the field, never the value.
        found(self.expose(), index);
    }
}

impl Leaves<i64> for i32 {
    #[inline]
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&i64, Option<usize>)) {
        found(&i64::from(*self), index);
    }
}

impl Leaves<i64> for i64 {
    #[inline]
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&i64, Option<usize>)) {
        found(self, index);
    }
}

/// An object with limits within, or a list or a map of such objects.
pub trait Members {
    /// Holds the limits within against it.
    fn check(&self, rules: &mut Validator, path: &Path<'_>);
}

impl<T: Members> Members for Option<T> {
    fn check(&self, rules: &mut Validator, path: &Path<'_>) {
        if let Some(value) = self {
            value.check(rules, path);
        }
    }
}

impl<T: Members> Members for Box<T> {
    fn check(&self, rules: &mut Validator, path: &Path<'_>) {
        T::check(self, rules, path);
    }
}

impl<T: Members> Members for Vec<T> {
    fn check(&self, rules: &mut Validator, path: &Path<'_>) {
        for (index, value) in self.iter().enumerate() {
            value.check(rules, &path.child("", Some(index)));
        }
    }
}

impl<T: Members> Members for BTreeMap<String, T> {
    fn check(&self, rules: &mut Validator, path: &Path<'_>) {
        for (key, value) in self {
            value.check(rules, &path.child(key, None));
        }
    }
}
