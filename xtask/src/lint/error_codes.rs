//! Lints of the errors of one table: codes and messages must be distinguishable.

use std::collections::BTreeMap;

use super::{Catalog, Find, Finding, Level, Lint};

pub(super) const DIFFER_IN_CASE: Lint = Lint {
    code: "codes-differ-in-case",
    level: Level::Warning,
    reason: "Error codes are case-sensitive, so one of the two may never match.",
    find: Find::Specs(differ_in_case),
};

fn differ_in_case(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for table in catalog.error_tables.values() {
        let code_at = |index: usize| table.place.nth("errors", index).at("code");
        let mut seen = BTreeMap::<String, Vec<(usize, &str)>>::new();
        for (index, row) in table.rows.iter().enumerate() {
            let code = row.code.as_str();
            let before = seen.entry(code.to_ascii_lowercase()).or_default();
            let first = before.iter().copied().find(|(_, other)| {
                *other != code && !catalog.is_disputed(table.folders, code, other)
            });
            before.push((index, code));
            if let Some((first, other)) = first {
                let title = format!("`{other}` and `{code}` differ only in case");
                let help = "correct the misspelled one; if the document has both, record a dispute about them";
                found.push(Finding::pair(code_at(first), code_at(index), title, help));
            }
        }
    }
    found
}

pub(super) const OVERLAPPING_MESSAGES: Lint = Lint {
    code: "overlapping-messages",
    level: Level::Warning,
    reason: "The two errors can't be distinguished by their messages.",
    find: Find::Specs(overlapping),
};

fn overlapping(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for table in catalog.error_tables.values() {
        let message_at = |index: usize| table.place.nth("errors", index).at("message");
        let letters = table.rows.iter().map(|row| letters(&row.message));
        let letters = letters.collect::<Vec<_>>();
        for (index, row) in table.rows.iter().enumerate() {
            let mut before = table.rows[..index].iter().enumerate();
            let first = before.find(|(first, other)| {
                overlap(&letters[*first], &letters[index])
                    && !catalog.is_disputed(table.folders, &row.code, &other.code)
            });
            if let Some((first, other)) = first {
                let title = format!("the messages of `{}` and `{}` overlap", other.code, row.code);
                let help = "compare both with the document; if it has both, record a dispute about the codes";
                found.push(Finding::pair(message_at(first), message_at(index), title, help));
            }
        }
    }
    found
}

/// Whether a message matches the other one, ignoring case, spaces and punctuation, with any text for `%s`.
fn overlap(one: &Letters, other: &Letters) -> bool {
    let is_silent = one.parts.is_empty() || other.parts.is_empty();
    !is_silent && (covers(&one.parts, &other.whole) || covers(&other.parts, &one.whole))
}

/// The compared parts of a message.
struct Letters {
    /// The letters and digits in lower case, in parts between its `%s`.
    parts: Vec<String>,
    /// The parts, joined.
    whole: String,
}

fn letters(message: &str) -> Letters {
    let parts = message.split("%s").map(|part| {
        let kept = part.chars().filter(|character| character.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect::<String>()
    });
    let mut parts = parts.collect::<Vec<_>>();
    let whole = parts.concat();
    // A message that consists of placeholders can't be compared.
    if whole.is_empty() {
        parts.clear();
    }
    Letters { parts, whole }
}

/// Whether the text contains the parts in order, the first at its start and the last at its end.
fn covers(parts: &[String], text: &str) -> bool {
    let [first, between @ .., last] = parts else {
        return parts.iter().all(|part| part == text);
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
