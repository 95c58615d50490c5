//! How long a text may be.

use super::Limit;
use crate::support::found::Found;

/// The length of a text in characters; both ends belong to it.
#[derive(Clone, Copy, Debug)]
pub struct Characters {
    /// The smallest length.
    pub min: usize,
    /// The largest length.
    pub max: usize,
}

/// The length of a text in bytes; both ends belong to it.
#[derive(Clone, Copy, Debug)]
pub struct Bytes {
    /// The smallest length.
    pub min: usize,
    /// The largest length.
    pub max: usize,
}

impl Limit<str> for Characters {
    #[inline]
    fn holds(&self, text: &str) -> bool {
        // A character has one to four bytes, and one byte if it is ASCII: few texts need counting.
        let bytes = text.len();
        let ascii = || text.bytes().take(self.min).all(|byte| byte.is_ascii());
        if bytes <= self.max && (bytes / 4 >= self.min || bytes >= self.min && ascii()) {
            return true;
        }
        (self.min..=self.max).contains(&text.chars().count())
    }

    fn found(&self, text: &str) -> Found {
        Found::Count(text.chars().count())
    }
}

impl Limit<str> for Bytes {
    fn holds(&self, text: &str) -> bool {
        (self.min..=self.max).contains(&text.len())
    }

    fn found(&self, text: &str) -> Found {
        Found::Count(text.len())
    }
}

/// The text has something in it.
#[derive(Clone, Copy, Debug)]
pub struct NotEmpty;

impl Limit<str> for NotEmpty {
    #[inline]
    fn holds(&self, text: &str) -> bool {
        !text.is_empty()
    }

    fn found(&self, _: &str) -> Found {
        // The sentence says it already.
        Found::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::{Characters, Limit};

    #[test]
    fn characters_are_counted_at_both_ends() {
        let limit = Characters { min: 4, max: 6 };
        let held = |text: &str| limit.holds(text);
        assert_eq!(["abc", "abcd", "abcdef", "abcdefg"].map(held), [false, true, true, false]);
        assert_eq!(
            ["备份集", "备份集合", "备份集合一二", "备份集合一二三"].map(held),
            [false, true, true, false]
        );
        assert_eq!(["😀😀😀", "😀😀😀😀"].map(held), [false, true]);
    }
}
