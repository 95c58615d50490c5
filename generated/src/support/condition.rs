//! Conditions of rules, over parameters and facts.

use super::limits::Recognized;
use super::truth::{Facts, Truth};

/// Whether a rule applies, and the facts that a report gives as the reason.
pub trait Condition: Copy {
    /// Whether it holds.
    fn truth(self) -> Truth;

    /// Adds what made it hold or fail, as far as the rule's sentence leaves it open.
    fn tell(self, facts: &mut Facts);
}

// Not a `Truth`, which would be worked out before it is known whether a rule needs it.
impl<T: Fn() -> Truth + Copy> Condition for T {
    #[inline]
    fn truth(self) -> Truth {
        self()
    }

    fn tell(self, _: &mut Facts) {}
}

/// A condition with facts, which are gathered only if a rule is broken.
#[derive(Clone, Copy, Debug)]
pub struct Because<T, F> {
    truth: T,
    facts: F,
}

impl<T: Fn() -> Truth + Copy, F: Fn(&mut Facts) + Copy> Condition for Because<T, F> {
    #[inline]
    fn truth(self) -> Truth {
        (self.truth)()
    }

    fn tell(self, facts: &mut Facts) {
        (self.facts)(facts);
    }
}

/// A condition with facts.
#[inline]
pub fn because<T, F>(truth: T, facts: F) -> Because<T, F>
where
    T: Fn() -> Truth + Copy,
    F: Fn(&mut Facts) + Copy,
{
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

/// The truth of a condition whose value is none of the listed ones: `absent` if there is no value, unknown
/// if the value is not documented.
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

/// The same for a fact, which is unknown if the caller does not give it.
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
