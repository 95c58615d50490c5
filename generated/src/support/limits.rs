//! Limits of single values.

mod alphabet;
mod length;
mod pattern;
mod time;

use super::found::Found;
pub use alphabet::{Alphabet, Set};
pub use length::{Bytes, Characters, NotEmpty};
pub use pattern::Pattern;
pub use time::Time;

/// A limit of a value.
pub trait Limit<T: ?Sized> {
    /// Whether the value keeps it.
    fn holds(&self, value: &T) -> bool;

    /// What a value has that breaks it.
    fn found(&self, value: &T) -> Found;
}

/// A range of numbers; both ends belong to it.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// The smallest number.
    pub min: i64,
    /// The largest number.
    pub max: i64,
}

/// The value is one that the documents list.
#[derive(Clone, Copy, Debug)]
pub struct Known;

/// A value that may be one that the documents list.
pub trait Recognized {
    /// Whether the documents list it.
    fn is_recognized(&self) -> bool;

    /// The text, and the texts that the documents list.
    fn listed(&self) -> (&str, Vec<&'static str>);
}

impl Limit<i64> for Range {
    #[inline]
    fn holds(&self, number: &i64) -> bool {
        (self.min..=self.max).contains(number)
    }

    fn found(&self, number: &i64) -> Found {
        Found::of(number)
    }
}

impl<T: Recognized> Limit<T> for Known {
    #[inline]
    fn holds(&self, value: &T) -> bool {
        value.is_recognized()
    }

    fn found(&self, value: &T) -> Found {
        let (text, listed) = value.listed();
        Found::Unlisted(text.to_owned(), listed)
    }
}
