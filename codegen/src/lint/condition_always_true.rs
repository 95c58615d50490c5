//! `condition-always-true`: a condition that always holds.

use super::{
    Book, Found, Lint, rules,
    truth::{self, Verdict},
};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "condition-always-true",
    level: Level::Warning,
    reason: "The rule says less than it seems to: it has no condition at all.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        for (condition, place) in rules::conditions(page) {
            if truth::verdict(condition, page) == Verdict::Always {
                found.push(Found::new(
                    place,
                    "this condition always holds",
                    "true for every request",
                    "correct the values that it compares with, or say it without a condition",
                ));
            }
        }
    }
    found
}
