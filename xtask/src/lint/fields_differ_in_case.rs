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
    for siblings in &book.siblings {
        let name = |index: usize| siblings.place.nth(siblings.key, index).at("name");
        let mut seen = BTreeMap::new();
        for (index, field) in siblings.fields.iter().enumerate() {
            let first = *seen.entry(field.name.to_ascii_lowercase()).or_insert(index);
            if first == index {
                continue;
            }
            let twin = &siblings.fields[first].name;
            found.push(
                Found::new(
                    name(index),
                    format!("`{twin}` and `{}` differ only in case", field.name),
                    "this one",
                    "keep the documented spelling",
                )
                .and(name(first), "and this one"),
            );
        }
    }
    found
}
