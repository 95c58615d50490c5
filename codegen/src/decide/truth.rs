//! Kleene's three truths, and sets of them where it is open which one it will be.

/// Whether something holds.
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

impl Truth {
    /// One of them holds.
    pub(super) fn or(self, other: Truth) -> Truth {
        self.max(other)
    }
}

impl std::ops::Not for Truth {
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
    /// None of them.
    pub(super) const NONE: Truths = Truths(0);
    /// It fails.
    pub(super) const FALSE: Truths = Truths(1 << Truth::False as u8);
    /// It holds.
    pub(super) const TRUE: Truths = Truths(1 << Truth::True as u8);
    /// Nobody knows.
    pub(super) const UNKNOWN: Truths = Truths(1 << Truth::Unknown as u8);
    /// It does not hold: it fails, or nobody knows.
    pub(super) const NOT_TRUE: Truths = Truths(1 << Truth::False as u8 | 1 << Truth::Unknown as u8);

    /// Just this one.
    pub(super) fn only(truth: Truth) -> Truths {
        Truths(1 << truth as u8)
    }

    /// Those of either set.
    pub(super) fn with(self, other: Truths) -> Truths {
        Truths(self.0 | other.0)
    }

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
        const NOT_FALSE: Truths = Truths(Truths::UNKNOWN.0 | Truths::TRUE.0);
        let both_hold = self.0 & other.0 & Self::TRUE.0;
        let one_fails = (self.0 | other.0) & Self::FALSE.0;
        let is_open =
            |left: Truths, right: Truths| left.meets(Self::UNKNOWN) && right.meets(NOT_FALSE);
        let open = if is_open(self, other) || is_open(other, self) {
            Self::UNKNOWN.0
        } else {
            0
        };
        Truths(both_hold | one_fails | open)
    }

    /// What one of both can be.
    pub(super) fn or(self, other: Truths) -> Truths {
        self.negated().and(other.negated()).negated()
    }

    /// What the opposite can be.
    pub(super) fn negated(self) -> Truths {
        let one = |truth: Truths, opposite: Truths| {
            if self.meets(truth) { opposite.0 } else { 0 }
        };
        Truths(
            one(Self::FALSE, Self::TRUE) | one(Self::TRUE, Self::FALSE) | self.0 & Self::UNKNOWN.0,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

    /// Every set that has a member, with its members.
    fn sets() -> impl Iterator<Item = (Truths, Vec<Truth>)> {
        (1..8).map(|bits| {
            let members = ALL
                .into_iter()
                .filter(|it| Truths::only(*it).within(Truths(bits)));
            (Truths(bits), members.collect())
        })
    }

    fn set(truths: impl Iterator<Item = Truth>) -> Truths {
        truths.fold(Truths::NONE, |set, truth| set.with(Truths::only(truth)))
    }

    #[test]
    fn sets_combine_as_their_members_do() {
        for (left, members) in sets() {
            assert_eq!(left.negated(), set(members.iter().map(|it| !*it)));
            for (right, others) in sets() {
                let pairs = || {
                    members
                        .iter()
                        .flat_map(|it| others.iter().map(|other| (*it, *other)))
                };
                assert_eq!(
                    left.and(right),
                    set(pairs().map(|(it, other)| it.min(other)))
                );
                assert_eq!(left.or(right), set(pairs().map(|(it, other)| it.or(other))));
            }
        }
    }
}
