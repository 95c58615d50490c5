//! `rule-cannot-fire`: a rule that every request satisfies.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "rule-cannot-fire",
    level: Level::Warning,
    reason: "It was meant to refuse something.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    book.decided(LINT.code)
}
