//! The occurrences of a fact in a document.

use super::document::Document;
use super::position;
use super::witness;
use super::words;
use crate::audit::facts::Need;
use crate::documents::Within;
use apispec_codegen::source::Span;
use apispec_codegen::spec::DocumentKind;

/// The spans in these locations of the document that confirm the fact.
pub(super) fn occurrences(
    document: &Document<'_>,
    places: &[Within<'_>],
    need: &Need<'_>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for place in places {
        match *place {
            Within::Lines(first, last) => {
                let (Some(start), Some(end)) = (document.line(first), document.line(last)) else {
                    continue;
                };
                let region = start.start..end.end;
                let found = in_text(document.at(&region), need, document.says.kind);
                spans.extend(found.into_iter().map(|span| moved(&span, region.start)));
            }
            Within::Pointer(pointer) => {
                spans.extend(witness::occurrences(document, pointer, need));
            }
        }
    }
    spans.sort_by_key(|span| (span.start, span.end));
    spans.dedup();
    spans
}

fn moved(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}

fn in_text(text: &str, need: &Need<'_>, kind: DocumentKind) -> Vec<Span> {
    match (need, kind) {
        (Need::Row { status, code, message }, DocumentKind::Observed) => {
            observed_row(text, *status, code, message)
        }
        (Need::Row { status, code, message }, DocumentKind::Notes) => {
            noted_row(text, *status, code, message)
        }
        (Need::Row { status, code, message }, DocumentKind::Page | DocumentKind::Witness) => {
            row(text, *status, code, message)
        }
        (Need::Example(example), DocumentKind::Page) => position::alone(text, example),
        (Need::Pair(key, value), DocumentKind::Page) => position::pairs(text, key, value),
        (need, _) => position::in_text(text, need),
    }
}

/// Status, code and message, joined or in adjacent cells of one line; without those that the row lacks.
fn row(text: &str, status: Option<u16>, code: &str, message: &str) -> Vec<Span> {
    let status = status.map(|status| status.to_string()).unwrap_or_default();
    let cells = [&status, code, message];
    let cells = cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
    let mut spans = Vec::new();
    for separator in ["", " | "] {
        spans.extend(words::anywhere(text, &cells.join(separator)));
    }
    let begins = |at: usize| at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric();
    spans.retain(|span| begins(span.start));
    spans
}

/// Observations have a line for each member: the code, and the status and the message if the row has them, are
/// anywhere in the lines.
fn observed_row(text: &str, status: Option<u16>, code: &str, message: &str) -> Vec<Span> {
    let parts = [
        Some(words::words(text, code)),
        status.map(|status| words::words(text, &status.to_string())),
        Some(message).filter(|it| !it.is_empty()).map(|it| words::anywhere(text, it)),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>();
    if parts.iter().any(Vec::is_empty) { Vec::new() } else { parts.concat() }
}

/// Notes list codes: the code, or the part after its last dot, is on one line with the status or the message,
/// if the row has either.
fn noted_row(text: &str, status: Option<u16>, code: &str, message: &str) -> Vec<Span> {
    let is_bare = status.is_none() && message.is_empty();
    let short = code.rsplit_once('.').map(|(_, last)| last);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut spans = words::words(line, code);
        if let (true, Some(short)) = (spans.is_empty(), short) {
            spans = words::words(line, short);
        }
        let status = status.map(|status| words::words(line, &status.to_string()));
        let mut beside = status.unwrap_or_default();
        beside.extend(words::anywhere(line, message));
        if !spans.is_empty() && (is_bare || !beside.is_empty()) {
            spans.extend(beside);
            return spans.iter().map(|span| moved(span, start)).collect();
        }
        start += line.len();
    }
    Vec::new()
}
