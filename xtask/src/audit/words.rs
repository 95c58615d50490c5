//! Occurrences of words in running text.

use apispec_codegen::source::Span;

/// Numbers that may be written as words.
const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// All occurrences of a text.
pub(super) fn anywhere(text: &str, needle: &str) -> Vec<Span> {
    if needle.is_empty() {
        return Vec::new();
    }
    text.match_indices(needle).map(|(start, found)| start..start + found.len()).collect()
}

/// The occurrences of a text as a separate word.
pub(super) fn words(text: &str, needle: &str) -> Vec<Span> {
    let mut spans = anywhere(text, needle);
    spans.retain(|span| begins(text, needle, span.start) && ends(text, needle, span.end));
    spans
}

/// The occurrences of a number, in digits or as a word.
pub(super) fn numbers(text: &str, digits: &str) -> Vec<Span> {
    let mut spans = words(text, digits);
    let word = digits.parse::<usize>().ok().and_then(|number| NUMBERS.get(number));
    if let Some(word) = word {
        spans.extend(words(&text.to_ascii_lowercase(), word));
    }
    spans
}

/// The occurrences of a text, ignoring all spaces.
pub(super) fn loose(text: &str, needle: &str) -> Vec<Span> {
    let kept = |text: &str| {
        text.char_indices().filter(|(_, character)| !character.is_whitespace()).collect::<Vec<_>>()
    };
    let (text, needle) = (kept(text), kept(needle));
    if needle.is_empty() {
        return Vec::new();
    }
    text.windows(needle.len())
        .filter(|window| {
            let pairs = window.iter().zip(&needle);
            pairs.into_iter().all(|((_, left), (_, right))| left == right)
        })
        .filter_map(|window| {
            let (first, last) = (window.first()?, window.last()?);
            Some(first.0..last.0 + last.1.len_utf8())
        })
        .collect()
}

/// The occurrences of texts in this order, as spans of the texts.
pub(super) fn pieces(text: &str, needles: &[&str]) -> Vec<Span> {
    let mut from = 0;
    let mut spans = Vec::new();
    for needle in needles.iter().filter(|needle| !needle.is_empty()) {
        let Some(at) = text[from..].find(needle) else {
            return Vec::new();
        };
        let start = from + at;
        from = start + needle.len();
        spans.push(start..from);
    }
    spans
}

/// Whether a word can start here.
pub(super) fn begins(text: &str, needle: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let (next, beyond) = (before.next(), before.next());
    is_border(needle, needle.chars().next(), next, beyond)
}

/// Whether a word can end here.
pub(super) fn ends(text: &str, needle: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    let (next, beyond) = (after.next(), after.next());
    is_border(needle, needle.chars().next_back(), next, beyond)
}

/// Whether a word with this edge ends before these characters.
fn is_border(needle: &str, edge: Option<char>, next: Option<char>, beyond: Option<char>) -> bool {
    let (Some(edge), Some(next)) = (edge, next) else {
        return true;
    };
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    if !is_word(edge) {
        return next != edge;
    }
    let goes_on = beyond.is_some_and(is_word);
    // Pages join numbers and dates to words, as in `2022-10-28OpenAPI`.
    if needle.chars().all(|character| character.is_ascii_digit() || character == '-') {
        let is_digit = |character: char| character.is_ascii_digit();
        return !(is_digit(next) || next == '.' && beyond.is_some_and(is_digit));
    }
    !(is_word(next) || matches!(next, '-' | '.') && goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(spans: Vec<Span>) -> Vec<usize> {
        spans.into_iter().map(|span| span.start).collect()
    }

    #[test]
    fn a_word_is_no_part_of_another() {
        assert_eq!(starts(words("cn-hangzhou-finance, cn-hangzhou.", "cn-hangzhou")), [21]);
        assert_eq!(starts(words("rg-acfmy***** rg-acfmy****", "rg-acfmy****")), [14]);
        assert_eq!(starts(words("ranges from 1 to 19.", "1")), [12]);
        assert_eq!(words("• db:one • dbs", "db").len(), 1);
    }

    #[test]
    fn a_number_may_be_a_word() {
        assert_eq!(starts(numbers("up to Three backups", "3")), [6]);
        assert_eq!(numbers("一天不超过 20 个", "20").len(), 1);
        assert!(numbers("1.20", "20").is_empty() && numbers("120", "20").is_empty());
    }
}
