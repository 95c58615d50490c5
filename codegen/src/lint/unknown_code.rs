//! `unknown-code`: a demand that expects a code that no table has.

use super::{Book, Found, Lint};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "unknown-code",
    level: Level::Warning,
    reason: "Violations would promise an answer that is not documented.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        let known = page.rows().map(|row| row.code.as_str()).collect::<Vec<_>>();
        for demand in page.demands() {
            let codes = demand.codes.iter().enumerate();
            for (index, code) in codes.filter(|(_, code)| !known.contains(&code.as_str())) {
                found.push(Found::new(
                    demand.place.nth("codes", index),
                    format!("`{}` expects `{code}`, which no table has", demand.id),
                    "no documented code",
                    crate::suggest::help(code, &known),
                ));
            }
        }
    }
    found
}
