//! Conditions: true, false, or not known.

use super::found::Value;
use super::limits::Recognized;

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

/// What made a rule fire: what the tested parameters and facts are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<Fact>);

/// What a parameter or a fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// Its name.
    pub(super) name: &'static str,
    /// Where it comes from.
    pub(super) source: Source,
    /// What it is.
    pub(super) state: State,
}

/// What a parameter or a fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// This value, as it is printed.
    Is(String),
    /// A value that can't be shown.
    Set,
    /// Nothing.
    Unset,
}

impl State {
    fn of(value: &impl Value) -> Self {
        match value.shown() {
            Some(text) => State::Is(text),
            None => State::given(value.is_set()),
        }
    }

    fn given(is_given: bool) -> Self {
        if is_given { State::Set } else { State::Unset }
    }
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// It is a parameter.
    Request,
    /// A caller told it beside the request.
    Context,
}

impl Facts {
    /// Adds what a parameter is.
    pub fn add(&mut self, name: &'static str, value: &impl Value) {
        self.0.push(Fact { name, source: Source::Request, state: State::of(value) });
    }

    /// Adds whether a parameter is set that has no value to show.
    pub fn given(&mut self, name: &'static str, is_given: bool) {
        self.0.push(Fact { name, source: Source::Request, state: State::given(is_given) });
    }

    /// Adds what a caller told.
    pub fn told(&mut self, name: &'static str, value: &impl Value) {
        self.0.push(Fact { name, source: Source::Context, state: State::of(value) });
    }

    /// Names and what they are.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|fact| match &fact.state {
            State::Is(text) => (fact.name, text.as_str()),
            State::Set => (fact.name, "set"),
            State::Unset => (fact.name, "not set"),
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn all(&self) -> &[Fact] {
        &self.0
    }
}

/// Whether each item is one of a few.
#[inline]
pub fn each_is<T>(items: &[T], is: impl Fn(&T) -> Truth) -> Truth {
    items.iter().map(is).fold(Truth::TRUE, |whole, item| Truth::all([whole, item]))
}

/// Whether a rule applies, and what a report tells of that.
pub trait Condition: Copy {
    /// Whether it holds.
    fn truth(self) -> Truth;

    /// Adds what made it hold or fail, as far as the rule's sentence leaves it open.
    fn tell(self, facts: &mut Facts);
}

impl Condition for Truth {
    #[inline]
    fn truth(self) -> Truth {
        self
    }

    fn tell(self, _: &mut Facts) {}
}

/// A condition with facts, which are gathered only if a rule is broken.
#[derive(Clone, Copy, Debug)]
pub struct Because<F> {
    truth: Truth,
    facts: F,
}

impl<F: Fn(&mut Facts) + Copy> Condition for Because<F> {
    #[inline]
    fn truth(self) -> Truth {
        self.truth
    }

    fn tell(self, facts: &mut Facts) {
        (self.facts)(facts);
    }
}

/// A condition with facts.
#[inline]
pub fn because<F: Fn(&mut Facts) + Copy>(truth: Truth, facts: F) -> Because<F> {
    Because { truth, facts }
}

/// A value that conditions compare with others.
pub trait Tested {
    /// What it is compared as.
    type As: Recognized + ?Sized;

    /// The value, if it is there.
    fn tested(&self) -> Option<&Self::As>;
}

impl<T: Tested> Tested for Option<T> {
    type As = T::As;

    #[inline]
    fn tested(&self) -> Option<&T::As> {
        self.as_ref().and_then(T::tested)
    }
}

impl<T: Tested + ?Sized> Tested for &T {
    type As = T::As;

    #[inline]
    fn tested(&self) -> Option<&T::As> {
        T::tested(self)
    }
}

impl Tested for String {
    type As = str;

    #[inline]
    fn tested(&self) -> Option<&str> {
        Some(self)
    }
}

/// Values of which every one is as good as documented.
macro_rules! plain {
    ($($kind:ty)*) => {$(
        impl Tested for $kind {
            type As = Self;

            #[inline]
            fn tested(&self) -> Option<&Self> {
                Some(self)
            }
        }

        impl Recognized for $kind {
            #[inline]
            fn is_recognized(&self) -> bool {
                true
            }

            fn listed(&self) -> (&str, Vec<&'static str>) {
                ("", Vec::new())
            }
        }
    )*};
}

plain! { bool i32 i64 }

impl Recognized for str {
    #[inline]
    fn is_recognized(&self) -> bool {
        true
    }

    fn listed(&self) -> (&str, Vec<&'static str>) {
        (self, Vec::new())
    }
}

/// Whether a value that is none of those that make a condition hold makes it fail: it may be absent, and
/// of one that nobody documented nobody knows.
#[inline]
pub fn otherwise(value: Option<&(impl Recognized + ?Sized)>, absent: Truth) -> Truth {
    match value {
        None => absent,
        Some(value) if value.is_recognized() => Truth::FALSE,
        Some(_) => Truth::UNKNOWN,
    }
}

/// Whether a parameter has one of a few values: `is!(self.pay_type, PayType::Postpay)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __is {
    ($value:expr, $($kind:ident::$variant:ident),+ $(,)?) => {
        $crate::__one_of!($value, FALSE, $($kind::$variant)|+)
    };
    ($value:expr, $($literal:literal),+ $(,)?) => {
        $crate::__one_of!($value, FALSE, $($literal)|+)
    };
}

/// The same of a parameter that counts as one of these values if it is absent.
#[doc(hidden)]
#[macro_export]
macro_rules! __is_or_unset {
    ($value:expr, $($kind:ident::$variant:ident),+ $(,)?) => {
        $crate::__one_of!($value, TRUE, $($kind::$variant)|+)
    };
    ($value:expr, $($literal:literal),+ $(,)?) => {
        $crate::__one_of!($value, TRUE, $($literal)|+)
    };
}

/// The same of a fact, of which nobody knows if it is not told.
#[doc(hidden)]
#[macro_export]
macro_rules! __fact_is {
    ($value:expr, $($kind:ident::$variant:ident),+ $(,)?) => {
        $crate::__one_of!($value, UNKNOWN, $($kind::$variant)|+)
    };
    ($value:expr, $($literal:literal),+ $(,)?) => {
        $crate::__one_of!($value, UNKNOWN, $($literal)|+)
    };
}

/// Whether a value is one of a few.
#[doc(hidden)]
#[macro_export]
macro_rules! __one_of {
    ($value:expr, $absent:ident, $values:pat) => {
        match $crate::support::Tested::tested(&$value) {
            Some($values) => $crate::support::Truth::TRUE,
            other => $crate::support::otherwise(other, $crate::support::Truth::$absent),
        }
    };
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
