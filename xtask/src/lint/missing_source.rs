//! `missing-source`: a fact that names no document.

use super::{Book, Found, Lint, todo};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "missing-source",
    level: Level::Warning,
    reason: "A fact without provenance can't be compared with what the vendor says.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let silent = book.facts.iter().filter(|fact| {
        // Nothing stands anywhere about what is not written yet.
        let is_open = fact
            .texts
            .iter()
            .any(|(_, text)| todo::task(*text).is_some());
        let lacks = fact.source.is_none_or(|source| source.trim().is_empty());
        fact.is_sourced() && lacks && !is_open
    });
    silent
        .map(|fact| {
            Found::new(
                fact.mark(),
                format!("{} names no document", fact.called()),
                "no `source` beside it",
                "add `\"source\": \"<document>:<lines>\"` with the place that says so",
            )
        })
        .collect()
}
