//! Which values a check can refuse, so that most rules of a valid request are not even looked at.

use super::value::Value;

/// What values are to checks, a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Concerns(u16);

impl Concerns {
    pub(super) const ABSENT: Self = Self(1);
    pub(super) const TEXTS: Self = Self(1 << 1);
    pub(super) const LISTED: Self = Self(1 << 2);
    pub(super) const UNLISTED: Self = Self(1 << 3);
    pub(super) const INTEGERS: Self = Self(1 << 4);
    pub(super) const LISTS: Self = Self(1 << 5);
    /// What can have objects in it, but for lists.
    pub(super) const OBJECTS: Self = Self(1 << 6);
    pub(super) const OTHERS: Self = Self(1 << 7);
    pub(super) const ALL: Self = Self(u16::MAX);
    pub(super) const PRESENT: Self = Self(u16::MAX - 1);

    /// These and others.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a value is among them.
    #[inline]
    pub(super) fn include(self, value: &Value<'_>) -> bool {
        let one = match value {
            Value::Absent => Self::ABSENT,
            Value::Text(_) | Value::Secret(_) => Self::TEXTS,
            Value::Listed(_) => Self::LISTED,
            Value::Unlisted(..) => Self::UNLISTED,
            Value::Integer(_) => Self::INTEGERS,
            Value::List(_) => Self::LISTS,
            Value::Map(_) | Value::Object(_) => Self::OBJECTS,
            Value::Boolean(_) | Value::Other => Self::OTHERS,
        };
        self.0 & one.0 != 0
    }
}
