//! Limits of single values.

/// A limit of a value.
pub trait Limit<T: ?Sized> {
    /// Whether the value keeps it.
    fn holds(&self, value: &T) -> bool;
}

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

/// A set of characters.
#[derive(Clone, Copy, Debug)]
pub struct Set {
    /// The ASCII characters in it, a bit each.
    pub ascii: u128,
    /// The others in it, as inclusive ranges.
    pub others: &'static [(char, char)],
}

/// Which characters a text may have.
#[derive(Clone, Copy, Debug)]
pub struct Alphabet {
    bytes: [u8; 256],
    allowed: Set,
    first: Option<Set>,
    last: Option<Set>,
}

/// What a byte tells of a text.
const REFUSED: u8 = 1;
const BEYOND_ASCII: u8 = 2;

/// A range of numbers; both ends belong to it.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// The smallest number.
    pub min: i64,
    /// The largest number.
    pub max: i64,
}

/// The format of a time: `y`, `M`, `d`, `H`, `m` and `s` stand for digits, the rest for itself.
#[derive(Clone, Copy, Debug)]
pub struct Time(pub &'static str);

/// The value is one that the documents list.
#[derive(Clone, Copy, Debug)]
pub struct Known;

/// A finite automaton over classes of characters that reads a whole text.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// The class of each ASCII character.
    pub ascii: &'static [u8; 128],
    /// Where a class begins beyond ASCII, in order: the character, and the class in the last eight bits.
    pub beyond: &'static [u32],
    /// The next state, for each state and class.
    pub next: &'static [u16],
    /// How many classes there are.
    pub width: usize,
    /// Whether the text may end in a state.
    pub accepting: &'static [bool],
}

/// A value that may be one that the documents list.
pub trait Recognized {
    /// Whether the documents list it.
    fn is_recognized(&self) -> bool;
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
}

impl Limit<str> for Bytes {
    fn holds(&self, text: &str) -> bool {
        (self.min..=self.max).contains(&text.len())
    }
}

impl Set {
    #[inline]
    fn has(&self, character: char) -> bool {
        let code = u32::from(character);
        match code < 128 {
            true => self.ascii >> code & 1 == 1,
            false => self
                .others
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&character)),
        }
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
        Self {
            bytes,
            allowed,
            first: None,
            last: None,
        }
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
        let found = text
            .bytes()
            .fold(0, |found, byte| found | self.bytes[usize::from(byte)]);
        match found {
            0 => true,
            BEYOND_ASCII => text.chars().all(|character| self.allowed.has(character)),
            _ => false,
        }
    }
}

impl Limit<str> for Alphabet {
    fn holds(&self, text: &str) -> bool {
        // An empty text has no end that could be wrong; its length may be.
        let end = |set: Set, end: Option<char>| end.is_none_or(|character| set.has(character));
        self.has_all(text)
            && self.first.is_none_or(|set| end(set, text.chars().next()))
            && self
                .last
                .is_none_or(|set| end(set, text.chars().next_back()))
    }
}

impl Limit<i64> for Range {
    #[inline]
    fn holds(&self, number: &i64) -> bool {
        (self.min..=self.max).contains(number)
    }
}

impl<T: Recognized> Limit<T> for Known {
    #[inline]
    fn holds(&self, value: &T) -> bool {
        value.is_recognized()
    }
}

impl Limit<str> for Pattern {
    fn holds(&self, text: &str) -> bool {
        let state = text.chars().fold(0, |state, character| {
            let class = usize::from(self.class(character));
            usize::from(self.next[state * self.width + class])
        });
        self.accepting[state]
    }
}

impl Pattern {
    #[inline]
    fn class(&self, character: char) -> u8 {
        let code = u32::from(character);
        if let Some(class) = self.ascii.get(code as usize) {
            return *class;
        }
        // The first class begins right after ASCII.
        let after = self.beyond.partition_point(|range| range >> 8 <= code);
        self.beyond[after - 1] as u8
    }
}

impl Limit<str> for Time {
    #[inline]
    fn holds(&self, text: &str) -> bool {
        if text.len() != self.0.len() {
            return false;
        }
        let (mut year, mut month, mut day) = (None, None, None);
        let (mut hour, mut minute, mut second) = (None, None, None);
        for (format, byte) in self.0.bytes().zip(text.bytes()) {
            let part = match format {
                b'y' => &mut year,
                b'M' => &mut month,
                b'd' => &mut day,
                b'H' => &mut hour,
                b'm' => &mut minute,
                b's' => &mut second,
                other if other == byte => continue,
                _ => return false,
            };
            if !byte.is_ascii_digit() {
                return false;
            }
            *part = Some(part.unwrap_or(0) * 10 + u32::from(byte - b'0'));
        }
        let days = || days(year.unwrap_or(0), month.unwrap_or(0));
        hour.is_none_or(|hour| hour < 24)
            && minute.is_none_or(|minute| minute < 60)
            && second.is_none_or(|second| second < 60)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=days()).contains(&day))
    }
}

/// The days of a month.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{Alphabet, Characters, Limit, Set, Time};

    #[test]
    fn an_alphabet_tells_the_characters_and_both_ends() {
        const LETTERS: Set = Set {
            ascii: 0x7fffffe07fffffe0000000000000000,
            others: &[],
        };
        const LETTERS_OR_HAN: Set = Set {
            ascii: LETTERS.ascii,
            others: &[('\u{4e00}', '\u{9fff}')],
        };
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

    #[test]
    fn characters_are_counted_at_both_ends() {
        let limit = Characters { min: 4, max: 6 };
        let held = |text: &str| limit.holds(text);
        assert_eq!(
            ["abc", "abcd", "abcdef", "abcdefg"].map(held),
            [false, true, true, false]
        );
        assert_eq!(
            ["备份集", "备份集合", "备份集合一二", "备份集合一二三"].map(held),
            [false, true, true, false]
        );
        assert_eq!(["😀😀😀", "😀😀😀😀"].map(held), [false, true]);
    }

    #[test]
    fn times_have_their_digits_and_their_ranges() {
        let held = |text: &str| Time("HH:mmZ").holds(text);
        assert_eq!(["14:22Z", "00:00Z", "23:59Z"].map(held), [true; 3]);
        assert_eq!(
            ["14:22", "24:00Z", "12:60Z", "9:00Z", "ab:cdZ", "14-22Z", ""].map(held),
            [false; 7]
        );
        let date = |text: &str| Time("yyyy-MM-dd").holds(text);
        assert_eq!(["2024-02-29", "2023-12-31"].map(date), [true; 2]);
        assert_eq!(
            ["2023-02-29", "1900-02-29", "2023-00-10", "2023-04-31"].map(date),
            [false; 4]
        );
    }
}
