//! Limits: whether a value in a spec keeps them.

use serde_json::Value;

use super::truth;
use crate::check::ranges;
use crate::spec::{Characters, Enumeration, Field, Length, LengthUnit, LimitCheck, Range};

/// What a value of this field breaks, in words, if it breaks anything.
///
/// Patterns are left to those who can match them.
pub(super) fn broken(field: &Field, values: Option<&Enumeration>, value: &Value) -> Option<String> {
    let checks = field.limits.iter().map(|limit| &limit.check);
    let broken = checks
        .clone()
        .find_map(|check| breaks(check, values, value));
    broken.or_else(|| unknown(values?, value))
}

/// What a value breaks of one check, in words.
pub(super) fn breaks(
    check: &LimitCheck,
    values: Option<&Enumeration>,
    value: &Value,
) -> Option<String> {
    if let (LimitCheck::Items(range), Value::Array(items)) = (check, value) {
        let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
        return outside(range, count).then(|| format!("it has {count} items"));
    }
    if let Value::Array(items) = value {
        return items.iter().find_map(|item| breaks(check, values, item));
    }
    match (check, value) {
        (LimitCheck::Length(length), Value::String(text)) => {
            let (count, unit) = counted(length, text);
            let fits = length.min.is_none_or(|min| count >= min)
                && length.max.is_none_or(|max| count <= max);
            (!fits).then(|| format!("it has {count} {unit}"))
        }
        (LimitCheck::Characters(characters), Value::String(text)) => {
            let culprit = stranger(characters, text)?;
            Some(format!("`{culprit}` may not stand there"))
        }
        (LimitCheck::Time(format), Value::String(text)) => {
            (!is_time(format, text)).then(|| format!("it is not written as `{format}`"))
        }
        (LimitCheck::Range(range), Value::Number(number)) => number
            .as_i64()
            .is_some_and(|number| outside(range, number))
            .then(|| "it lies outside the range".into()),
        (LimitCheck::Known, value) => unknown(values?, value),
        _ => None,
    }
}

/// Whether a number lies outside a range.
pub(super) fn outside(range: &Range, number: i64) -> bool {
    range.min.is_some_and(|min| number < min) || range.max.is_some_and(|max| number > max)
}

/// How long a text is, in the unit of the length, with the unit's name.
pub(super) fn counted(length: &Length, text: &str) -> (u64, &'static str) {
    let (count, unit) = match length.unit {
        LengthUnit::Characters => (text.chars().count(), "characters"),
        LengthUnit::Bytes => (text.len(), "bytes"),
    };
    (u64::try_from(count).unwrap_or(u64::MAX), unit)
}

fn unknown(values: &Enumeration, value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| unknown(values, item)),
        Value::String(text) if truth::canonical(values, text).is_none() => {
            Some(format!("`{text}` is not a declared value"))
        }
        _ => None,
    }
}

/// The first character that may not stand where it stands.
fn stranger(characters: &Characters, text: &str) -> Option<char> {
    let not_in = |set: &Option<String>, character: Option<char>| {
        let character = character?;
        let set = set.as_deref()?;
        (!in_set(set, character)).then_some(character)
    };
    let first = not_in(&characters.first, text.chars().next());
    let last = not_in(&characters.last, text.chars().last());
    let among = text.chars().find(|character| {
        let allowed = characters.allowed.as_deref();
        let forbidden = characters.forbidden.as_deref();
        allowed.is_some_and(|set| !in_set(set, *character))
            || forbidden.is_some_and(|set| set.contains(*character))
            || (characters.ascii && !character.is_ascii())
    });
    first.or(last).or(among)
}

/// Whether a set such as `a-z0-9_-` has a character.
fn in_set(set: &str, character: char) -> bool {
    let ranges = ranges(set).unwrap_or_default();
    ranges
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&character))
}

/// Whether a text is written as a format such as `HH:mmZ`: a digit for each letter of a unit, all else to the letter.
fn is_time(format: &str, text: &str) -> bool {
    format.chars().count() == text.chars().count()
        && format
            .chars()
            .zip(text.chars())
            .all(|(form, character)| match form {
                'y' | 'Y' | 'M' | 'm' | 'd' | 'D' | 'H' | 'h' | 's' => character.is_ascii_digit(),
                _ => form == character,
            })
}
