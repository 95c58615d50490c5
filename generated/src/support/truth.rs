//! Conditions: true, false, or not known.

/// Whether a condition holds: what is not certain but possible is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth {
    pub(super) certain: bool,
    pub(super) possible: bool,
}

impl Truth {
    /// It holds.
    pub const TRUE: Self = Self::of(true);
    /// It does not.
    pub const FALSE: Self = Self::of(false);
    /// It depends on a fact that is not given, or on a value that is not documented.
    pub const UNKNOWN: Self = Self { certain: false, possible: true };

    /// What is known for sure.
    #[inline]
    pub const fn of(holds: bool) -> Self {
        Self { certain: holds, possible: holds }
    }

    /// Whether all of these hold: one that does not is enough to know.
    #[inline]
    pub fn all<const N: usize>(parts: [Truth; N]) -> Self {
        parts.into_iter().fold(Truth::TRUE, |whole, part| Self {
            // `&`, not `&&`: two flags are combined faster than branched on.
            certain: whole.certain & part.certain,
            possible: whole.possible & part.possible,
        })
    }

    /// Whether any of these holds: one that does is enough to know.
    #[inline]
    pub fn any<const N: usize>(parts: [Truth; N]) -> Self {
        parts.into_iter().fold(Truth::FALSE, |whole, part| Self {
            certain: whole.certain | part.certain,
            possible: whole.possible | part.possible,
        })
    }

    /// Whether this does not hold.
    #[allow(clippy::should_implement_trait, reason = "reads like `all` and `any`")]
    #[inline]
    pub fn not(self) -> Self {
        Self { certain: !self.possible, possible: !self.certain }
    }
}

/// The facts that made a rule fire: names and texts that documents list, never a caller's own text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(&'static str, String)>);

impl Facts {
    /// Adds what a parameter or a fact is.
    pub fn add(&mut self, name: &'static str, value: &impl Fact) {
        self.0.push((name, value.tell()));
    }

    /// Adds whether a parameter or a fact is given, where its value is the caller's own.
    pub fn given(&mut self, name: &'static str, is_given: bool) {
        let text = if is_given { "given" } else { "absent" };
        self.0.push((name, text.to_owned()));
    }

    /// Names and what they are.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A value that can be reported without showing a caller's text.
pub trait Fact {
    /// What it is.
    fn tell(&self) -> String;
}

// Not for `String`: a report must not repeat what the caller wrote.
impl<T: Fact> Fact for Option<T> {
    fn tell(&self) -> String {
        self.as_ref().map_or_else(|| "absent".to_owned(), T::tell)
    }
}

impl Fact for bool {
    fn tell(&self) -> String {
        if *self { "`true`" } else { "`false`" }.to_owned()
    }
}

/// Whether each item is one of a few.
#[inline]
pub fn each_is<T>(items: &[T], is: impl Fn(&T) -> Truth) -> Truth {
    items.iter().map(is).fold(Truth::TRUE, |whole, item| Truth::all([whole, item]))
}

/// A condition, with the facts that it tests; it is tested only if a value asks for it, and the facts
/// are gathered only if a rule fires.
pub struct When<T, F> {
    test: T,
    pub(super) facts: F,
}

impl<T: Fn() -> Truth, F> When<T, F> {
    #[inline]
    pub(super) fn truth(&self) -> Truth {
        (self.test)()
    }
}

/// A condition, with the facts that it tests.
#[inline]
pub fn when<T: Fn() -> Truth, F: Fn(&mut Facts)>(test: T, facts: F) -> When<T, F> {
    When { test, facts }
}

#[cfg(test)]
mod tests {
    use super::Truth;

    const ALL: [Truth; 3] = [Truth::TRUE, Truth::FALSE, Truth::UNKNOWN];

    #[test]
    fn one_that_does_not_hold_is_enough_and_one_that_nobody_knows_is_not() {
        for other in ALL {
            assert_eq!(Truth::all([Truth::FALSE, other]), Truth::FALSE);
            assert_eq!(Truth::all([Truth::TRUE, other]), other);
            assert_eq!(Truth::any([Truth::TRUE, other]), Truth::TRUE);
            assert_eq!(Truth::any([Truth::FALSE, other]), other);
        }
        let unknown = [Truth::UNKNOWN; 2];
        assert_eq!(Truth::all(unknown), Truth::UNKNOWN);
        assert_eq!(Truth::any(unknown), Truth::UNKNOWN);
    }

    #[test]
    fn what_nobody_knows_is_not_known_to_be_false() {
        let negated = ALL.map(Truth::not);
        assert_eq!(negated, [Truth::FALSE, Truth::TRUE, Truth::UNKNOWN]);
    }
}
