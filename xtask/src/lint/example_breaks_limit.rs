//! `example-breaks-limit`: an example that the limits or the values of its own field refuse.

use super::{Book, Found, Lint, shown};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "example-breaks-limit",
    level: Level::Warning,
    reason: "Readers copy examples.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let refused = shown::refused(book, |field| field.example.as_ref());
    let found = refused.into_iter().map(|refused| {
        Found::new(
            refused.at.place.at("example"),
            format!(
                "the example of `{}` breaks its own limits",
                refused.at.field.name
            ),
            refused.says,
            "correct the example or the limit; if the document has both, allow it and say so",
        )
    });
    found.collect()
}
