//! `fields-differ-in-case`: two fields of one object whose names differ only in case.

use std::collections::BTreeMap;

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "fields-differ-in-case",
    level: Level::Warning,
    reason: "One of them is probably a typing error, and callers will mix them up.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    for at in &book.fields {
        let name = &at.field.name;
        let object = at.place.parent();
        let first = *seen
            .entry((object, name.to_ascii_lowercase()))
            .or_insert(at);
        if first.place != at.place {
            found.push(
                Found::new(
                    at.place.at("name"),
                    format!("`{}` and `{name}` differ only in case", first.field.name),
                    "this one",
                    "keep the documented spelling",
                )
                .and(first.place.at("name"), "and this one"),
            );
        }
    }
    found
}
