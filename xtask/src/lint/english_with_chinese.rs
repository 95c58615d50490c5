//! `english-with-chinese`: an English description with Chinese characters.

use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "english-with-chinese",
    level: Level::Warning,
    reason: "A reader of English can't read on.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mixed = book
        .texts()
        .filter(|(_, _, text)| words::plain(&text.en).chars().any(words::is_han));
    mixed
        .map(|(fact, place, _)| {
            Found::new(
                place.at("en"),
                format!("the English of {} has Chinese characters", fact.called()),
                "not English alone",
                "translate them, or put what is quoted into backticks",
            )
        })
        .collect()
}
