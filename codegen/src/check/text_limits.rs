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
        let mut set = |text: &Option<String>, key: &str| match text {
            None => Some(None),
            Some(text) => match ranges(text) {
                Some(ranges) => Some(Some(ranges)),
                None => {
                    self.error(
                        "character-set",
                        &place.at(key),
                        format!("`{text}` is no set of characters"),
                        "an empty set or a range that runs backwards",
                        "write characters and ranges as in `a-zA-Z0-9_-`, with a hyphen last for itself".into(),
                    );
                    None
                }
            },
        };
        let allowed = set(&characters.allowed, "allowed");
        let first = set(&characters.first, "first");
        let last = set(&characters.last, "last");
        let checked = model::Characters {
            allowed: allowed?,
            first: first?,
            last: last?,
            forbidden: characters
                .forbidden
                .iter()
                .flat_map(|text| text.chars())
                .collect(),
            ascii: characters.ascii,
        };
        let says_nothing = checked.allowed.is_none()
            && checked.first.is_none()
            && checked.last.is_none()
            && checked.forbidden.is_empty()
            && !checked.ascii;
        if says_nothing {
            self.error(
                "empty-limit",
                place,
                "the limit allows every character".into(),
                "nothing is restricted",
                "name `allowed`, `first`, `last`, `forbidden` or `ascii`, or remove the limit"
                    .into(),
            );
            return None;
        }
        Some(checked)
    }

    pub(super) fn pattern(&mut self, pattern: &str, place: &Place) -> Option<Limit> {
        // Patterns become automata, which may not be too large.
        if let Err(refusal) = crate::pattern::automaton(pattern) {
            self.error("pattern", place, refusal.what, refusal.label, refusal.help);
            return None;
        }
        Some(Limit::Pattern(pattern.to_owned()))
    }

    pub(super) fn time(&mut self, format: &str, place: &Place) -> Option<Limit> {
        if TIME_FORMATS.contains(&format) {
            return Some(Limit::Time(format.to_owned()));
        }
        self.error(
            "time-format",
            place,
            format!("the time format `{format}` is not known"),
            "no known format",
            crate::suggest::help(format, TIME_FORMATS),
        );
        None
    }
}

/// The formats of times that validators can check.
const TIME_FORMATS: &[&str] = &[
    "HH:mm",
    "HH:mmZ",
    "HH:mm:ss",
    "yyyy-MM-dd",
    "yyyy-MM-ddTHH:mmZ",
    "yyyy-MM-ddTHH:mm:ssZ",
];

/// `a-z0-9_-` as ranges.
pub(crate) fn ranges(text: &str) -> Option<Vec<(char, char)>> {
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
