//! Kleene's three truths, and sets of them where it is open which one it will be.

use std::ops::Not;

// Two truths would not do. Where a fact is not given, or a value is one that its enumeration does not list,
// a rule is neither kept nor violated: validators skip it, and what is decided here has to say the same.
/// Whether something holds. Of two, `min` is whether both hold, and `max` whether one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    /// It does not.
    False,
    /// A fact is missing, or a value is not recognized.
    Unknown,
    /// It does.
    True,
}

/// The truths that are still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Truths(u8);

impl Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::True } else { Truth::False }
    }
}

impl Truths {
    /// It fails.
    pub(super) const FALSE: Truths = Truths(1 << Truth::False as u8);
    /// It holds.
    pub(super) const TRUE: Truths = Truths(1 << Truth::True as u8);
    /// Nobody knows.
    pub(super) const UNKNOWN: Truths = Truths(1 << Truth::Unknown as u8);
    /// It does not hold: it fails, or nobody knows.
    pub(super) const NOT_TRUE: Truths = Truths(Self::FALSE.0 | Self::UNKNOWN.0);
    const NOT_FALSE: Truths = Truths(Self::TRUE.0 | Self::UNKNOWN.0);

    /// Whether both sets have one in common.
    pub(super) fn meets(self, other: Truths) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all of these are among the others.
    pub(super) fn within(self, other: Truths) -> bool {
        self.0 & !other.0 == 0
    }

    /// What both together can be.
    pub(super) fn and(self, other: Truths) -> Truths {
        let both_hold = self.0 & other.0 & Self::TRUE.0;
        let one_fails = (self.0 | other.0) & Self::FALSE.0;
        let is_open = self.meets(Self::UNKNOWN) && other.meets(Self::NOT_FALSE)
            || other.meets(Self::UNKNOWN) && self.meets(Self::NOT_FALSE);
        let open = if is_open { Self::UNKNOWN.0 } else { 0 };
        Truths(both_hold | one_fails | open)
    }

    /// What one of both can be.
    pub(super) fn or(self, other: Truths) -> Truths {
        !(!self).and(!other)
    }
}

impl Not for Truths {
    type Output = Truths;

    fn not(self) -> Truths {
        // The outer bits are those of `False` and `True`, which change places.
        Truths(self.0 >> 2 | self.0 & Self::UNKNOWN.0 | self.0 << 2 & Self::TRUE.0)
    }
}

impl From<Truth> for Truths {
    fn from(truth: Truth) -> Truths {
        Truths(1 << truth as u8)
    }
}

impl FromIterator<Truth> for Truths {
    fn from_iter<I: IntoIterator<Item = Truth>>(truths: I) -> Truths {
        let bits = truths.into_iter().map(|truth| Truths::from(truth).0);
        Truths(bits.fold(0, |all, bit| all | bit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

    /// Every set that has a member, with its members.
    fn sets() -> impl Iterator<Item = (Truths, Vec<Truth>)> {
        (1..8).map(|bits| {
            let members = ALL.into_iter().filter(|it| Truths::from(*it).within(Truths(bits)));
            (Truths(bits), members.collect())
        })
    }

    #[test]
    fn sets_combine_as_their_members_do() {
        for (left, members) in sets() {
            assert_eq!(!left, members.iter().map(|it| !*it).collect());
            for (right, others) in sets() {
                let pairs =
                    || members.iter().flat_map(|it| others.iter().map(|other| (*it, *other)));
                let both = pairs().map(|(it, other)| it.min(other));
                assert_eq!(left.and(right), both.collect());
                let one = pairs().map(|(it, other)| it.max(other));
                assert_eq!(left.or(right), one.collect());
            }
        }
    }
}
