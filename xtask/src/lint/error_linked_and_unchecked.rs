//! `error-linked-and-unchecked`: an error that answers a demand and says that nothing can be checked.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "error-linked-and-unchecked",
    level: Level::Warning,
    reason: "One of the two is wrong.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (row, place) in book.rows() {
        if !row.answers.is_empty() && row.unchecked.is_some() {
            found.push(Found::new(
                place.at("unchecked"),
                format!(
                    "`{}` answers a demand and is said to be unchecked",
                    row.code
                ),
                "against `answers`",
                "remove one of `answers` and `unchecked`",
            ));
        }
    }
    found
}
