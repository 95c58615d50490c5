//! Which characters a text may have.

use crate::support::found::Found;

/// A set of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set {
    /// The ASCII characters in it, a bit each.
    pub ascii: u128,
    /// The others in it, as inclusive ranges.
    pub others: &'static [(char, char)],
}

/// Which characters a text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alphabet {
    bytes: [u8; 256],
    allowed: Set,
    first: Option<Set>,
    last: Option<Set>,
}

/// What a byte says about a text.
const REFUSED: u8 = 1;
const BEYOND_ASCII: u8 = 2;

impl Set {
    #[inline]
    fn has(&self, character: char) -> bool {
        let code = u32::from(character);
        if code < 128 {
            return self.ascii >> code & 1 == 1;
        }
        let mut others = self.others.iter();
        others.any(|(first, last)| (*first..=*last).contains(&character))
    }
}

impl Alphabet {
    /// The characters that may occur.
    pub const fn of(allowed: Set) -> Self {
        let mut bytes = [BEYOND_ASCII; 256];
        let mut code = 0;
        while code < 128 {
            let refused = allowed.ascii >> code & 1 == 0;
            bytes[code] = if refused { REFUSED } else { 0 };
            code += 1;
        }
        Self { bytes, allowed, first: None, last: None }
    }

    /// The characters that may come first.
    pub const fn first(mut self, first: Set) -> Self {
        self.first = Some(first);
        self
    }

    /// The characters that may come last.
    pub const fn last(mut self, last: Set) -> Self {
        self.last = Some(last);
        self
    }

    #[inline]
    fn has_all(&self, text: &str) -> bool {
        // Most texts are ASCII, and a table of bytes decides them without decoding.
        let found = text.bytes().fold(0, |found, byte| found | self.bytes[usize::from(byte)]);
        match found {
            0 => true,
            BEYOND_ASCII => text.chars().all(|character| self.allowed.has(character)),
            _ => false,
        }
    }
}

impl Alphabet {
    pub(super) fn holds(&self, text: &str) -> bool {
        // An empty text has no end that could be wrong; its length may be.
        let end = |set: Set, end: Option<char>| end.is_none_or(|character| set.has(character));
        self.has_all(text)
            && self.first.is_none_or(|set| end(set, text.chars().next()))
            && self.last.is_none_or(|set| end(set, text.chars().next_back()))
    }

    pub(super) fn found(&self, text: &str) -> Found {
        let is_refused =
            |set: Option<Set>, character: &char| set.is_some_and(|it| !it.has(*character));
        let within = text.chars().find(|character| !self.allowed.has(*character));
        let first = text.chars().next().filter(|it| is_refused(self.first, it));
        let last = text.chars().next_back().filter(|it| is_refused(self.last, it));
        let first = first.map(Found::First);
        first.or(within.map(Found::Character)).or(last.map(Found::Last)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Alphabet, Set};

    #[test]
    fn an_alphabet_tells_the_characters_and_both_ends() {
        const LETTERS: Set = Set { ascii: 0x7fffffe07fffffe0000000000000000, others: &[] };
        const LETTERS_OR_HAN: Set =
            Set { ascii: LETTERS.ascii, others: &[('\u{4e00}', '\u{9fff}')] };
        let held = |alphabet: &Alphabet, texts: [&str; 6]| texts.map(|text| alphabet.holds(text));
        let texts = ["", "a", "a1", "备a", "a备", "é"];
        assert_eq!(
            held(&Alphabet::of(LETTERS_OR_HAN), texts),
            [true, true, false, true, true, false]
        );
        assert_eq!(
            held(&Alphabet::of(LETTERS_OR_HAN).first(LETTERS), texts),
            [true, true, false, false, true, false]
        );
        assert_eq!(
            held(&Alphabet::of(LETTERS_OR_HAN).last(LETTERS), texts),
            [true, true, false, true, false, false]
        );
    }
}
