//! Which values a check can refuse, so that most rules of a valid request are not even looked at.

use super::value::Value;

/// What values can be, a bit for each variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Concerns(u16);

/// The variants of [`Value`], in their order: what a value is needs no table then.
#[derive(Clone, Copy)]
enum Variant {
    Absent,
    Text,
    Secret,
    Listed,
    Unlisted,
    Integer,
    Boolean,
    List,
    Map,
    Object,
    Other,
}

impl Concerns {
    /// Nothing.
    pub(super) const NONE: Self = Self(0);
    /// Any value, and its absence.
    pub(super) const ALL: Self = Self(u16::MAX);
    /// The absence of a value.
    pub(super) const ABSENT: Self = Self::of(&[Variant::Absent]);
    /// Any value.
    pub(super) const PRESENT: Self = Self(Self::ALL.0 & !Self::ABSENT.0);
    /// Texts that are not of an enum, and lists, which may have them as items.
    pub(super) const TEXTS: Self = Self::of(&[Variant::Text, Variant::Secret, Variant::List]);
    /// Texts that the documents don't list, and lists.
    pub(super) const UNLISTED: Self = Self::of(&[Variant::Unlisted, Variant::List]);
    /// Whole numbers, and lists.
    pub(super) const INTEGERS: Self = Self::of(&[Variant::Integer, Variant::List]);
    /// Lists and maps.
    pub(super) const COLLECTIONS: Self = Self::of(&[Variant::List, Variant::Map]);
    /// Objects, and what may have them as items or entries.
    pub(super) const OBJECTS: Self = Self::of(&[Variant::List, Variant::Map, Variant::Object]);

    const fn of(variants: &[Variant]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < variants.len() {
            bits |= 1 << variants[index] as u16;
            index += 1;
        }
        Self(bits)
    }

    /// These and others.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a value is among them.
    #[inline]
    pub(super) fn include(self, value: &Value<'_>) -> bool {
        self.0 >> Variant::of(value) as u16 & 1 == 1
    }
}

impl Variant {
    #[inline]
    fn of(value: &Value<'_>) -> Self {
        match value {
            Value::Absent => Variant::Absent,
            Value::Text(_) => Variant::Text,
            Value::Secret(_) => Variant::Secret,
            Value::Listed(_) => Variant::Listed,
            Value::Unlisted(..) => Variant::Unlisted,
            Value::Integer(_) => Variant::Integer,
            Value::Boolean(_) => Variant::Boolean,
            Value::List(_) => Variant::List,
            Value::Map(_) => Variant::Map,
            Value::Object(_) => Variant::Object,
            Value::Other => Variant::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Concerns, Value};

    #[test]
    fn values_are_what_they_are() {
        let texts: Vec<String> = Vec::new();
        let values = [
            Value::Absent,
            Value::Text(""),
            Value::Listed(""),
            Value::Unlisted("", &[]),
            Value::Integer(0),
            Value::List(&texts),
            Value::Other,
        ];
        let among = |concerns: Concerns| values.map(|value| u8::from(concerns.include(&value)));
        assert_eq!(among(Concerns::ALL), [1, 1, 1, 1, 1, 1, 1]);
        assert_eq!(among(Concerns::ABSENT), [1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(among(Concerns::PRESENT), [0, 1, 1, 1, 1, 1, 1]);
        assert_eq!(among(Concerns::TEXTS), [0, 1, 0, 0, 0, 1, 0]);
        assert_eq!(among(Concerns::UNLISTED), [0, 0, 0, 1, 0, 1, 0]);
        assert_eq!(among(Concerns::INTEGERS), [0, 0, 0, 0, 1, 1, 0]);
        assert_eq!(among(Concerns::ABSENT.and(Concerns::COLLECTIONS)), [1, 0, 0, 0, 0, 1, 0]);
    }
}
