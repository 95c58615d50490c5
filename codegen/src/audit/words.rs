//! Words in running text: where a text stands as a word of its own.

use crate::source::Span;

/// The names that documents give to types.
pub(super) const TYPES: [&str; 16] = [
    "string",
    "boolean",
    "integer",
    "long",
    "int",
    "int32",
    "int64",
    "float",
    "double",
    "number",
    "object",
    "array",
    "list",
    "map",
    "json",
    "timestamp",
];

/// The levels of access that pages join to a permission.
const ACCESS: [&str; 3] = ["write", "read", "list"];

/// The numbers that are written as words.
const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Where a text stands, whatever stands beside it.
pub(super) fn anywhere(text: &str, needle: &str) -> Vec<Span> {
    if needle.is_empty() {
        return Vec::new();
    }
    text.match_indices(needle)
        .map(|(start, found)| start..start + found.len())
        .collect()
}

/// Where a text stands as a word of its own.
pub(super) fn words(text: &str, needle: &str) -> Vec<Span> {
    let mut spans = anywhere(text, needle);
    spans.retain(|span| begins(text, needle, span.start) && ends(text, needle, span.end));
    spans
}

/// Where a name is declared: joined to the type or the access behind it, or for itself; else where it stands as a word.
pub(super) fn names(text: &str, needle: &str) -> Vec<Span> {
    let joined = |end: usize| {
        let rest = text[end..].lines().next().unwrap_or_default();
        let mut words = TYPES.iter().chain(&ACCESS);
        words.any(|word| {
            rest.get(..word.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(word))
        })
    };
    let mut spans = anywhere(text, needle);
    spans.retain(|span| begins(text, needle, span.start));
    let alone = alone(text, needle);
    let declared = spans
        .iter()
        .filter(|span| joined(span.end) || alone.contains(span));
    let declared = declared.cloned().collect::<Vec<_>>();
    if !declared.is_empty() {
        return declared;
    }
    spans.retain(|span| ends(text, needle, span.end));
    spans
}

/// Where a text stands behind a bullet; else where it stands as a word.
pub(super) fn values(text: &str, needle: &str) -> Vec<Span> {
    let spans = words(text, needle);
    let points = spans.iter().filter(|span| is_bullet(before(text, span)));
    let points = points.cloned().collect::<Vec<_>>();
    match points.is_empty() {
        true => spans,
        false => points,
    }
}

/// Where a text stands as a word on a line about defaults.
pub(super) fn defaults(text: &str, needle: &str) -> Vec<Span> {
    let mut spans = words(text, needle);
    spans.retain(|span| {
        let line = format!("{}{}", before(text, span), after(text, span));
        line.contains("默认") || line.to_ascii_lowercase().contains("default")
    });
    spans
}

/// Where a text stands for itself: as a line, a point, a cell, a quoted text, or a value in a JSON, XML or query text.
pub(super) fn alone(text: &str, needle: &str) -> Vec<Span> {
    let mut spans = anywhere(text, needle);
    spans.retain(|span| {
        let before = before(text, span).trim();
        let after = after(text, span).trim();
        let is_member = || {
            before
                .strip_suffix(':')
                .is_some_and(|key| key.trim_end().ends_with('"'))
        };
        (before.is_empty()
            || is_bullet(before)
            || before.ends_with(['|', '"', '=', '>', '['])
            || is_member())
            && (after.is_empty() || after.starts_with(['|', '"', '&', '<', ',', '}', ']']))
    });
    spans
}

/// Where a member of a JSON text stands with its value.
pub(super) fn pairs(text: &str, key: &str, value: &str) -> Vec<Span> {
    let key = format!("\"{key}\"");
    let spans = anywhere(text, &key).into_iter().filter_map(|span| {
        let rest = text[span.end..]
            .trim_start()
            .strip_prefix(':')?
            .trim_start();
        let rest = rest.strip_prefix('"').unwrap_or(rest);
        let start = text.len() - rest.len();
        let ends = rest
            .strip_prefix(value)?
            .starts_with(['"', ',', '}', ' ', '\n', '\r']);
        ends.then_some([span.start..span.end, start..start + value.len()])
    });
    spans.flatten().collect()
}

/// What stands before a span on its line.
fn before<'t>(text: &'t str, span: &Span) -> &'t str {
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    &text[line..span.start]
}

/// What stands behind a span on its line.
fn after<'t>(text: &'t str, span: &Span) -> &'t str {
    text[span.end..].lines().next().unwrap_or_default()
}

fn is_bullet(text: &str) -> bool {
    matches!(text.trim(), "•" | "-" | "*")
}

/// Where a value or a name stands, or the beginning of a joined row such as `400InvalidParamThe parameter is wrong.`
pub(super) fn quotes(text: &str, needle: &str) -> Vec<Span> {
    let mut spans = match values(text, needle) {
        spans if spans.is_empty() => names(text, needle),
        spans => spans,
    };
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let row = line.trim_start();
        let start = line_start + line.len() - row.len();
        line_start += line.len();
        let status = row.bytes().take_while(u8::is_ascii_digit).count();
        for skipped in [0, 3] {
            if status == 3 && row[skipped..].starts_with(needle) {
                spans.push(start + skipped..start + skipped + needle.len());
            }
        }
    }
    spans
}

/// Where a number stands, in digits or as a word.
pub(super) fn numbers(text: &str, digits: &str) -> Vec<Span> {
    let mut spans = words(text, digits);
    let word = digits
        .parse::<usize>()
        .ok()
        .and_then(|number| NUMBERS.get(number));
    if let Some(word) = word {
        spans.extend(words(&text.to_ascii_lowercase(), word));
    }
    spans
}

/// Where a text stands if no space counts, on either side.
pub(super) fn loose(text: &str, needle: &str) -> Vec<Span> {
    let kept = |text: &str| {
        text.char_indices()
            .filter(|(_, character)| !character.is_whitespace())
            .map(|(at, character)| (at, character))
            .collect::<Vec<_>>()
    };
    let (text, needle) = (kept(text), kept(needle));
    if needle.is_empty() {
        return Vec::new();
    }
    text.windows(needle.len())
        .filter(|window| {
            let pairs = window.iter().zip(&needle);
            pairs
                .into_iter()
                .all(|((_, left), (_, right))| left == right)
        })
        .filter_map(|window| {
            let (first, last) = (window.first()?, window.last()?);
            Some(first.0..last.0 + last.1.len_utf8())
        })
        .collect()
}

/// Where texts stand in this order; the spans are those of the texts.
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

fn begins(text: &str, needle: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let (next, beyond) = (before.next(), before.next());
    is_border(needle, needle.chars().next(), next, beyond)
}

fn ends(text: &str, needle: &str, end: usize) -> bool {
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
    if needle
        .chars()
        .all(|character| character.is_ascii_digit() || character == '-')
    {
        return !next.is_ascii_digit()
            && !(next == '.' && beyond.is_some_and(|character| character.is_ascii_digit()));
    }
    !(is_word(next) || matches!(next, '-' | '.') && goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_no_part_of_another() {
        assert_eq!(
            words("cn-hangzhou-finance, cn-hangzhou.", "cn-hangzhou"),
            [21..32]
        );
        assert_eq!(
            words("rg-acfmy***** rg-acfmy****", "rg-acfmy****"),
            [14..26]
        );
        assert_eq!(words("ranges from 1 to 19.", "1"), [12..13]);
        assert_eq!(words("• db:one • dbs", "db").len(), 1);
    }

    #[test]
    fn a_name_may_be_joined_to_its_type() {
        assert_eq!(names("    DBNamestringNo", "DBName"), [4..10]);
        assert!(names("DBNamestrinh", "DBName").is_empty());
        assert_eq!(names("DBName is good\nDBNamestring", "DBName"), [15..21]);
    }

    #[test]
    fn an_example_stands_for_itself() {
        let text = "  • Auto:all\nDefault: Auto\nAuto\n| Auto |\n{ \"a\" : Auto }";
        let lines = |spans: Vec<Span>| {
            let lines = spans.into_iter();
            lines
                .map(|span| text[..span.start].matches('\n').count())
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(alone(text, "Auto")), [2, 3, 4]);
        assert_eq!(lines(values(text, "Auto")), [0]);
        assert_eq!(lines(defaults(text, "Auto")), [1]);
        assert_eq!(lines(pairs(text, "a", "Auto")), [4, 4]);
    }

    #[test]
    fn a_number_may_be_a_word() {
        assert_eq!(numbers("up to Three backups", "3"), [6..11]);
        assert_eq!(numbers("一天不超过 20 个", "20").len(), 1);
        assert!(numbers("1.20", "20").is_empty() && numbers("120", "20").is_empty());
    }
}
