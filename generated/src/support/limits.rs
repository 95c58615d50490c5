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
    /// The characters that may occur.
    pub allowed: Set,
    /// The characters that may come first.
    pub first: Option<Set>,
    /// The characters that may come last.
    pub last: Option<Set>,
}

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

/// A finite automaton over bytes that reads a whole text.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// The class of each byte.
    pub classes: &'static [u8; 256],
    /// The next state, for each state and class.
    pub next: &'static [u16],
    /// How many classes there are.
    pub width: usize,
    /// Whether the text may end in a state.
    pub accepting: &'static [bool],
}

/// A value that may be one that the documents list.
pub trait Recognized {
    /// Its text, if the documents list it.
    fn recognized(&self) -> Option<&str>;
}

impl Limit<str> for Characters {
    fn holds(&self, text: &str) -> bool {
        // Most texts are shorter in bytes than the limit in characters, and none is longer in characters.
        let bytes = text.len();
        if bytes <= self.max && bytes / 4 >= self.min {
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

    fn has_all(&self, text: &str) -> bool {
        match text.is_ascii() {
            true => text.bytes().all(|byte| self.ascii >> byte & 1 == 1),
            false => text.chars().all(|character| self.has(character)),
        }
    }
}

impl Limit<str> for Alphabet {
    fn holds(&self, text: &str) -> bool {
        let end = |set: &Option<Set>, end: Option<char>| match (set, end) {
            (Some(set), Some(character)) => set.has(character),
            // An empty text has no end that could be wrong; its length may be.
            _ => true,
        };
        self.allowed.has_all(text)
            && end(&self.first, text.chars().next())
            && end(&self.last, text.chars().next_back())
    }
}

impl Limit<i64> for Range {
    fn holds(&self, number: &i64) -> bool {
        (self.min..=self.max).contains(number)
    }
}

impl<T: Recognized> Limit<T> for Known {
    fn holds(&self, value: &T) -> bool {
        value.recognized().is_some()
    }
}

impl Limit<str> for Pattern {
    fn holds(&self, text: &str) -> bool {
        let mut state = 0;
        for byte in text.bytes() {
            let class = usize::from(self.classes[usize::from(byte)]);
            state = usize::from(self.next[state * self.width + class]);
        }
        self.accepting[state]
    }
}

impl Limit<str> for Time {
    fn holds(&self, text: &str) -> bool {
        let same_shape = text.len() == self.0.len()
            && text
                .bytes()
                .zip(self.0.bytes())
                .all(|(byte, format)| match format {
                    b'y' | b'M' | b'd' | b'H' | b'm' | b's' => byte.is_ascii_digit(),
                    other => byte == other,
                });
        let part = |letter: u8| {
            let digits = self
                .0
                .bytes()
                .zip(text.bytes())
                .filter(|(format, _)| *format == letter);
            digits.fold(0, |number, (_, digit)| {
                number * 10 + u32::from(digit - b'0')
            })
        };
        let has = |letter: char| self.0.contains(letter);
        same_shape
            && part(b'H') < 24
            && part(b'm') < 60
            && part(b's') < 60
            && (!has('M') || (1..=12).contains(&part(b'M')))
            && (!has('d') || (1..=days(part(b'y'), part(b'M'))).contains(&part(b'd')))
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
    use super::{Characters, Limit, Time};

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
