//! `condition-always-true`: a condition that always holds.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "condition-always-true",
    level: Level::Warning,
    reason: "The rule says less than it seems to: it has no condition at all.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    book.decided(LINT.code)
}
