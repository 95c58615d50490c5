//! Limits of single values.

mod alphabet;
mod length;
mod pattern;
mod time;

use super::found::Found;
use super::value::{Entries, Items, Value};
pub use alphabet::{Alphabet, Set};
pub use pattern::Pattern;

/// A limit of a value.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The characters of a text, from so many to so many.
    Characters(usize, usize),
    /// The bytes of a text, from so many to so many.
    Bytes(usize, usize),
    /// Which characters a text may have.
    Alphabet(&'static Alphabet),
    /// The pattern of a whole text.
    Pattern(&'static Pattern),
    /// A time in a format.
    Time(&'static str),
    /// A number, from one to another.
    Range(i64, i64),
    /// The items of a list or the entries of a map, from so many to so many.
    Items(i64, i64),
    /// A text that the documents list.
    Known,
    /// A text with something in it.
    NotEmpty,
}

impl Limit {
    /// Whether a value, or each item of a list, keeps it. What it says nothing about keeps it.
    #[inline]
    pub(super) fn holds(&self, value: &Value<'_>) -> bool {
        match *value {
            Value::Integer(number) => match *self {
                Limit::Range(min, max) => (min..=max).contains(&number),
                _ => true,
            },
            Value::Text(text) | Value::Secret(text) => self.holds_text(text),
            Value::Unlisted(..) => !matches!(self, Limit::Known),
            Value::List(items) => self.holds_items(items),
            Value::Map(map) => match *self {
                Limit::Items(min, max) => has(entries(map), min, max),
                _ => true,
            },
            _ => true,
        }
    }

    // Never inlined, nor is the next one, so that what is quick needs no stack.
    #[inline(never)]
    fn holds_items(&self, items: &dyn Items) -> bool {
        match self {
            Limit::Items(min, max) => has(items.count(), *min, *max),
            _ => (0..items.count()).all(|index| self.holds(&items.item(index))),
        }
    }

    #[inline(never)]
    fn holds_text(&self, text: &str) -> bool {
        match self {
            Limit::Characters(min, max) => length::holds(text, *min, *max),
            Limit::Bytes(min, max) => (*min..=*max).contains(&text.len()),
            Limit::Alphabet(alphabet) => alphabet.holds(text),
            Limit::Pattern(pattern) => pattern.holds(text),
            Limit::Time(format) => time::holds(format, text),
            Limit::NotEmpty => !text.is_empty(),
            Limit::Range(..) | Limit::Items(..) | Limit::Known => true,
        }
    }

    /// What a value has that breaks it.
    pub(super) fn found(&self, value: &Value<'_>) -> Found {
        match (self, value) {
            (Limit::Known, Value::Unlisted(text, listed)) => {
                Found::Unlisted(text.as_str().to_owned(), listed)
            }
            (Limit::Items(..), Value::List(items)) => Found::Count(items.count()),
            (Limit::Items(..), Value::Map(map)) => Found::Count(entries(*map)),
            (_, Value::Text(text)) => match self {
                Limit::Characters(..) => Found::Count(text.chars().count()),
                Limit::Bytes(..) => Found::Count(text.len()),
                Limit::Alphabet(alphabet) => alphabet.found(text),
                // The sentence says it already.
                Limit::NotEmpty => Found::Nothing,
                _ => Found::of_text(text),
            },
            _ => Found::of(value),
        }
    }
}

/// Whether a number of items or entries is in a range.
fn has(count: usize, min: i64, max: i64) -> bool {
    i64::try_from(count).is_ok_and(|count| (min..=max).contains(&count))
}

/// How many entries a map has.
fn entries(map: &dyn Entries) -> usize {
    let mut count = 0;
    map.each(&mut |_, _| count += 1);
    count
}
