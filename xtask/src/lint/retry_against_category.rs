//! `retry-against-category`: an advice on retries that its category contradicts.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;
use apispec_codegen::spec::{Advice, Category};

pub(super) const LINT: Lint = Lint {
    code: "retry-against-category",
    level: Level::Warning,
    reason: "Callers follow the advice, and it can't help.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (row, place) in book.rows() {
        let Some(retry) = row.retry else { continue };
        let expected = match (row.category, retry.advice) {
            (Some(Category::Throttling), Advice::Never) => "throttling passes after a while",
            (Some(Category::Input), Advice::Later) => "a wrong request stays wrong",
            (Some(Category::Quota), Advice::Never) => "a quota frees up",
            _ => continue,
        };
        found.push(Found::new(
            place.at("retry").at("advice"),
            format!(
                "the retry advice of `{}` contradicts its category",
                row.code
            ),
            expected,
            "correct `advice` or `category`",
        ));
    }
    found
}
