//! Limits in English.

use super::list;
use crate::markdown::code;
use crate::model::{Characters, Length, LengthUnit, Limit, Range, example_of_time};
use crate::sentences::alphabet::{self, Part};
use crate::sentences::names::Names;

/// What comes after "must": `be`, `from 1 to 9`.
pub(super) struct Demanded {
    pub(super) verb: &'static str,
    pub(super) rest: String,
}

/// What a limit demands.
pub(super) fn limited(limit: &Limit, field: usize, names: Names<'_>) -> Demanded {
    let (verb, rest) = match limit {
        Limit::Length(length) => ("have", self::length(length)),
        Limit::Characters(characters) => return self::characters(characters),
        Limit::Pattern(pattern) => ("match", code(pattern)),
        Limit::Time(format) => {
            let example = code(&example_of_time(format));
            let format = match format.strip_suffix("[Z]") {
                Some(format) => format!("{}, with or without `Z`", code(format)),
                None => code(format),
            };
            ("be", format!("a time such as {example}, in the format {format}"))
        }
        Limit::Range(range) => ("be", self::range(range)),
        Limit::Items(range) => ("have", items(range)),
        Limit::Known => ("be", "a documented value".to_owned()),
        Limit::NotEmpty => ("not be", "empty".to_owned()),
        Limit::OneOf(values) => {
            let values = values.iter().map(|value| names.value(field, value)).collect();
            if names.is_list(field) {
                ("contain", format!("only {}", list(values, "or")))
            } else {
                ("be", list(values, "or"))
            }
        }
    };
    Demanded { verb, rest }
}

fn length(length: &Length) -> String {
    let unit = match (length.unit, length.min, length.max) {
        (LengthUnit::Characters, _, 1) => "character",
        (LengthUnit::Characters, 1, u64::MAX) => "character",
        (LengthUnit::Characters, ..) => "characters",
        (LengthUnit::Bytes, ..) => "bytes in UTF-8",
    };
    match (length.min, length.max) {
        (0, max) => format!("at most {max} {unit}"),
        (min, u64::MAX) => format!("at least {min} {unit}"),
        (min, max) if min == max => format!("exactly {min} {unit}"),
        (min, max) => format!("{min} to {max} {unit}"),
    }
}

fn range(range: &Range) -> String {
    match (range.min, range.max) {
        (i64::MIN, max) => format!("at most {max}"),
        (min, i64::MAX) => format!("at least {min}"),
        (min, max) if min == max => format!("exactly {min}"),
        (min, max) => format!("from {min} to {max}"),
    }
}

fn items(range: &Range) -> String {
    match (range.min, range.max) {
        (i64::MIN..=0, 1) => "at most 1 item".into(),
        (i64::MIN..=0, max) => format!("at most {max} items"),
        (1, i64::MAX) => "at least 1 item".into(),
        (min, i64::MAX) => format!("at least {min} items"),
        (1, 1) => "exactly 1 item".into(),
        (min, max) if min == max => format!("exactly {min} items"),
        (min, max) => format!("{min} to {max} items"),
    }
}

/// `start with an ASCII letter and contain only ASCII letters and digits`
fn characters(characters: &Characters) -> Demanded {
    let one = |set: &[(char, char)]| {
        let parts = alphabet::parts(set).into_iter().map(|part| match part {
            Part::Letters => "an ASCII letter".into(),
            Part::Lowercase => "a lowercase ASCII letter".into(),
            Part::Uppercase => "an uppercase ASCII letter".into(),
            Part::Digits => "a digit".into(),
            Part::Other(code) => code,
        });
        list(parts.collect(), "or")
    };
    let many = |set: &[(char, char)]| {
        let parts = alphabet::parts(set).into_iter().map(|part| match part {
            Part::Letters => "ASCII letters".into(),
            Part::Lowercase => "lowercase ASCII letters".into(),
            Part::Uppercase => "uppercase ASCII letters".into(),
            Part::Digits => "digits".into(),
            Part::Other(code) => code,
        });
        list(parts.collect(), "and")
    };
    let first = characters.first.as_deref().map(|set| ("start", format!("with {}", one(set))));
    let last = characters.last.as_deref().map(|set| ("end", format!("with {}", one(set))));
    let allowed = characters.allowed.as_deref();
    let allowed = allowed.map(|set| ("contain", format!("only {}", many(set))));
    let ascii = characters.ascii.then(|| ("contain", "only ASCII characters".to_owned()));
    let forbidden = (!characters.forbidden.is_empty())
        .then(|| ("not contain", list(alphabet::each(&characters.forbidden), "or")));
    let mut parts = [first, last, allowed, ascii, forbidden].into_iter().flatten();
    // A limit of characters has at least one part.
    let (verb, rest) = parts.next().unwrap_or_default();
    let mut all = vec![rest];
    all.extend(parts.map(|(verb, rest)| format!("{verb} {rest}")));
    Demanded { verb, rest: list(all, "and") }
}
