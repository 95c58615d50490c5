//! Rows of errors: between bars, or run together as in `400InvalidParamThe parameter is wrong`.

use super::{Cell, Listed, What, cells, is_name};

pub(super) fn errors(lines: &[(usize, &str)]) -> Vec<Listed> {
    let rows = lines.iter().filter_map(|(line, text)| {
        let what = match cells(text) {
            Some(cells) => {
                let (status, code) = (status(cells.first()?)?, *cells.get(1)?);
                is_name(code).then(|| What::Error {
                    status,
                    rest: code.to_owned(),
                    cell: Cell::Own,
                })?
            }
            None => {
                let text = text.trim();
                let (status, rest) = (status(text.get(..3)?)?, text.get(3..)?);
                let begins = rest.starts_with(|first: char| first.is_ascii_alphabetic());
                (begins && rest.contains(' ')).then(|| What::Error {
                    status,
                    rest: rest.to_owned(),
                    cell: Cell::Shared,
                })?
            }
        };
        Some(Listed { line: *line, what })
    });
    rows.collect()
}

fn status(text: &str) -> Option<u16> {
    let status = text.parse().ok()?;
    (100..600).contains(&status).then_some(status)
}
