//! What is wrong with a request, in words.

mod chinese;
mod english;

use super::explain::{Cause, Standing};
use super::owed::{Demand, Edit, FittingValues, Remedy};
use super::report::Violation;
use super::rule::Rule;
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

/// What to do about a violation, to follow its message; nothing if the message says it all.
pub(super) fn remedies(demand: &Demand, language: Language) -> String {
    let violation = demand.violation();
    let is_said = |remedy: &Remedy| {
        remedy.edit == Edit::Set
            && remedy.parameter == violation.parameter()
            && remedy.values == FittingValues::Any
            && remedy.limits.is_empty()
    };
    let remedies = demand.remedies();
    if remedies.iter().all(is_said) {
        return String::new();
    }
    let limits = |remedy: &Remedy| {
        let limits = remedy.limits.iter().filter(|rule| **rule != violation.rule());
        let said = |rule: &&&Rule| rule.said_of(&format!("`{}`", remedy.parameter), language);
        limits.map(|rule| said(&rule)).collect::<Vec<_>>()
    };
    let remedies = remedies.iter();
    match language {
        Language::English => {
            english::remedies(remedies.map(|it| english::remedy(it, &limits(it))).collect())
        }
        Language::Chinese => {
            chinese::remedies(remedies.map(|it| chinese::remedy(it, &limits(it))).collect())
        }
    }
}

/// Why a service may have answered with an error, and what to do about it.
pub(super) fn cause(cause: &Cause, language: Language) -> String {
    let rule = cause.rule();
    match (cause.standing(), language) {
        (Standing::Broken(demand), language) => demand.message(language),
        (Standing::Unknown(facts), Language::English) => {
            rule.sentence(language) + &english::unknown(facts)
        }
        (Standing::Unknown(facts), Language::Chinese) => {
            rule.sentence(language) + &chinese::unknown(facts)
        }
        (Standing::Kept, Language::English) => rule.sentence(language) + english::kept(rule),
        (Standing::Kept, Language::Chinese) => rule.sentence(language) + chinese::kept(rule),
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
