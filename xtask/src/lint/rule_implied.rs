//! `rule-implied`: a rule that refuses nothing that others do not refuse.

use super::{Book, Found, Lint, same_rule_twice};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "rule-implied",
    level: Level::Warning,
    reason: "A violation is told twice, and a correction may be made once; `allow` marks what the page says twice.",
    find,
};

/// What is the same to the letter is told as such.
fn find(book: &Book<'_>) -> Vec<Found> {
    let twice = (same_rule_twice::LINT.find)(book);
    let mut found = book.decided(LINT.code);
    found.retain(|found| twice.iter().all(|twice| twice.place != found.place));
    found
}
