//! Texts that satisfy the limits of a field, and texts that violate just one of them.

use super::candidate::Candidate;
use super::limit::{CompiledLimit, among, may_have};
use super::{pattern, time};
use crate::model::{Characters, Length, LengthUnit, Limit};

/// Texts for combinations of satisfied and violated limits; plain ones first.
pub(super) fn candidates(limits: &[&CompiledLimit], literals: &[&str]) -> Vec<Candidate> {
    let limits = Limits::of(limits);
    let alphabet = Alphabet::of(&limits.characters);
    let mut texts = Vec::new();
    for (index, format) in limits.times.iter().enumerate() {
        let time = time::example(format, index);
        // A text that is not a time, and an impossible time.
        let wrong = [format!("{time}?"), time.replace(":30", ":60")];
        texts.extend([time].into_iter().chain(wrong).map(Candidate::off));
    }
    // A plain length comes first, so that texts in proofs look usual.
    texts.extend([8, 5, 3, 2, 1, 0].map(|length| Candidate::off(alphabet.text(length))));
    let edges = limits.edges();
    texts.extend(edges.iter().map(|it| Candidate::on(alphabet.text(*it))));
    let usual = limits.usual_length();
    texts.push(Candidate::off(alphabet.text(usual)));
    if let Some(wide) = alphabet.wide {
        let wide = |length| Candidate::on(wide.to_string().repeat(length));
        texts.extend(limits.wide_edges().into_iter().map(wide));
    }
    for pattern in &limits.patterns {
        for (index, text) in pattern::texts(pattern, &edges).into_iter().enumerate() {
            let mut shorter = text.clone();
            shorter.pop();
            // These may or may not match; they are close to matching texts.
            let longer = ["!", "0", "a"].map(|added| format!("{text}{added}"));
            for near in [shorter].into_iter().chain(longer) {
                texts.push(Candidate { value: near.into(), is_edge: index == 0 });
            }
            texts.push(Candidate::off(text));
        }
    }
    for odd in limits.odd_characters() {
        for length in [usual, 3, 8].iter().chain(&edges) {
            texts.extend(alphabet.texts_with(odd, *length).map(Candidate::off));
        }
    }
    texts.extend(literals.iter().map(|it| Candidate::on(*it)));
    texts
}

/// The largest length of generated texts.
const LONGEST: u64 = 100_000;

impl CompiledLimit {
    /// Whether texts for the limit are samples, so that the right one may be missing.
    pub(super) fn is_sampled(&self) -> bool {
        match &self.limit {
            Limit::Characters(_) | Limit::Pattern(_) | Limit::Time(_) => true,
            Limit::Length(length) => {
                length.min > LONGEST || (length.max >= LONGEST && length.max < u64::MAX)
            }
            Limit::Range(_)
            | Limit::Items(_)
            | Limit::Known
            | Limit::NotEmpty
            | Limit::OneOf(_) => false,
        }
    }
}

/// The limits of texts by their kind.
struct Limits<'a> {
    lengths: Vec<Length>,
    characters: Vec<&'a Characters>,
    patterns: Vec<&'a str>,
    times: Vec<&'a str>,
}

impl<'a> Limits<'a> {
    fn of(compiled: &[&'a CompiledLimit]) -> Self {
        let mut limits = Self {
            lengths: Vec::new(),
            characters: Vec::new(),
            patterns: Vec::new(),
            times: Vec::new(),
        };
        for limit in compiled {
            match &limit.limit {
                Limit::Length(length) => limits.lengths.push(*length),
                Limit::NotEmpty => limits.lengths.push(Length {
                    min: 1,
                    max: u64::MAX,
                    unit: LengthUnit::Characters,
                }),
                Limit::Characters(characters) => limits.characters.push(characters),
                Limit::Pattern(pattern) => limits.patterns.push(pattern),
                Limit::Time(format) => limits.times.push(format),
                Limit::Range(_) | Limit::Items(_) | Limit::Known | Limit::OneOf(_) => {}
            }
        }
        limits
    }

    /// Both sides of each upper end of a length, in characters of three bytes.
    fn wide_edges(&self) -> Vec<usize> {
        let ends = self.lengths.iter().filter_map(|length| match length.unit {
            LengthUnit::Characters => Some(length.max),
            LengthUnit::Bytes => length.max.checked_div('中'.len_utf8() as u64),
        });
        writable(ends.flat_map(|end| [Some(end), end.checked_add(1)]))
    }

    /// Both sides of each end of a length, as far as tests can contain such texts.
    fn edges(&self) -> Vec<usize> {
        writable(self.lengths.iter().flat_map(|Length { min, max, .. }| {
            let (below, above) = (min.checked_sub(1), max.checked_add(1));
            [below, Some(*min), Some(*max), above]
        }))
    }

    /// A length that all limits allow, if there is one.
    fn usual_length(&self) -> usize {
        let least = self.lengths.iter().map(|length| length.min).max();
        let most = self.lengths.iter().map(|length| length.max).min();
        let usual = 8.min(most.unwrap_or(8)).max(least.unwrap_or(0));
        usize::try_from(usual.min(LONGEST)).unwrap_or(8)
    }

    /// Characters that some limit refuses or may be intended to refuse, and some with several bytes.
    fn odd_characters(&self) -> Vec<char> {
        let mut odd = Vec::new();
        for characters in &self.characters {
            odd.extend(&characters.forbidden);
            let sets = [&characters.allowed, &characters.first, &characters.last];
            for (first, last) in sets.into_iter().flatten().flatten() {
                odd.extend(char::from_u32((*first as u32).wrapping_sub(1)));
                odd.extend(char::from_u32(*last as u32 + 1));
            }
            odd.extend(['!', ' ', '0', '_', '-', 'A', 'a', 'é']);
        }
        let counts_bytes = |length: &Length| length.unit == LengthUnit::Bytes;
        if !self.characters.is_empty() || !self.lengths.is_empty() {
            odd.push('中');
        }
        if self.lengths.iter().any(counts_bytes) {
            odd.push('é');
        }
        odd.sort_unstable();
        odd.dedup();
        odd.retain(|it| !it.is_control());
        odd
    }
}

/// The lengths that tests can contain.
fn writable(lengths: impl Iterator<Item = Option<u64>>) -> Vec<usize> {
    let lengths = lengths.flatten().filter(|length| *length <= LONGEST);
    lengths.filter_map(|it| usize::try_from(it).ok()).collect()
}

/// Characters that all limits allow at their positions.
struct Alphabet {
    only: char,
    first: char,
    middle: Vec<char>,
    last: char,
    /// Whether characters with several bytes are allowed.
    wide: Option<char>,
}

impl Alphabet {
    fn of(limits: &[&Characters]) -> Self {
        let ends = limits
            .iter()
            .flat_map(|limit| [&limit.allowed, &limit.first, &limit.last])
            .flatten()
            .flatten()
            .flat_map(|(first, last)| [*first, *last]);
        let known = ('a'..='z').chain('A'..='Z').chain('0'..='9');
        let known = known.chain(['_', '-', '.', '中']).chain(ends);
        let known = known.collect::<Vec<_>>();
        let fits = |character: char, first: bool, last: bool| {
            limits.iter().all(|limit| {
                may_have(limit, character)
                    && (!first || among(character, &limit.first))
                    && (!last || among(character, &limit.last))
            })
        };
        let all = |first: bool, last: bool| {
            let found = known.iter().copied();
            found.filter(move |it| fits(*it, first, last))
        };
        let pick = |first: bool, last: bool| all(first, last).next().unwrap_or('a');
        let mut middle = all(false, false).take(26).collect::<Vec<_>>();
        if middle.is_empty() {
            middle.push('a');
        }
        Self {
            only: pick(true, true),
            first: pick(true, false),
            middle,
            last: pick(false, true),
            wide: Some('中').filter(|wide| fits(*wide, true, true)),
        }
    }

    /// A text of this many characters.
    fn text(&self, length: usize) -> String {
        match length {
            0 => String::new(),
            1 => self.only.to_string(),
            _ => {
                let middle = self.middle.iter().cycle().skip(1).take(length - 2);
                let first = std::iter::once(self.first);
                first.chain(middle.copied()).chain([self.last]).collect()
            }
        }
    }

    /// Texts of this many characters with an unusual one inside, at the start, at the end, or everywhere.
    fn texts_with(&self, odd: char, length: usize) -> impl Iterator<Item = String> {
        let plain = self.text(length).chars().collect::<Vec<_>>();
        let places = [length / 2, 0, length.saturating_sub(1)].into_iter();
        let texts = places.filter_map(move |place| {
            let mut text = plain.clone();
            *text.get_mut(place)? = odd;
            Some(text.into_iter().collect())
        });
        texts.chain([odd.to_string().repeat(length)])
    }
}
