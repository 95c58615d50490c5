//! `precondition-without-code`: a precondition that no code answers to.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "precondition-without-code",
    level: Level::Warning,
    reason: "Callers could not tell which failure means that it does not hold.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        for (index, precondition) in page.operation.preconditions.iter().enumerate() {
            if precondition.codes.is_empty() {
                found.push(Found::new(
                    page.place.nth("preconditions", index).at("id"),
                    format!("no code answers to `{}`", precondition.id),
                    "no `codes` beside it",
                    "add the documented `codes`; if no document names one, allow it and say so",
                ));
            }
        }
    }
    found
}
