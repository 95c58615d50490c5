//! `names-differ`: a name in backticks that only one of the two languages has.

use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "names-differ",
    level: Level::Warning,
    reason: "One of them speaks of something else.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (fact, place, text) in book.texts() {
        let Some(zh) = &text.zh else { continue };
        let (english, chinese) = (words::quoted(&text.en), words::quoted(zh));
        if let Some(name) = english.symmetric_difference(&chinese).next() {
            let lacking = match english.contains(name) {
                true => ("zh", "Chinese"),
                false => ("en", "English"),
            };
            found.push(Found::new(
                place.at(lacking.0),
                format!(
                    "the {} of {} does not have `{name}`",
                    lacking.1,
                    fact.called()
                ),
                "the other language has it",
                "name the same things in both, in backticks",
            ));
        }
    }
    found
}
