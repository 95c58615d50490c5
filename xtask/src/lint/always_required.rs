//! `always-required`: an optional parameter that can never be left out.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "always-required",
    level: Level::Error,
    reason: "Its type calls it optional, and whoever leaves it out breaks a rule.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    book.decided(LINT.code)
}
