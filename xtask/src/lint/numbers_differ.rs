//! `numbers-differ`: a number that only one of the two languages has.

use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "numbers-differ",
    level: Level::Warning,
    reason: "One of them is wrong, or says more than the other.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (fact, place, text) in book.texts() {
        let Some(zh) = &text.zh else { continue };
        let (english, chinese) = (words::numbers(&text.en), words::numbers(zh));
        if let Some(number) = english.symmetric_difference(&chinese).next() {
            let lacking = match english.contains(number) {
                true => ("zh", "Chinese"),
                false => ("en", "English"),
            };
            found.push(Found::new(
                place.at(lacking.0),
                format!(
                    "the {} of {} does not have {number}",
                    lacking.1,
                    fact.called()
                ),
                "the other language has it",
                "say the same in both, numbers in digits",
            ));
        }
    }
    found
}
