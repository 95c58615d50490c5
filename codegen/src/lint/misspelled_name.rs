//! `misspelled-name`: a name in backticks that is one letter away from a known one.

use std::collections::BTreeSet;

use super::{Book, Found, Lint, words};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "misspelled-name",
    level: Level::Warning,
    reason: "Readers would search for a parameter, a value or a code that is not there.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for service in &book.specs.services {
        let known = book.names(&service.folders);
        for (_, place, text) in book.texts() {
            if !book.belongs(&place, &service.folders) {
                continue;
            }
            let english = words::quoted(&text.en);
            let chinese = words::quoted(text.zh.as_deref().unwrap_or_default());
            for name in english.union(&chinese) {
                let Some(meant) = meant(name, &known) else {
                    continue;
                };
                let key = match english.contains(name) {
                    true => "en",
                    false => "zh",
                };
                found.push(Found::new(
                    place.at(key),
                    format!("`{name}` is unknown and reads like `{meant}`"),
                    "no such parameter, value, type or code",
                    format!("write `{meant}`, or take the backticks away"),
                ));
            }
        }
    }
    found
}

/// The known name that an unknown one was probably meant to be.
fn meant<'k>(name: &str, known: &BTreeSet<&'k str>) -> Option<&'k str> {
    if known.contains(name) || name.len() < SHORTEST {
        return None;
    }
    let is_near = |other: &&&str| {
        name.eq_ignore_ascii_case(other)
            || (other.len() >= SHORTEST && strsim::osa_distance(name, other) == 1)
    };
    known.iter().find(is_near).copied()
}

/// Shorter names are near to everything.
const SHORTEST: usize = 5;
