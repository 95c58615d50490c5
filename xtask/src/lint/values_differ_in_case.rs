//! `values-differ-in-case`: two values of one enumeration that differ only in case.

use std::collections::BTreeMap;

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "values-differ-in-case",
    level: Level::Warning,
    reason: "They are one value in two spellings, and rules would fire for one of them.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    for value in book.facts.iter().filter(|it| it.definition == "Value") {
        let enumeration = value.place.parent();
        let name = value.name;
        let other = *seen
            .entry((enumeration, name.to_ascii_lowercase()))
            .or_insert(value);
        if other.name != name {
            found.push(
                Found::new(
                    value.mark(),
                    format!("`{}` and `{name}` differ only in case", other.name),
                    "this one",
                    format!(
                        "make one of them an alias: `\"aliases\": [{{ \"value\": \"{name}\" }}]`"
                    ),
                )
                .and(other.mark(), "and this one"),
            );
        }
    }
    found
}
