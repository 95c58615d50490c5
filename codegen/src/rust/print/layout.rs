//! Printed lines → fewer lines: the formatter gives each value a line of its own where one line does not do.
//!
//! Only white space and commas before closing brackets change.

use std::borrow::Cow;

/// How long a line may be.
const COLUMNS: usize = 100;

/// A line without its indent.
#[derive(Clone)]
struct Line<'a> {
    indent: usize,
    text: Cow<'a, str>,
}

impl Line<'_> {
    /// How many columns it takes.
    fn width(&self) -> usize {
        self.indent + width(&self.text)
    }
}

/// The text with as many values on each line as it has room for.
pub(super) fn filled(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let text = line.trim_start();
        Line { indent: line.len() - text.len(), text: text.into() }
    });
    let lines = unchained(lines.collect());
    let mut filled = String::with_capacity(text.len());
    for Line { indent, text } in lists_filled(&lines, None) {
        filled.extend(std::iter::repeat_n(' ', indent));
        filled.push_str(&text);
        filled.push('\n');
    }
    filled
}

/// The lines with each list among them filled; `values` is the indent of the values if the lines are those of a list.
///
/// Lists are found by their indent: what opens one ends its line, and what closes it begins a line below.
fn lists_filled<'a>(lines: &[Line<'a>], values: Option<usize>) -> Vec<Line<'a>> {
    let mut filled = Vec::<Line<'a>>::with_capacity(lines.len());
    let mut has_room = false;
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        let mut line = line.clone();
        let mut is_joined = false;
        while let Some(end) = end_of_list(&line, rest) {
            let inner = lists_filled(&rest[..end], rest.first().map(|value| value.indent));
            let closing = &rest[end];
            rest = &rest[end + 1..];
            let row = joined(&line, &inner, &closing.text);
            is_joined = row.is_some();
            line = row.unwrap_or_else(|| {
                filled.push(line);
                filled.extend(inner);
                closing.clone()
            });
        }
        let has_more = rest.first().is_some_and(|next| next.indent > line.indent);
        let is_value = values == Some(line.indent)
            && !has_more
            && !line.text.starts_with([')', ']', '}'])
            && !line.text.starts_with("//");
        match filled.last_mut() {
            // A list within the list begins a line.
            Some(row)
                if is_value
                    && !is_joined
                    && has_room
                    && row.width() + width(&line.text) < COLUMNS =>
            {
                let row = row.text.to_mut();
                row.push(' ');
                row.push_str(&line.text);
            }
            _ => filled.push(line),
        }
        has_room = is_value && filled.last().is_some_and(|row| row.text.ends_with(','));
    }
    filled
}

/// Which of the lines below closes the list that a line opens.
fn end_of_list(line: &Line<'_>, below: &[Line<'_>]) -> Option<usize> {
    if !line.text.ends_with(['(', '[']) {
        return None;
    }
    let values = below.first()?.indent;
    let end = below.iter().position(|below| below.indent < values)?;
    below[end].text.starts_with([')', ']']).then_some(end)
}

/// A list in one line, if it has one row and the line is not too long.
fn joined<'a>(opening: &Line<'a>, rows: &[Line<'a>], closing: &str) -> Option<Line<'a>> {
    let [row] = rows else {
        return None;
    };
    let row = row.text.as_ref();
    // Without its comma, a tuple of one value is none.
    let is_tuple = opening.text == "(" || opening.text.ends_with(" (");
    let is_one = !row.trim_end_matches(',').contains(',');
    let row = if is_tuple && is_one { row } else { row.trim_end_matches(',') };
    let text = format!("{}{row}{closing}", opening.text).into();
    let line = Line { indent: opening.indent, text };
    (!row.starts_with("//") && line.width() <= COLUMNS).then_some(line)
}

/// The lines, with the only call on a variable beside it: `rules.limit(…)`.
fn unchained(mut lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut kept = Vec::with_capacity(lines.len());
    for at in 0..lines.len() {
        let indent = lines[at].indent;
        let is_name = |character: char| character.is_ascii_lowercase() || character == '_';
        let name = &lines[at].text;
        let is_chained = !name.is_empty()
            && name.chars().all(is_name)
            && lines.get(at + 1).is_some_and(|next| next.text.starts_with('.'));
        if is_chained {
            let within = lines[at + 1..].iter().take_while(|line| line.indent > indent);
            let count = within.clone().count();
            let is_call =
                |line: &&Line<'_>| line.text.starts_with('.') && line.indent == indent + 4;
            if within.filter(is_call).count() == 1 {
                for line in &mut lines[at + 2..at + 1 + count] {
                    line.indent -= 4;
                }
                let call = format!("{}{}", lines[at].text, lines[at + 1].text);
                // Its turn comes next.
                lines[at + 1] = Line { indent, text: call.into() };
                continue;
            }
        }
        kept.push(lines[at].clone());
    }
    kept
}

/// How many columns a text takes: Chinese characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|character| if character < '\u{1100}' { 1 } else { 2 }).sum()
}
