//! Parameter rows, in the three forms that result from saving.

use super::{Row, cells, is_name};
use crate::audit::position::TYPES;
use crate::audit::wire::WireType;

/// The rows of the form that yields the most.
pub(super) fn parameters(lines: &[(usize, &str)]) -> Vec<(usize, Row)> {
    let shapes = [between_bars(lines), below_each_other(lines), joined(lines)];
    shapes.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

/// `| DBName | String | No | … |`
fn between_bars(lines: &[(usize, &str)]) -> Vec<(usize, Row)> {
    let rows = lines.iter().filter_map(|(line, text)| {
        let cells = cells(text)?;
        let (name, kind) = (*cells.first()?, *cells.get(1)?);
        let wire = WireType::of_word(kind, None)?;
        is_name(name).then(|| {
            let required = cells.get(2).and_then(|cell| is_required(cell));
            (*line, row(name, Some(wire), required))
        })
    });
    rows.collect()
}

/// A name, then its type, or whether it is required and perhaps its type, each on its own line.
fn below_each_other(lines: &[(usize, &str)]) -> Vec<(usize, Row)> {
    let cell = |text: &str| text.trim_end_matches('|').trim().to_owned();
    let rows = lines.windows(3).filter_map(|window| {
        let (line, name) = (window[0].0, cell(window[0].1));
        let (second, third) = (cell(window[1].1), cell(window[2].1));
        if !is_name(&name)
            || is_required(&name).is_some()
            || WireType::of_word(&name, None).is_some()
        {
            return None;
        }
        match (WireType::of_word(&second, None), is_required(&second)) {
            (Some(wire), _) => Some((line, row(&name, Some(wire), None))),
            (None, Some(required)) => {
                let wire = WireType::of_word(&third, None);
                Some((line, row(&name, wire, Some(required))))
            }
            (None, None) => None,
        }
    });
    rows.collect()
}

/// `DBNamestringNo`
fn joined(lines: &[(usize, &str)]) -> Vec<(usize, Row)> {
    let rows = lines.iter().filter_map(|(line, text)| {
        let text = text.trim();
        let required = ["Yes", "No", "是", "否"].iter().find_map(|word| {
            let rest = text.strip_suffix(word)?;
            Some((rest, is_required(word)?))
        });
        let (text, required) = match required {
            Some((rest, required)) => (rest, Some(required)),
            None => (text, None),
        };
        let (name, kind) = TYPES
            .iter()
            .filter_map(|word| Some((text.strip_suffix(word)?, *word)))
            .min_by_key(|(name, _)| name.len())?;
        is_name(name).then(|| (*line, row(name, WireType::of_word(kind, None), required)))
    });
    rows.collect()
}

fn is_required(cell: &str) -> Option<bool> {
    match cell {
        "Yes" | "是" => Some(true),
        "No" | "否" => Some(false),
        _ => None,
    }
}

fn row(name: &str, wire: Option<WireType>, required: Option<bool>) -> Row {
    Row { name: name.to_owned(), wire, required }
}
