//! The excerpt of a source in a message: the lines of its marks, long lines shortened.

use std::ops::Range;

use crate::source::Span;

/// Lines of a source, with the spans in them.
pub(super) struct Excerpt {
    /// The lines, long ones cut.
    pub(super) text: String,
    /// The number of the first line.
    pub(super) first_line: usize,
    /// The marked spans in the excerpt, in the order asked for.
    pub(super) spans: Vec<Span>,
    /// The position of the first span in the source, if its line is shortened.
    pub(super) cut: Option<Position>,
}

/// A position as editors count it.
pub(super) struct Position {
    /// The line, from 1.
    pub(super) line: usize,
    /// The character in it, from 1.
    pub(super) column: usize,
}

/// How many bytes of a long line are shown on each side of a mark.
const AROUND: usize = 300;

/// How many lines on each side of a mark are shown.
const BESIDE: usize = 2;

/// The excerpt of a text for these non-empty spans.
pub(super) fn excerpt(text: &str, spans: &[Span]) -> Excerpt {
    let spans = spans.iter().map(|span| within(text, span));
    let spans = spans.collect::<Vec<_>>();
    let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let last = spans.iter().map(|span| span.end).max().unwrap_or(0);
    let begin = lines_before(text, first);
    let mut excerpt = Excerpt {
        text: String::new(),
        first_line: 1 + count(&text[..begin]),
        spans: vec![0..0; spans.len()],
        cut: None,
    };
    let mut start = begin;
    let mut lines = text[begin..].split_inclusive('\n');
    let mut after = 0;
    while let Some(line) = lines.next().filter(|_| after <= BESIDE) {
        let range = start..start + line.len();
        copy(text, &range, &spans, &mut excerpt);
        start = range.end;
        after += usize::from(start > last);
    }
    let primary = spans[0].start;
    let start = line_start(text, primary);
    let shown = excerpt.spans[0].start;
    let is_cut = primary - start != shown - line_start(&excerpt.text, shown);
    if is_cut {
        excerpt.cut = Some(Position {
            line: 1 + count(&text[..start]),
            column: 1 + text[start..primary].chars().count(),
        });
    }
    excerpt
}

/// The span, limited to the text and to character boundaries.
fn within(text: &str, span: &Span) -> Span {
    let start = boundary(text, span.start);
    start..boundary(text, span.end).max(start)
}

/// The position, or the start of the character that contains it.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn count(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The start of the lines that are shown before a position.
fn lines_before(text: &str, at: usize) -> usize {
    let mut start = line_start(text, at);
    for _ in 0..BESIDE {
        start = line_start(text, start.saturating_sub(1));
    }
    start
}

/// Copies a line, or the parts of it near a mark, and moves the marks accordingly.
fn copy(text: &str, line: &Range<usize>, spans: &[Span], excerpt: &mut Excerpt) {
    let at = excerpt.text.len();
    let here = spans.iter().filter(|span| span.start < line.end && span.end >= line.start);
    let near = here.map(|span| {
        let start = span.start.max(line.start);
        // A long mark is shortened to its beginning.
        start..span.end.min(line.end).min(start + AROUND)
    });
    let near = near.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
    let cut = match near {
        _ if line.len() <= 2 * AROUND => line.clone(),
        Some(near) => {
            near.start.saturating_sub(AROUND).max(line.start)..(near.end + AROUND).min(line.end)
        }
        None => line.start..line.start + AROUND,
    };
    let cut = boundary(text, cut.start)..boundary(text, cut.end);
    excerpt.text.push_str(&text[cut.clone()]);
    if !excerpt.text.ends_with('\n') && text[line.clone()].ends_with('\n') {
        excerpt.text.push('\n');
    }
    for (span, moved) in spans.iter().zip(&mut excerpt.spans) {
        let to = |place: usize| at + place.clamp(cut.start, cut.end) - cut.start;
        if line.contains(&span.start) || span.start == line.end && span.start == text.len() {
            *moved = to(span.start)..to(span.end);
        } else if line.contains(&span.end) || span.end == text.len() && line.end == text.len() {
            moved.end = to(span.end);
        }
    }
}
