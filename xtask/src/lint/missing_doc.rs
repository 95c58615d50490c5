//! `missing-doc`: a thing without a description.

use super::{Book, Found, Lint, value_never_mentioned};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "missing-doc",
    level: Level::Warning,
    reason: "Generated docs would show a bare name.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let silent = book.facts.iter().filter(|fact| {
        let mut texts = fact.texts.iter();
        let lacks = fact.texts.is_empty() || texts.any(|(_, text)| text.en.trim().is_empty());
        fact.is_described() && lacks && !value_never_mentioned::finds(book, fact)
    });
    silent
        .map(|fact| {
            Found::new(
                fact.mark(),
                format!("{} has no description", fact.called()),
                "nothing says what it is",
                "add `\"doc\": { \"en\": …, \"zh\": … }` in words of our own",
            )
        })
        .collect()
}
