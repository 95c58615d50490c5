//! `known-as-error`: a list of values that counts as closed.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;
use apispec_codegen::spec::{LimitCheck, Severity};

pub(super) const LINT: Lint = Lint {
    code: "known-as-error",
    level: Level::Warning,
    reason: "Lists grow, and a value of tomorrow must not stop a request.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for at in &book.fields {
        for (index, limit) in at.field.limits.iter().enumerate() {
            let is_known = matches!(limit.check, LimitCheck::Known);
            if is_known && limit.severity == Some(Severity::Error) {
                found.push(Found::new(
                    at.place.nth("limits", index).at("severity"),
                    format!(
                        "a value of `{}` that is not listed counts as an error",
                        at.field.name
                    ),
                    "lists grow",
                    "write `warning`, or allow it with what closes the list",
                ));
            }
        }
    }
    found
}
