//! Lints of descriptions and sources: missing, unfinished, empty or long.

use super::fact::Text;
use super::{Catalog, Find, Finding, Level, Lint, values, words};

pub(super) const TODO: Lint = Lint {
    code: "todo",
    level: Level::Warning,
    reason: "A placeholder would reach the readers of the generated crate.",
    find: Find::Text(|text, place, _| {
        Some(Finding::new(
            place.at("en"),
            format!("to do: {}", task(text)?),
            "a placeholder",
            "write it in both languages, or remove what it stands in",
        ))
    }),
};

/// What a text leaves to do, if it is a placeholder.
fn task<'a>(text: Text<'a>) -> Option<&'a str> {
    let task = text.en.strip_prefix("To do:")?;
    Some(task.trim().trim_end_matches('.'))
}

pub(super) const MISSING_SOURCE: Lint = Lint {
    code: "missing-source",
    level: Level::Warning,
    reason: "A fact without provenance can't be compared with what the vendor says.",
    find: Find::Specs(missing_source),
};

fn missing_source(catalog: &Catalog<'_>) -> Vec<Finding> {
    let silent = catalog.facts.iter().filter(|fact| {
        // No document says anything about what is not written yet.
        let is_open = fact.texts.iter().any(|(_, text)| task(*text).is_some());
        let lacks = fact.source.is_none_or(|source| source.trim().is_empty());
        fact.is_sourced() && lacks && !is_open
    });
    let found = silent.map(|fact| {
        Finding::new(
            fact.mark(),
            format!("{} names no document", fact.called()),
            "no `source` beside it",
            "add `\"source\": \"<document>:<lines>\"` with the place that says so",
        )
    });
    found.collect()
}

pub(super) const MISSING_DOC: Lint = Lint {
    code: "missing-doc",
    level: Level::Warning,
    reason: "Generated docs would show a bare name.",
    find: Find::Specs(missing_doc),
};

fn missing_doc(catalog: &Catalog<'_>) -> Vec<Finding> {
    let silent = catalog.facts.iter().filter(|fact| {
        let mut texts = fact.texts.iter();
        let lacks = fact.texts.is_empty() || texts.any(|(_, text)| text.en.trim().is_empty());
        fact.is_described() && lacks && !values::is_never_mentioned(catalog, fact)
    });
    let found = silent.map(|fact| {
        Finding::new(
            fact.mark(),
            format!("{} has no description", fact.called()),
            "nothing says what it is",
            "add `\"doc\": { \"en\": …, \"zh\": … }` in words of our own",
        )
    });
    found.collect()
}

pub(super) const MISSING_CHINESE: Lint = Lint {
    code: "missing-chinese",
    level: Level::Warning,
    reason: "Reports speak both languages and would fall silent in one.",
    find: Find::Text(|text, place, fact| {
        let zh = text.zh.unwrap_or_default();
        zh.trim().is_empty().then(|| {
            Finding::new(
                place.clone(),
                format!("{} is described in English alone", fact.called()),
                "no `zh`",
                "add the same in Chinese as `zh`",
            )
        })
    }),
};

pub(super) const WITHOUT_PERIOD: Lint = Lint {
    code: "doc-without-period",
    level: Level::Note,
    reason: "Descriptions are put together into paragraphs.",
    find: Find::Specs(without_period),
};

fn without_period(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (fact, place, text) in catalog.texts() {
        let zh = text.zh.unwrap_or_default();
        let ends = [("en", text.en, ".!?", "full stop"), ("zh", zh, "。！？", "`。`")];
        for (key, text, marks, stop) in ends {
            let last = text.trim().chars().last();
            if last.is_some_and(|last| !marks.contains(last)) {
                found.push(Finding::new(
                    place.at(key),
                    format!("the description of {} stops in the middle", fact.called()),
                    "no end of a sentence",
                    format!("end it with a {stop}"),
                ));
            }
        }
    }
    found
}

pub(super) const RESTATES_NAME: Lint = Lint {
    code: "doc-restates-name",
    level: Level::Note,
    reason: "It tells a reader nothing that the name does not.",
    find: Find::Text(|text, place, fact| {
        restates(text.en, fact.name).then(|| {
            Finding::new(
                place.at("en"),
                format!("the description of {} says what its name says", fact.called()),
                "nothing beyond the name",
                "say what it is for, or what follows from it",
            )
        })
    }),
};

/// Whether a text has the words of a name and nothing else, articles and endings aside.
fn restates(text: &str, name: &str) -> bool {
    // A name has a few words, and taking every text apart would take long.
    const MOST_WORDS: usize = 12;
    const ARTICLES: [&str; 3] = ["a", "an", "the"];
    // Without the ending of a plural or of a third person.
    let stem = |word: &String| word.trim_end_matches('s').to_owned();
    if text.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let mut said = words::of_text(text);
    said.retain(|word| !ARTICLES.contains(&word.as_str()));
    let name = words::of_name(name);
    !name.is_empty() && name.iter().map(stem).eq(said.iter().map(stem))
}

pub(super) const TOO_LONG: Lint = Lint {
    code: "doc-too-long",
    level: Level::Note,
    reason: "Descriptions are read beside a name in an editor; the rest belongs into notes.",
    find: Find::Text(|text, place, fact| {
        let sentences = text.en.split_inclusive(['.', '!', '?']).skip(1);
        let ends = sentences.filter(|rest| rest.starts_with(' ')).count() + 1;
        let is_long = ends > MOST_SENTENCES || text.en.chars().count() > MOST_CHARACTERS;
        is_long.then(|| {
            Finding::new(
                place.at("en"),
                format!("the description of {} is long", fact.called()),
                format!("more than {MOST_SENTENCES} sentences or {MOST_CHARACTERS} characters"),
                "keep what a caller needs first, and move the rest to `notes`",
            )
        })
    }),
};

const MOST_SENTENCES: usize = 2;
const MOST_CHARACTERS: usize = 240;
