//! `error-without-retry`: an error without a word on retries.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "error-without-retry",
    level: Level::Warning,
    reason: "Callers would retry what can't succeed, or give up what could.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (row, place) in book.rows() {
        if row.retry.is_none() {
            found.push(Found::new(
                place.at("code"),
                format!("`{}` does not say whether to try again", row.code),
                "no `retry` beside it",
                "add `\"retry\": { \"advice\": …, \"grounds\": … }`",
            ));
        }
    }
    found
}
