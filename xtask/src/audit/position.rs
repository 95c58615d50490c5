//! Texts at positions that show their meaning: a declared name, a list item, a default, an example, a row.

use super::words::{anywhere, begins, ends, loose, numbers, pieces, words};
use crate::audit::facts::Need;
use apispec_codegen::source::Span;

/// The names of types in documents.
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

/// The access levels that pages join to a permission.
const ACCESS: [&str; 3] = ["write", "read", "list"];

/// The occurrences of anything but a row in a text.
pub(super) fn in_text(text: &str, need: &Need<'_>) -> Vec<Span> {
    match need {
        Need::Place => vec![Span::default()],
        Need::Name(name) => names(text, name),
        Need::Text(needle) | Need::Example(needle) | Need::Pair(_, needle) => words(text, needle),
        Need::Value(value) => values(text, value),
        Need::Default(default) => defaults(text, default),
        Need::Quote(quote) => quotes(text, quote),
        Need::Characters(characters) => anywhere(text, characters),
        Need::Loose(needle) => loose(text, needle),
        Need::Number(digits) => numbers(text, digits),
        Need::Pieces(needles) => pieces(text, needles),
        Need::Row { .. } => Vec::new(),
    }
}

/// The declarations of a name: joined with the following type or access level, or alone; else its occurrences as a word.
fn names(text: &str, needle: &str) -> Vec<Span> {
    let joined = |end: usize| {
        let rest = text[end..].lines().next().unwrap_or_default();
        let mut words = TYPES.iter().chain(&ACCESS);
        words.any(|word| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
    };
    let mut spans = anywhere(text, needle);
    spans.retain(|span| begins(text, needle, span.start));
    let alone = alone(text, needle);
    let declared = spans.iter().filter(|span| joined(span.end) || alone.contains(span));
    let declared = declared.cloned().collect::<Vec<_>>();
    if !declared.is_empty() {
        return declared;
    }
    spans.retain(|span| ends(text, needle, span.end));
    spans
}

/// The occurrences of a text after a bullet; else as a word.
fn values(text: &str, needle: &str) -> Vec<Span> {
    let spans = words(text, needle);
    let points = spans.iter().filter(|span| is_bullet(before(text, span)));
    let points = points.cloned().collect::<Vec<_>>();
    if points.is_empty() { spans } else { points }
}

/// The occurrences of a text as a word on lines about defaults.
fn defaults(text: &str, needle: &str) -> Vec<Span> {
    let mut spans = words(text, needle);
    spans.retain(|span| {
        let line = format!("{}{}", before(text, span), after(text, span));
        line.contains("默认") || line.to_ascii_lowercase().contains("default")
    });
    spans
}

/// The occurrences of a text alone: as a line, a list item, a cell, a quoted text, or a value in JSON, XML or a query.
pub(super) fn alone(text: &str, needle: &str) -> Vec<Span> {
    let mut spans = anywhere(text, needle);
    spans.retain(|span| {
        let before = before(text, span).trim();
        let after = after(text, span).trim();
        let is_member =
            || before.strip_suffix(':').is_some_and(|key| key.trim_end().ends_with('"'));
        (before.is_empty()
            || is_bullet(before)
            || before.ends_with(['|', '"', '=', '>', '['])
            || is_member())
            && (after.is_empty() || after.starts_with(['|', '"', '&', '<', ',', '}', ']']))
    });
    spans
}

/// The occurrences of a JSON member with its value.
pub(super) fn pairs(text: &str, key: &str, value: &str) -> Vec<Span> {
    let key = format!("\"{key}\"");
    let spans = anywhere(text, &key).into_iter().filter_map(|span| {
        let rest = text[span.end..].trim_start().strip_prefix(':')?.trim_start();
        let rest = rest.strip_prefix('"').unwrap_or(rest);
        let start = text.len() - rest.len();
        let ends = rest.strip_prefix(value)?.starts_with(['"', ',', '}', ' ', '\n', '\r']);
        ends.then_some([span.start..span.end, start..start + value.len()])
    });
    spans.flatten().collect()
}

/// The text before a span on its line.
fn before<'t>(text: &'t str, span: &Span) -> &'t str {
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    &text[line..span.start]
}

/// The text after a span on its line.
fn after<'t>(text: &'t str, span: &Span) -> &'t str {
    text[span.end..].lines().next().unwrap_or_default()
}

fn is_bullet(text: &str) -> bool {
    matches!(text.trim(), "•" | "-" | "*")
}

/// The occurrences of a value or a name, or of the start of a joined row such as `400InvalidParamThe parameter is wrong.`
fn quotes(text: &str, needle: &str) -> Vec<Span> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(spans: Vec<Span>) -> Vec<usize> {
        spans.into_iter().map(|span| span.start).collect()
    }

    #[test]
    fn a_name_may_be_joined_to_its_type() {
        assert_eq!(starts(names("    DBNamestringNo", "DBName")), [4]);
        assert!(names("DBNamestrinh", "DBName").is_empty());
        assert_eq!(starts(names("DBName is good\nDBNamestring", "DBName")), [15]);
    }

    #[test]
    fn an_example_stands_for_itself() {
        let text = "  • Auto:all\nDefault: Auto\nAuto\n| Auto |\n{ \"a\" : Auto }";
        let lines = |spans: Vec<Span>| {
            let lines = spans.into_iter();
            lines.map(|span| text[..span.start].matches('\n').count()).collect::<Vec<_>>()
        };
        assert_eq!(lines(alone(text, "Auto")), [2, 3, 4]);
        assert_eq!(lines(values(text, "Auto")), [0]);
        assert_eq!(lines(defaults(text, "Auto")), [1]);
        assert_eq!(lines(pairs(text, "a", "Auto")), [4, 4]);
    }
}
