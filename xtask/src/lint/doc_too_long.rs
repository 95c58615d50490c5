//! `doc-too-long`: a description of more than two sentences or 240 characters.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "doc-too-long",
    level: Level::Note,
    reason: "Descriptions are read beside a name in an editor; the rest belongs into notes.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let long = book.texts().filter(|(_, _, text)| {
        let sentences = text.en.split_inclusive(['.', '!', '?']).skip(1);
        let ends = sentences.filter(|rest| rest.starts_with(' ')).count() + 1;
        ends > MOST_SENTENCES || text.en.chars().count() > MOST_CHARACTERS
    });
    long.map(|(fact, place, _)| {
        Found::new(
            place.at("en"),
            format!("the description of {} is long", fact.called()),
            format!("more than {MOST_SENTENCES} sentences or {MOST_CHARACTERS} characters"),
            "keep what a caller needs first, and move the rest to `notes`",
        )
    })
    .collect()
}

const MOST_SENTENCES: usize = 2;
const MOST_CHARACTERS: usize = 240;
