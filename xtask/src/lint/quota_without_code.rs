//! `quota-without-code`: a quota that no code answers to.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "quota-without-code",
    level: Level::Warning,
    reason: "Callers could not tell which failure means that it is used up.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        for (index, quota) in page.operation.quotas.iter().enumerate() {
            if quota.codes.is_empty() {
                found.push(Found::new(
                    page.place.nth("quotas", index).at("id"),
                    format!("no code answers to `{}`", quota.id),
                    "no `codes` beside it",
                    "add the documented `codes`; if no document names one, allow it and say so",
                ));
            }
        }
    }
    found
}
