//! `error-without-link`: an error that neither answers a demand nor says why nothing can be checked.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "error-without-link",
    level: Level::Warning,
    reason: "It is open whether a rule was forgotten.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (row, place) in book.rows() {
        if row.answers.is_empty() && row.unchecked.is_none() {
            found.push(Found::new(
                place.at("code"),
                format!("`{}` answers nothing and does not say why", row.code),
                "neither `answers` nor `unchecked`",
                "name the rule, limit, precondition or quota in `answers`, or say in `unchecked` why there is none",
            ));
        }
    }
    found
}
