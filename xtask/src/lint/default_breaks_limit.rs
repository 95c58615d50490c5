//! `default-breaks-limit`: a default that the limits or the values of its own field refuse.

use super::{Book, Found, Lint, shown};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "default-breaks-limit",
    level: Level::Warning,
    reason: "The service would refuse what it assumes itself.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let refused = shown::refused(book, |field| field.default.as_ref());
    let found = refused.into_iter().map(|refused| {
        Found::new(
            refused.at.place.at("default"),
            format!(
                "the default of `{}` breaks its own limits",
                refused.at.field.name
            ),
            refused.says,
            "correct the default or the limit; if the document has both, allow it and say so",
        )
    });
    found.collect()
}
