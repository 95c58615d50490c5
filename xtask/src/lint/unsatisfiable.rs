//! `unsatisfiable`: rules that no request satisfies together.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "unsatisfiable",
    level: Level::Error,
    reason: "Whatever a caller sends breaks a rule.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    book.decided(LINT.code)
}
