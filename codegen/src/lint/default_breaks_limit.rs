//! `default-breaks-limit`: a default that the limits or the values of its own field refuse.

use super::{Book, Found, Lint, book, limits};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "default-breaks-limit",
    level: Level::Warning,
    reason: "The service would refuse what it assumes itself.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let broken = book.fields.iter().filter_map(|at| {
        let value = at.field.default.as_ref()?;
        let values = book::enumeration(book.specs, at.service, &at.field.kind);
        let reason = limits::broken(at.field, values, value)?;
        Some(Found::new(
            at.place.at("default"),
            format!("the default of `{}` breaks its own limits", at.field.name),
            reason,
            "correct the default or the limit; if the document has both, allow it and say so",
        ))
    });
    broken.collect()
}
