//! Lints of descriptions and sources: missing, unfinished, empty or too long.

use super::{Catalog, Find, Finding, Level, Lint, values, words};

pub(super) const TODO: Lint = Lint {
    code: "todo",
    level: Level::Warning,
    reason: "A placeholder would be published in the docs of the crate.",
    find: Find::Text(|text, place, _| {
        Some(Finding::new(
            place.at("en"),
            format!("unfinished: {}", text.task()?),
            "a placeholder",
            "write the text in both languages, or remove the item",
        ))
    }),
};

pub(super) const MISSING_SOURCE: Lint = Lint {
    code: "missing-source",
    level: Level::Warning,
    reason: "Without a source, nobody can compare the item with the vendor's documentation.",
    find: Find::Specs(missing_source),
};

fn missing_source(catalog: &Catalog<'_>) -> Vec<Finding> {
    let silent = catalog.facts.iter().filter(|fact| {
        // Unfinished items have no source yet.
        let is_open = fact.texts.iter().any(|(_, text)| text.task().is_some());
        let lacks = fact.source.is_none_or(|source| source.trim().is_empty());
        fact.is_sourced() && lacks && !is_open
    });
    let found = silent.map(|fact| {
        Finding::new(
            fact.mark(),
            format!("{} has no source", fact.called()),
            "`source` is missing",
            "add `\"source\": \"<document>:<lines>\"`, with the location in the document",
        )
    });
    found.collect()
}

pub(super) const MISSING_DOC: Lint = Lint {
    code: "missing-doc",
    level: Level::Warning,
    reason: "The docs of the crate would show only the name.",
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
            "`doc` is missing",
            "add `\"doc\": { \"en\": …, \"zh\": … }` in your own words",
        )
    });
    found.collect()
}

pub(super) const MISSING_CHINESE: Lint = Lint {
    code: "missing-chinese",
    level: Level::Warning,
    reason: "Docs and reports are bilingual, and the Chinese text would be missing.",
    find: Find::Text(|text, place, fact| {
        let zh = text.zh.unwrap_or_default();
        zh.trim().is_empty().then(|| {
            Finding::new(
                place.clone(),
                format!("{} has no Chinese description", fact.called()),
                "`zh` is missing",
                "add the same description in Chinese as `zh`",
            )
        })
    }),
};

pub(super) const WITHOUT_PERIOD: Lint = Lint {
    code: "doc-without-period",
    level: Level::Note,
    reason: "Descriptions are combined into paragraphs, so each must end with a full stop.",
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
                    format!("the description of {} does not end with a full stop", fact.called()),
                    "an incomplete sentence",
                    format!("end the sentence with a {stop}"),
                ));
            }
        }
    }
    found
}

pub(super) const RESTATES_NAME: Lint = Lint {
    code: "doc-restates-name",
    level: Level::Note,
    reason: "A description that only repeats the name does not help readers.",
    find: Find::Text(|text, place, fact| {
        restates(text.en, fact.name).then(|| {
            Finding::new(
                place.at("en"),
                format!("the description of {} only repeats the name", fact.called()),
                "no additional information",
                "describe the purpose or the effect",
            )
        })
    }),
};

/// Whether a text consists of the words of a name, except for articles and endings.
fn restates(text: &str, name: &str) -> bool {
    // Names have few words, and splitting every text would be slow.
    const MOST_WORDS: usize = 12;
    const ARTICLES: [&str; 3] = ["a", "an", "the"];
    // Without the plural or third-person ending.
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
    reason: "Editors show descriptions next to a name; details belong in `notes`.",
    find: Find::Text(|text, place, fact| {
        let sentences = text.en.split_inclusive(['.', '!', '?']).skip(1);
        let ends = sentences.filter(|rest| rest.starts_with(' ')).count() + 1;
        let is_long = ends > MOST_SENTENCES || text.en.chars().count() > MOST_CHARACTERS;
        is_long.then(|| {
            Finding::new(
                place.at("en"),
                format!("the description of {} is too long", fact.called()),
                format!("more than {MOST_SENTENCES} sentences or {MOST_CHARACTERS} characters"),
                "keep the essential part, and move the rest to `notes`",
            )
        })
    }),
};

const MOST_SENTENCES: usize = 2;
const MOST_CHARACTERS: usize = 240;
