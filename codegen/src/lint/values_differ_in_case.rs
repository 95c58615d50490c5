//! `values-differ-in-case`: two values of one enumeration that differ only in case.

use super::{Book, Found, Lint};
use crate::report::Level;
use crate::spec::Value;

pub(super) const LINT: Lint = Lint {
    code: "values-differ-in-case",
    level: Level::Warning,
    reason: "They are one value in two spellings, and rules would fire for one of them.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for at in &book.enumerations {
        let values = &at.enumeration.values;
        for (index, value) in values.iter().enumerate() {
            let mut before = values[..index].iter().enumerate();
            let is_twin = |(_, other): &(usize, &Value)| {
                other.value != value.value && other.value.eq_ignore_ascii_case(&value.value)
            };
            if let Some((twin, other)) = before.find(is_twin) {
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
