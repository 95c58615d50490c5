//! `chinese-without-chinese`: a Chinese description without a Chinese character.

use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "chinese-without-chinese",
    level: Level::Warning,
    reason: "English was copied, and a Chinese reader gets it.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let copied = book.texts().filter(|(_, _, text)| {
        let zh = text.zh.as_deref().unwrap_or_default();
        !zh.trim().is_empty() && !zh.chars().any(words::is_han) && !is_name(zh)
    });
    copied
        .map(|(fact, place, _)| {
            Found::new(
                place.at("zh"),
                format!("the Chinese of {} has no Chinese character", fact.called()),
                "not Chinese",
                "say it in Chinese; names, and what stands in backticks, stay as they are",
            )
        })
        .collect()
}

/// Whether a text is a proper name, such as `MySQL` or `Microsoft SQL Server`, which reads the same in both languages.
fn is_name(text: &str) -> bool {
    text.split_whitespace()
        .all(|word| word.starts_with(|first: char| first.is_ascii_uppercase()))
}
