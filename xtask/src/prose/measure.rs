//! Units of sizes, rates and times, and how many of one are in another.

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    dimension: Dimension,
    /// How many of the smallest unit it has.
    size: i64,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Size,
    Rate,
    Time,
}

/// The units, each with its spellings.
const UNITS: [(&[&str], Dimension, i64); 10] = [
    (&["字节", "bytes", "byte"], Dimension::Size, 1),
    (&["KB"], Dimension::Size, 1 << 10),
    (&["MB"], Dimension::Size, 1 << 20),
    (&["GB"], Dimension::Size, 1 << 30),
    (&["TB"], Dimension::Size, 1 << 40),
    (&["毫秒", "milliseconds", "millisecond", "ms"], Dimension::Time, 1),
    (&["秒", "seconds", "second"], Dimension::Time, 1_000),
    (&["分钟", "minutes", "minute"], Dimension::Time, 60_000),
    (&["个小时", "小时", "hours", "hour"], Dimension::Time, 3_600_000),
    (&["天", "days", "day"], Dimension::Time, 86_400_000),
];

/// The unit that a text begins with.
pub(super) fn at(text: &str) -> Option<Measure> {
    let text = text.trim_start_matches(['*', '`', ' ', '（', '(']);
    let (spelling, dimension, size) = UNITS.iter().find_map(|(spellings, dimension, size)| {
        let is_there = |it: &&&str| {
            text.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it))
                && !(it.is_ascii()
                    && text[it.len()..].starts_with(|next: char| next.is_ascii_alphanumeric()))
        };
        let spelling = spellings.iter().find(is_there)?;
        Some((*spelling, *dimension, *size))
    })?;
    let behind = &text[spelling.len()..];
    let is_rate =
        dimension == Dimension::Size && ["/s", "/秒", "ps"].iter().any(|it| behind.starts_with(it));
    Some(Measure { dimension: if is_rate { Dimension::Rate } else { dimension }, size })
}

/// The unit that a description states, if it is one alone.
pub(super) fn stated(description: &str) -> Option<Measure> {
    let lower = description.to_ascii_lowercase();
    let places = ["单位", "unit:"].iter().flat_map(|word| lower.match_indices(word));
    let mut found = places.map(|(at_word, word)| {
        at(lower[at_word + word.len()..].trim_start_matches(['为', '是', '：', ':', ' ']))
    });
    let first = found.next()??;
    found.all(|it| it == Some(first)).then_some(first)
}

impl Measure {
    /// How many of this unit a number of another one is.
    pub(super) fn of(self, number: i64, other: Self) -> Option<i64> {
        let size = number.checked_mul(other.size)?;
        (self.dimension == other.dimension && size % self.size == 0).then_some(size / self.size)
    }
}
