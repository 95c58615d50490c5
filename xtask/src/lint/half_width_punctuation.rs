//! `half-width-punctuation`: Western punctuation beside a Chinese character.

use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "half-width-punctuation",
    level: Level::Note,
    reason: "Chinese is set with full-width marks.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (fact, place, text) in book.texts() {
        let zh = words::plain(text.zh.as_deref().unwrap_or_default());
        let characters = zh.chars().collect::<Vec<_>>();
        let mut pairs = characters.windows(2);
        let mark = pairs.find_map(|pair| match *pair {
            [mark, other] if is_mark(mark) && words::is_han(other) => Some(mark),
            [other, mark] if is_mark(mark) && words::is_han(other) => Some(mark),
            _ => None,
        });
        if let Some(mark) = mark {
            found.push(Found::new(
                place.at("zh"),
                format!("`{mark}` stands in the Chinese of {}", fact.called()),
                "a half-width mark among Chinese characters",
                "write the full-width mark: `，`, `；`, `：`, `？`, `！`, `（`, `）`",
            ));
        }
    }
    found
}

fn is_mark(character: char) -> bool {
    ",;:?!()".contains(character)
}
