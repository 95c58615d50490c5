//! Limits of texts: alphabets, patterns and times.

use super::Checker;
use crate::model::{self, Limit};
use crate::place::Place;
use crate::spec;

impl Checker<'_> {
    pub(super) fn characters(
        &mut self,
        characters: &spec::Characters,
        place: &Place,
    ) -> Option<model::Characters> {
        let mut set = |text: &Option<String>, key: &str| {
            let Some(text) = text else {
                return Some(None);
            };
            let ranges = ranges(text);
            if ranges.is_none() {
                self.error(
                    "character-set",
                    &place.at(key),
                    format!("`{text}` is not a set of characters"),
                    "an empty set or a reversed range",
                    "write characters and ranges as in `a-zA-Z0-9_-`; a literal hyphen comes last",
                );
            }
            ranges.map(Some)
        };
        let allowed = set(&characters.allowed, "allowed");
        let first = set(&characters.first, "first");
        let last = set(&characters.last, "last");
        let forbidden = characters.forbidden.iter().flat_map(|text| text.chars());
        let checked = model::Characters {
            allowed: allowed?,
            first: first?,
            last: last?,
            forbidden: forbidden.collect(),
            ascii: characters.ascii,
        };
        let says_nothing = checked.allowed.is_none()
            && checked.first.is_none()
            && checked.last.is_none()
            && checked.forbidden.is_empty()
            && !checked.ascii;
        if says_nothing {
            return self.reject(
                "empty-limit",
                place,
                "the limit allows every character",
                "restricts nothing",
                "add `allowed`, `first`, `last`, `forbidden` or `ascii`, or remove the limit",
            );
        }
        Some(checked)
    }

    pub(super) fn pattern(&mut self, pattern: &str, place: &Place) -> Option<Limit> {
        // Patterns become automata, which may not be too large.
        match crate::pattern::automaton(pattern) {
            Ok(_) => Some(Limit::Pattern(pattern.to_owned())),
            Err(it) => self.reject("pattern", place, it.what, it.label, it.help),
        }
    }

    pub(super) fn time(&mut self, format: &str, place: &Place) -> Option<Limit> {
        if TIME_FORMATS.contains(&format) {
            return Some(Limit::Time(format.to_owned()));
        }
        self.unknown(
            "time-format",
            place,
            format!("unknown time format `{format}`"),
            "not a supported format",
            format,
            TIME_FORMATS.iter().copied(),
        );
        None
    }
}

/// The formats of times that validators can check.
const TIME_FORMATS: &[&str] = &[
    "HH:mm",
    "HH:mmZ",
    "HH:mm[Z]",
    "HH:mm:ss",
    "yyyy-MM-dd",
    "yyyy-MM-ddTHH:mmZ",
    "yyyy-MM-ddTHH:mm:ssZ",
];

/// `a-z0-9_-` as ranges.
fn ranges(text: &str) -> Option<Vec<(char, char)>> {
    let characters = text.chars().collect::<Vec<_>>();
    let mut ranges = Vec::new();
    let mut rest = characters.as_slice();
    while let [first, tail @ ..] = rest {
        if let ['-', last, after @ ..] = tail {
            if first > last {
                return None;
            }
            ranges.push((*first, *last));
            rest = after;
        } else {
            ranges.push((*first, *first));
            rest = tail;
        }
    }
    (!ranges.is_empty()).then_some(ranges)
}
