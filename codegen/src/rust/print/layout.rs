//! Printed lines → fewer lines: the formatter gives each value a line of its own where one line does not do.
//!
//! Only white space and commas before closing brackets change.

/// How long a line may be.
const COLUMNS: usize = 100;

/// The lines with as many values on each as it has room for.
pub(super) fn filled(text: &str) -> Vec<String> {
    lists_filled(&unchained(text), None)
}

/// The lines with each list among them filled; `values` is the indent of the values if the lines are those of a list.
///
/// Lists are found by their indent: what opens one ends its line, and what closes it begins a line below.
fn lists_filled(lines: &[String], values: Option<usize>) -> Vec<String> {
    let mut filled = Vec::<String>::new();
    let mut has_room = false;
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        let mut line = line.clone();
        let mut is_joined = false;
        while let Some(end) = end_of_list(&line, rest) {
            let inner = lists_filled(&rest[..end], rest.first().map(|value| indent(value)));
            let closing = &rest[end];
            rest = &rest[end + 1..];
            let row = joined(&line, &inner, closing.trim_start());
            is_joined = row.is_some();
            line = row.unwrap_or_else(|| {
                filled.push(line);
                filled.extend(inner);
                closing.clone()
            });
        }
        let begins = line.trim_start();
        let has_more = rest.first().is_some_and(|next| indent(next) > indent(&line));
        let is_value = values == Some(indent(&line))
            && !has_more
            && !begins.starts_with([')', ']', '}'])
            && !begins.starts_with("//");
        match filled.last_mut() {
            // A list within the list begins a line.
            Some(row)
                if is_value && !is_joined && has_room && width(row) + width(begins) < COLUMNS =>
            {
                row.push(' ');
                row.push_str(begins);
            }
            _ => filled.push(line),
        }
        has_room = is_value && filled.last().is_some_and(|row| row.ends_with(','));
    }
    filled
}

/// Which of the lines below closes the list that a line opens.
fn end_of_list(line: &str, below: &[String]) -> Option<usize> {
    let values = indent(below.first()?);
    let end = below.iter().position(|below| indent(below) < values)?;
    let closes = below[end].trim_start().starts_with([')', ']']);
    (line.ends_with(['(', '[']) && closes).then_some(end)
}

/// A list in one line, if it has one row and the line is not too long.
fn joined(opening: &str, rows: &[String], closing: &str) -> Option<String> {
    let [row] = rows else {
        return None;
    };
    let row = row.trim_start();
    // Without its comma, a tuple of one value is none.
    let is_tuple = opening.trim_start() == "(" || opening.ends_with(" (");
    let is_one = !row.trim_end_matches(',').contains(',');
    let row = if is_tuple && is_one { row } else { row.trim_end_matches(',') };
    let line = format!("{opening}{row}{closing}");
    (!row.starts_with("//") && width(&line) <= COLUMNS).then_some(line)
}

/// The lines, with the only call on a variable beside it: `rules.limit(…)`.
fn unchained(text: &str) -> Vec<String> {
    let mut lines = text.lines().map(str::to_owned).collect::<Vec<_>>();
    let mut at = 0;
    while at + 1 < lines.len() {
        let indent = indent(&lines[at]);
        let is_name = |character: char| character.is_ascii_lowercase() || character == '_';
        let name = lines[at].trim_start();
        if !name.is_empty()
            && name.chars().all(is_name)
            && lines[at + 1].trim_start().starts_with('.')
        {
            let within = lines[at + 1..].iter().take_while(|line| self::indent(line) > indent);
            let count = within.clone().count();
            let calls = within.filter(|line| line.trim_start().starts_with('.'));
            if calls.clone().filter(|line| self::indent(line) == indent + 4).count() == 1 {
                for line in &mut lines[at + 2..at + 1 + count] {
                    line.replace_range(..4, "");
                }
                let call = lines.remove(at + 1);
                lines[at].push_str(call.trim_start());
            }
        }
        at += 1;
    }
    lines
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// How many columns a text takes: Chinese characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|character| if character < '\u{1100}' { 1 } else { 2 }).sum()
}
