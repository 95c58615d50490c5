//! `missing-chinese`: a description in English alone.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "missing-chinese",
    level: Level::Warning,
    reason: "Reports speak both languages and would fall silent in one.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let silent = book
        .texts()
        .filter(|(_, _, text)| text.zh.as_deref().is_none_or(|zh| zh.trim().is_empty()));
    silent
        .map(|(fact, place, _)| {
            Found::new(
                place,
                format!("{} is described in English alone", fact.called()),
                "no `zh`",
                "add the same in Chinese as `zh`",
            )
        })
        .collect()
}
