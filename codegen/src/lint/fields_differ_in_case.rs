//! `fields-differ-in-case`: two fields of one object whose names differ only in case.

use super::{Book, Found, Lint};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "fields-differ-in-case",
    level: Level::Warning,
    reason: "One of them is probably a typing error, and callers will mix them up.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, at) in book.fields.iter().enumerate() {
        let siblings = book.fields[..index].iter().filter(|other| {
            other.place.parent() == at.place.parent() && other.field.name != at.field.name
        });
        let mut twins =
            siblings.filter(|other| other.field.name.eq_ignore_ascii_case(&at.field.name));
        if let Some(twin) = twins.next() {
            found.push(
                Found::new(
                    at.place.at("name"),
                    format!(
                        "`{}` and `{}` differ only in case",
                        twin.field.name, at.field.name
                    ),
                    "this one",
                    "keep the documented spelling",
                )
                .and(twin.place.at("name"), "and this one"),
            );
        }
    }
    found
}
