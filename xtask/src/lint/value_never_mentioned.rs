//! `value-never-mentioned`: a value that neither has a description nor is told of elsewhere.

use std::collections::BTreeSet;

use super::{Book, Found, Lint, fact::Fact, rules, words};
use apispec_codegen::report::Level;
use apispec_codegen::spec::RuleLimit;

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
    fact.definition == "Value" && fact.texts.is_empty() && !book.mentioned().contains(fact.name)
}

/// Every name that a text has in backticks, and every value that a condition or a rule tests.
pub(super) fn mentioned<'a>(book: &Book<'a>) -> BTreeSet<&'a str> {
    let quoted = book.texts().flat_map(|(_, _, text)| words::quoted(text.en));
    let mut mentioned = quoted.collect::<BTreeSet<_>>();
    for page in &book.pages {
        let tests = rules::conditions(page).into_iter();
        let values = tests.flat_map(|(test, _)| test.is.iter().chain(&test.one_of));
        mentioned.extend(values.filter_map(|value| value.as_str()));
        for (_, parts) in rules::parts(page) {
            match parts.limit {
                Some(RuleLimit::Values(values)) => {
                    mentioned.extend(values.iter().map(String::as_str))
                }
                Some(RuleLimit::Range(_) | RuleLimit::Length(_)) | None => {}
            }
        }
    }
    mentioned
}
