//! `requirement-cycle`: parameters that require each other in a circle.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "requirement-cycle",
    level: Level::Warning,
    reason: "Several rules say one thing, and only together.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    book.decided(LINT.code)
}
