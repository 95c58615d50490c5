//! `todo`: a text that still has to be written.

use super::{Book, Found, Lint};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "todo",
    level: Level::Warning,
    reason: "A placeholder would reach the readers of the generated crate.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let open = book.texts().filter_map(|(_, place, text)| {
        let (_, task) = text.en.split_once("To do:")?;
        let task = task.trim().trim_end_matches('.');
        Some(Found::new(
            place.at("en"),
            format!("to do: {task}"),
            "a placeholder",
            "write it in both languages, or remove what it stands in",
        ))
    });
    open.collect()
}
