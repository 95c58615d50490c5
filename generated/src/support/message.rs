//! What is wrong with a request, in words.

mod chinese;
mod english;

use super::report::Violation;
use super::text::Language;

/// A sentence about a request: what is wrong with it, what was found, and what would be right.
pub(super) fn message(violation: &Violation, language: Language) -> String {
    let rule = violation.rule();
    let said = rule.said_of(&format!("`{}`", violation.path()), language);
    let (found, facts) = (&violation.found, violation.facts());
    match language {
        Language::English => english::found(said, found, rule) + &english::facts(facts, rule),
        Language::Chinese => chinese::found(said, found, rule) + &chinese::facts(facts, rule),
    }
}

/// Names in backticks, with a word before the last; a long list is cut.
pub(super) fn series(names: &[&str], comma: &str, word: &str) -> String {
    const MOST: usize = 16;
    let shown = names.iter().take(MOST).map(|name| format!("`{name}`"));
    let mut shown = shown.collect::<Vec<_>>();
    if names.len() > MOST {
        return shown.join(comma) + comma + "…";
    }
    let last = shown.pop().unwrap_or_default();
    if shown.is_empty() { last } else { shown.join(comma) + word + &last }
}

/// A character, a space in words.
fn code(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        character => format!("`{}`", character.escape_debug()),
    }
}

/// A text that a caller wrote, cut if it is long.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 64;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", text[..end].escape_debug()),
        None => format!("`{}`", text.escape_debug()),
    }
}
