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
    /// The three of them.
    const ALL: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

    /// Both hold.
    pub(super) fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

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
        match holds {
            true => Truth::True,
            false => Truth::False,
        }
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

    /// What a combination of both can be.
    pub(super) fn combined(self, other: Truths, combine: impl Fn(Truth, Truth) -> Truth) -> Truths {
        let mut combined = Truths::NONE;
        for left in self.iter() {
            for right in other.iter() {
                combined = combined.with(Truths::only(combine(left, right)));
            }
        }
        combined
    }

    /// What the opposite can be.
    pub(super) fn negated(self) -> Truths {
        self.iter().fold(Truths::NONE, |negated, truth| {
            negated.with(Truths::only(!truth))
        })
    }

    fn iter(self) -> impl Iterator<Item = Truth> {
        Truth::ALL
            .into_iter()
            .filter(move |truth| self.meets(Truths::only(*truth)))
    }
}
