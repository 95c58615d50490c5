//! Error rows: separated by bars, or joined as in `400InvalidParamThe parameter is wrong`.

use super::{Cell, Listed, cells, is_name};

/// The error on a line.
pub(super) fn error(line: &str) -> Option<Listed> {
    if let Some(cells) = cells(line) {
        let (status, code) = (status(cells.first()?)?, *cells.get(1)?);
        return is_name(code).then(|| Listed::Error {
            status,
            rest: code.to_owned(),
            cell: Cell::Own,
        });
    }
    let text = line.trim();
    let (status, rest) = (status(text.get(..3)?)?, text.get(3..)?);
    let begins = rest.starts_with(|first: char| first.is_ascii_alphabetic());
    (begins && rest.contains(' ')).then(|| Listed::Error {
        status,
        rest: rest.to_owned(),
        cell: Cell::Shared,
    })
}

fn status(text: &str) -> Option<u16> {
    let status = text.parse().ok()?;
    (100..600).contains(&status).then_some(status)
}
