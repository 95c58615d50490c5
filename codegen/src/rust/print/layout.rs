//! Printed lines → fewer lines: the formatter gives each value a line of its own where one line does not do.
//!
//! Only white space and commas before closing brackets change.

/// How long a line may be.
const COLUMNS: usize = 100;

/// The lines with as many values on each as it has room for.
pub(super) fn filled(text: &str) -> Vec<String> {
    let mut lines = Vec::<String>::new();
    let mut open = Vec::new();
    // Whether the last line is a row of values, and whether more may follow on it.
    let (mut is_row, mut has_room) = (false, false);
    for line in unchained(text) {
        let value = line.trim_start();
        if value.starts_with("//") {
            (is_row, has_room) = (false, false);
            lines.push(line);
            continue;
        }
        let before = open.len();
        let lowest = track(value, &mut open);
        let closes = lowest < before && value.starts_with([')', ']']);
        if closes && is_row && join(&mut lines, value) {
            // The row is a value of the enclosing list; what comes before it stays on its own lines.
            is_row = lowest == open.len() && is_list(&open);
            has_room = is_row && value.ends_with(',');
            continue;
        }
        let is_value = lowest == before && open.len() == before && is_list(&open);
        match lines.last_mut() {
            Some(row) if is_value && has_room && width(row) + width(value) < COLUMNS => {
                row.push(' ');
                row.push_str(value);
            }
            _ => lines.push(line.clone()),
        }
        is_row = is_value;
        has_room = is_value && value.ends_with(',');
    }
    lines
}

/// Whether what is innermost is a list of values, and no block.
fn is_list(open: &[char]) -> bool {
    matches!(open.last(), Some('(' | '['))
}

/// Opens and closes brackets as a line does; returns how few were open on the way.
fn track(line: &str, open: &mut Vec<char>) -> usize {
    let mut lowest = open.len();
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        match character {
            '(' | '[' | '{' => open.push(character),
            ')' | ']' | '}' => {
                open.pop();
                lowest = lowest.min(open.len());
            }
            '"' => {
                while let Some(inner) = rest.next().filter(|inner| *inner != '"') {
                    if inner == '\\' {
                        rest.next();
                    }
                }
            }
            '\'' => {
                // A lifetime has no second quote.
                let mut ahead = rest.clone();
                let escaped = ahead.next() == Some('\\');
                if escaped || ahead.next() == Some('\'') {
                    rest.next();
                    rest.by_ref().take_while(|inner| *inner != '\'').for_each(drop);
                }
            }
            _ => {}
        }
    }
    lowest
}

/// Puts what opens, one row of values and what closes into one line, if that is not too long.
fn join(lines: &mut Vec<String>, closing: &str) -> bool {
    let [.., opening, values] = lines.as_slice() else {
        return false;
    };
    let values = values.trim_start();
    // Without its comma, a tuple of one value is none.
    let is_one = !values.trim_end_matches(',').contains(',') && opening.ends_with([' ', '(']);
    let is_tuple = opening.trim_start() == "(" || opening.ends_with(" (");
    let values = if is_one && is_tuple { values } else { values.trim_end_matches(',') };
    let row = format!("{opening}{values}{closing}");
    let fits = opening.ends_with(['(', '[']) && width(&row) <= COLUMNS;
    if fits {
        lines.truncate(lines.len() - 2);
        lines.push(row);
    }
    fits
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
