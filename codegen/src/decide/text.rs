//! Texts that meet the limits of a field, and texts that break just one of them.

use super::limit::{CompiledLimit, among, may_have};
use super::question::{Candidate, Edge};
use super::{pattern, time};
use crate::model::{Characters, Length, LengthUnit, Limit};

/// Texts for every combination of limits met and broken that can be thought of; plain ones first.
pub(super) fn candidates(limits: &[&CompiledLimit], literals: &[&str]) -> Vec<Candidate> {
    let limits = Limits::of(limits);
    let alphabet = Alphabet::of(&limits.characters);
    let mut texts = Vec::new();
    let mut add = |text: String, edge: Edge| {
        let value = text.into();
        texts.push(Candidate { value, edge });
    };
    for (index, format) in limits.times.iter().enumerate() {
        add(time::example(format, index), Edge::Off);
        add(format!("{}?", time::example(format, index)), Edge::Off);
        add(
            time::example(format, index).replace(":30", ":60"),
            Edge::Off,
        );
    }
    for length in [8, 5, 3, 2, 1, 0] {
        add(alphabet.line(length), Edge::Off);
    }
    let edges = limits.edges();
    for length in &edges {
        add(alphabet.line(*length), Edge::On);
    }
    let usual = limits.usual_length();
    add(alphabet.line(usual), Edge::Off);
    for length in limits.wide_edges() {
        if let Some(wide) = alphabet.wide {
            add(std::iter::repeat_n(wide, length).collect(), Edge::On);
        }
    }
    for pattern in &limits.patterns {
        for (index, text) in pattern::texts(pattern, &edges).into_iter().enumerate() {
            let edge = if index == 0 { Edge::On } else { Edge::Off };
            let mut shorter = text.clone();
            shorter.pop();
            add(shorter, edge);
            for stranger in ["!", "0", "a"] {
                add(format!("{text}{stranger}"), edge);
            }
            add(text, Edge::Off);
        }
    }
    for stranger in limits.strangers() {
        for length in [usual, 3, 8].iter().chain(&edges) {
            for text in alphabet.lines_with(stranger, *length) {
                add(text, Edge::Off);
            }
        }
    }
    for literal in literals {
        add((*literal).to_owned(), Edge::On);
    }
    texts
}

/// No longer text is made.
const LONGEST: u64 = 100_000;

impl CompiledLimit {
    /// Whether texts within and outside of the limit are samples, among which the right one may be missing.
    pub(super) fn is_sampled(&self) -> bool {
        match self.limit() {
            Limit::Characters(_) | Limit::Pattern(_) | Limit::Time(_) => true,
            Limit::Length(length) => {
                length.min > LONGEST || (length.max >= LONGEST && length.max < u64::MAX)
            }
            Limit::Range(_) | Limit::Items(_) | Limit::Known | Limit::OneOf(_) => false,
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
            match limit.limit() {
                Limit::Length(length) => limits.lengths.push(*length),
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
        let sides = ends.flat_map(|end| [Some(end), end.checked_add(1)]);
        let lengths = sides.flatten().filter(|length| *length <= LONGEST);
        lengths.filter_map(|it| usize::try_from(it).ok()).collect()
    }

    /// Both sides of each end of a length, as far as a test can write such texts.
    fn edges(&self) -> Vec<usize> {
        self.lengths
            .iter()
            .flat_map(|length| {
                let below = length.min.checked_sub(1);
                [
                    below,
                    Some(length.min),
                    Some(length.max),
                    length.max.checked_add(1),
                ]
            })
            .flatten()
            .filter(|length| *length <= LONGEST)
            .filter_map(|length| usize::try_from(length).ok())
            .collect()
    }

    /// A length that all limits allow, if there is one.
    fn usual_length(&self) -> usize {
        let least = self.lengths.iter().map(|length| length.min).max();
        let most = self.lengths.iter().map(|length| length.max).min();
        let usual = 8.min(most.unwrap_or(8)).max(least.unwrap_or(0));
        usize::try_from(usual.min(LONGEST)).unwrap_or(8)
    }

    /// Characters that some limit refuses, and one that counts differently in bytes.
    fn strangers(&self) -> Vec<char> {
        let mut strangers = Vec::new();
        for characters in &self.characters {
            strangers.extend(&characters.forbidden);
            let sets = [&characters.allowed, &characters.first, &characters.last];
            for (first, last) in sets.into_iter().flatten().flatten() {
                strangers.extend(char::from_u32((*first as u32).wrapping_sub(1)));
                strangers.extend(char::from_u32(*last as u32 + 1));
            }
            strangers.extend(['!', ' ', '0', '_', '-', 'A', 'a', 'é']);
        }
        let counts_bytes = |length: &Length| length.unit == LengthUnit::Bytes;
        if !self.characters.is_empty() || !self.lengths.is_empty() {
            strangers.push('中');
        }
        if self.lengths.iter().any(counts_bytes) {
            strangers.push('é');
        }
        strangers.sort_unstable();
        strangers.dedup();
        strangers.retain(|stranger| !stranger.is_control());
        strangers
    }
}

/// Characters that all limits allow in their places.
struct Alphabet {
    only: char,
    first: char,
    middle: Vec<char>,
    last: char,
    /// Whether a character may occur that has more than one byte.
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
    fn line(&self, length: usize) -> String {
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

    /// Texts of this many characters with one of them at the start, within, at the end, or all over.
    fn lines_with(&self, stranger: char, length: usize) -> Vec<String> {
        let line = self.line(length).chars().collect::<Vec<_>>();
        let mut lines = Vec::new();
        for place in [length / 2, 0, length.saturating_sub(1)] {
            let mut line = line.clone();
            if let Some(character) = line.get_mut(place) {
                *character = stranger;
                lines.push(line.into_iter().collect());
            }
        }
        lines.push(std::iter::repeat_n(stranger, length).collect());
        lines
    }
}
