//! `value-never-mentioned`: a value that neither has a description nor is told of elsewhere.

use super::{Book, Found, Lint, fact::Fact, fact::What, rules, words};
use crate::report::Level;
use crate::spec::RuleCheck;

pub(super) const LINT: Lint = Lint {
    code: "value-never-mentioned",
    level: Level::Warning,
    reason: "Nobody can tell when to use it.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let silent = book.facts.iter().filter(|fact| finds(book, fact));
    silent
        .map(|fact| {
            Found::new(
                fact.mark(),
                format!("nothing says what `{}` means", fact.name),
                "no description, no rule, no mention",
                "add `\"doc\": { \"en\": …, \"zh\": … }`",
            )
        })
        .collect()
}

/// Whether a fact is such a value.
pub(super) fn finds(book: &Book<'_>, fact: &Fact<'_>) -> bool {
    fact.what == What::Value && fact.texts.is_empty() && !is_mentioned(book, fact)
}

fn is_mentioned(book: &Book<'_>, fact: &Fact<'_>) -> bool {
    let mut texts = book.texts();
    if texts.any(|(_, _, text)| words::quoted(&text.en).contains(fact.name)) {
        return true;
    }
    let is_it = |value: &serde_json::Value| value.as_str() == Some(fact.name);
    book.pages.iter().any(|page| {
        let conditions = rules::conditions(page);
        let mut tests = conditions
            .iter()
            .flat_map(|(when, place)| rules::within(when, place));
        let mut rules = page.operation.rules.iter();
        tests.any(|(test, _)| test.is.iter().chain(&test.one_of).any(is_it))
            || rules.any(|rule| match &rule.check {
                RuleCheck::ValuesIf(rule) => rule.values.iter().any(|value| value == fact.name),
                _ => false,
            })
    })
}
