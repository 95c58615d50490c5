//! `error-without-category`: an error without a category.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "error-without-category",
    level: Level::Warning,
    reason: "Callers tell kinds of trouble apart by it.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (row, place) in book.rows() {
        if row.category.is_none() {
            found.push(Found::new(
                place.at("code"),
                format!("`{}` has no category", row.code),
                "no `category` beside it",
                "add `\"category\": …`, such as `\"input\"` or `\"state\"`",
            ));
        }
    }
    found
}
