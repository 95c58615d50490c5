//! Which values a check can refuse, so that most rules of a valid request are not even looked at.

use super::state::Variant;

/// What values can be, a bit for each variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Concerns(u16);

impl Concerns {
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

    /// Whether values of a variant are among them.
    pub(super) fn include(self, variant: Variant) -> bool {
        self.0 >> variant as u16 & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Concerns, Variant};

    #[test]
    fn variants_are_among_those_that_are_named() {
        let variants = [Variant::Absent, Variant::Text, Variant::List, Variant::Listed];
        let among = |concerns: Concerns| variants.map(|it| u8::from(concerns.include(it)));
        assert_eq!(among(Concerns::ALL), [1, 1, 1, 1]);
        assert_eq!(among(Concerns::ABSENT), [1, 0, 0, 0]);
        assert_eq!(among(Concerns::PRESENT), [0, 1, 1, 1]);
        assert_eq!(among(Concerns::TEXTS), [0, 1, 1, 0]);
        assert_eq!(among(Concerns::COLLECTIONS), [0, 0, 1, 0]);
    }
}
