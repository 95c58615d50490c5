//! `todo`: a text that still has to be written.

use super::fact::Text;
use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "todo",
    level: Level::Warning,
    reason: "A placeholder would reach the readers of the generated crate.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let open = book.texts().filter_map(|(_, place, text)| {
        Some(Found::new(
            place.at("en"),
            format!("to do: {}", task(text)?),
            "a placeholder",
            "write it in both languages, or remove what it stands in",
        ))
    });
    open.collect()
}

/// What a text leaves to do, if it is a placeholder.
pub(super) fn task<'a>(text: Text<'a>) -> Option<&'a str> {
    let task = text.en.strip_prefix("To do:")?;
    Some(task.trim().trim_end_matches('.'))
}
