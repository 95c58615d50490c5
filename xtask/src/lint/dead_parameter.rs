//! `dead-parameter`: a parameter that can never be present.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "dead-parameter",
    level: Level::Error,
    reason: "Whoever sends it breaks a rule.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    book.decided(LINT.code)
}
