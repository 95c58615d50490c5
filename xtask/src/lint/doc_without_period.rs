//! `doc-without-period`: a description that does not end like a sentence.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "doc-without-period",
    level: Level::Note,
    reason: "Descriptions are put together into paragraphs.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (fact, place, text) in book.texts() {
        let zh = text.zh.as_deref().unwrap_or_default();
        let ends = [
            ("en", text.en, ".!?", "full stop"),
            ("zh", zh, "。！？", "`。`"),
        ];
        for (key, text, marks, stop) in ends {
            let last = text.trim().chars().last();
            if last.is_some_and(|last| !marks.contains(last)) {
                found.push(Found::new(
                    place.at(key),
                    format!("the description of {} stops in the middle", fact.called()),
                    "no end of a sentence",
                    format!("end it with a {stop}"),
                ));
            }
        }
    }
    found
}
