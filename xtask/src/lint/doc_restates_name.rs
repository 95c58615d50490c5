//! `doc-restates-name`: a description that only spells its name out.

use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "doc-restates-name",
    level: Level::Note,
    reason: "It tells a reader nothing that the name does not.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let empty = book.texts().filter(|(fact, _, text)| {
        // A name has a few words, and taking every text apart would take long.
        if text.en.split_whitespace().count() > MOST_WORDS {
            return false;
        }
        let name = words::of_name(fact.name);
        let said = words::of_text(&text.en);
        let said = said
            .iter()
            .filter(|word| !ARTICLES.contains(&word.as_str()));
        !name.is_empty()
            && name
                .iter()
                .map(|word| stem(word))
                .eq(said.map(|word| stem(word)))
    });
    empty
        .map(|(fact, place, _)| {
            Found::new(
                place.at("en"),
                format!(
                    "the description of {} says what its name says",
                    fact.called()
                ),
                "nothing beyond the name",
                "say what it is for, or what follows from it",
            )
        })
        .collect()
}

/// More than the words of a name with articles between them.
const MOST_WORDS: usize = 12;

const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// A word without the ending of a plural or of a third person.
fn stem(word: &str) -> &str {
    word.trim_end_matches('s')
}
