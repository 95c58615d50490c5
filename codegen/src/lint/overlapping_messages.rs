//! `overlapping-messages`: two errors of an operation whose messages can be the same.

use super::{Book, Found, Lint};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "overlapping-messages",
    level: Level::Warning,
    reason: "A reader of the message alone can't tell the two apart.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for table in &book.error_tables {
        for (index, row) in table.rows.iter().enumerate() {
            let mut before = table.rows[..index].iter().enumerate();
            let first = before.find(|(_, other)| {
                overlap(&other.message, &row.message)
                    && !book.is_disputed(table.folders, &[&row.code, &other.code])
            });
            if let Some((first, other)) = first {
                found.push(
                    Found::new(
                        table.place.nth("errors", index).at("message"),
                        format!("the messages of `{}` and `{}` overlap", other.code, row.code),
                        "this one",
                        "compare both with the document; if it has both, record a dispute about the codes",
                    )
                    .and(table.place.nth("errors", first).at("message"), "and this one"),
                );
            }
        }
    }
    found
}

/// Whether a message can be read as the other: case, spaces and punctuation aside, with any text for `%s`.
fn overlap(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    !one.is_empty() && !other.is_empty() && (covers(&one, &other) || covers(&other, &one))
}

/// The letters and digits of a message in lower case, in parts between its `%s`.
fn letters(message: &str) -> Vec<String> {
    let parts = message.split("%s").map(|part| {
        let kept = part.chars().filter(|character| character.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect::<String>()
    });
    let parts = parts.collect::<Vec<_>>();
    // A message of nothing but texts that vary says nothing to compare.
    match parts.iter().all(String::is_empty) {
        true => Vec::new(),
        false => parts,
    }
}

/// Whether the parts stand in the text in order, the first at its beginning and the last at its end.
fn covers(parts: &[String], text: &[String]) -> bool {
    let text = text.concat();
    let [first, between @ .., last] = parts else {
        return parts.concat() == text;
    };
    let Some(mut rest) = text.strip_prefix(first.as_str()) else {
        return false;
    };
    for part in between {
        let Some(at) = rest.find(part.as_str()) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last.as_str())
}
