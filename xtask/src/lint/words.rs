//! Texts → their words, names in backticks, numbers and scripts.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

/// The words of a wire name, in lower case: `ClientToken` has `client` and `token`.
pub(super) fn of_name(name: &str) -> Vec<String> {
    let snake = name.to_snake_case();
    snake.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a text, in lower case, without text in backticks.
pub(super) fn of_text(text: &str) -> Vec<String> {
    plain(text)
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A text without the parts in backticks.
pub(super) fn plain(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// The parts in backticks.
pub(super) fn quoted(text: &str) -> BTreeSet<&str> {
    let mut quoted = text.split('`').skip(1).step_by(2).collect::<BTreeSet<_>>();
    quoted.remove("");
    quoted
}

/// The whole numbers of a text; months by their English names are numbers too.
pub(super) fn numbers(text: &str) -> BTreeSet<u64> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_date = text.chars().any(|character| character.is_ascii_digit());
    let words = plain(text);
    let words = words.split(|character: char| !character.is_ascii_alphanumeric());
    let numbers = words.filter_map(|word| {
        let month = || {
            // "may" is a month only where it is written like one.
            let is_name = word.chars().next()?.is_ascii_uppercase() && is_date;
            let index = MONTHS.iter().position(|month| word.eq_ignore_ascii_case(month));
            index.filter(|_| is_name).map(|index| index as u64 + 1)
        };
        word.parse::<u64>().ok().or_else(month)
    });
    numbers.collect()
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
