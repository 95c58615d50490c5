//! `condition-never-true`: a condition that can't hold.

use super::{
    Book, Found, Lint, rules,
    truth::{self, Verdict},
};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "condition-never-true",
    level: Level::Warning,
    reason: "The rule never fires, or its branch is dead.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        for (condition, place) in rules::conditions(page) {
            for (part, place) in rules::within(condition, &place) {
                let is_never = |part| truth::verdict(part, page) == Verdict::Never;
                let mut inner = rules::inner(part, &place).into_iter();
                if is_never(part) && !inner.any(|(inner, _)| is_never(inner)) {
                    found.push(Found::new(
                        place,
                        "this condition can't hold",
                        "false for every request",
                        "correct the values that it compares with, or remove it",
                    ));
                }
            }
        }
    }
    found
}
