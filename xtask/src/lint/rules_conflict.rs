//! `rules-conflict`: rules that exclude each other in some case.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "rules-conflict",
    level: Level::Error,
    reason: "Where one of them speaks, or for a declared value, whatever a caller sends breaks the other.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    book.decided(LINT.code)
}
