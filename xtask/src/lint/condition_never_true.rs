//! `condition-never-true`: a condition that can't hold.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "condition-never-true",
    level: Level::Warning,
    reason: "The rule never fires, or its branch is dead.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    book.decided(LINT.code)
}
