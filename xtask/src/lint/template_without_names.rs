//! `template-without-names`: a message with `%s` and no name for what stands there.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "template-without-names",
    level: Level::Warning,
    reason: "Callers could not ask for the part that varies.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (row, place) in book.rows() {
        if row.message.contains("%s") && row.template_parameters.is_empty() {
            found.push(Found::new(
                place.at("message"),
                format!("the message of `{}` has `%s` without a name", row.code),
                "a text that varies",
                "name each `%s` in `template_parameters`, in order",
            ));
        }
    }
    found
}
