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
    for at in &book.enumerations {
        let mut seen = BTreeMap::new();
        for (index, value) in at.enumeration.values.iter().enumerate() {
            let lower = value.value.to_ascii_lowercase();
            let (twin, other) = *seen.entry(lower).or_insert((index, value));
            if other.value != value.value {
                found.push(
                    Found::new(
                        at.place.nth("values", index).at("value"),
                        format!(
                            "`{}` and `{}` differ only in case",
                            other.value, value.value
                        ),
                        "this one",
                        format!(
                            "make one of them an alias: `\"aliases\": [{{ \"value\": \"{}\" }}]`",
                            value.value
                        ),
                    )
                    .and(at.place.nth("values", twin).at("value"), "and this one"),
                );
            }
        }
    }
    found
}
