//! `example-breaks-limit`: an example that the limits or the values of its own field refuse.

use super::{Book, Found, Lint, book, limits};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "example-breaks-limit",
    level: Level::Warning,
    reason: "Readers copy examples.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let broken = book.fields.iter().filter_map(|at| {
        let value = at.field.example.as_ref()?;
        let values = book::enumeration(book.specs, at.service, &at.field.kind);
        let reason = limits::broken(at.field, values, value)?;
        Some(Found::new(
            at.place.at("example"),
            format!("the example of `{}` breaks its own limits", at.field.name),
            reason,
            "correct the example or the limit; if the document has both, allow it and say so",
        ))
    });
    broken.collect()
}
