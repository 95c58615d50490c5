//! Kleene's three-valued logic, and sets of truth values for partial assignments.

use std::ops::Not;

// Two values are not enough. If a fact is unknown, or a value is not declared by its enumeration, a rule is neither
// satisfied nor violated: validators skip it, and decisions here must agree with them.
/// A truth value. `min` is the conjunction, `max` the disjunction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    /// False.
    False,
    /// Unknown: a fact is missing, or a value is not recognized.
    Unknown,
    /// True.
    True,
}

/// The set of possible truth values.
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
    /// False.
    pub(super) const FALSE: Truths = Truths(1 << Truth::False as u8);
    /// True.
    pub(super) const TRUE: Truths = Truths(1 << Truth::True as u8);
    /// Unknown.
    pub(super) const UNKNOWN: Truths = Truths(1 << Truth::Unknown as u8);
    /// False or unknown.
    pub(super) const NOT_TRUE: Truths = Truths(Self::FALSE.0 | Self::UNKNOWN.0);
    const NOT_FALSE: Truths = Truths(Self::TRUE.0 | Self::UNKNOWN.0);

    /// Whether the sets have a common element.
    pub(super) fn meets(self, other: Truths) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether this is a subset of the other set.
    pub(super) fn within(self, other: Truths) -> bool {
        self.0 & !other.0 == 0
    }

    /// The possible conjunctions.
    pub(super) fn and(self, other: Truths) -> Truths {
        let both_hold = self.0 & other.0 & Self::TRUE.0;
        let one_fails = (self.0 | other.0) & Self::FALSE.0;
        let is_open = self.meets(Self::UNKNOWN) && other.meets(Self::NOT_FALSE)
            || other.meets(Self::UNKNOWN) && self.meets(Self::NOT_FALSE);
        let open = if is_open { Self::UNKNOWN.0 } else { 0 };
        Truths(both_hold | one_fails | open)
    }

    /// The possible disjunctions.
    pub(super) fn or(self, other: Truths) -> Truths {
        !(!self).and(!other)
    }
}

impl Not for Truths {
    type Output = Truths;

    fn not(self) -> Truths {
        // The outer bits are those of `False` and `True`, which are swapped.
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

    /// Every non-empty set, with its elements.
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
