//! Lints of texts in two languages: each is in its own language, and both say the same.

use std::collections::BTreeSet;

use super::fact::Text;
use super::{Find, Finding, Level, Lint, words};

pub(super) const CHINESE_WITHOUT_CHINESE: Lint = Lint {
    code: "chinese-without-chinese",
    level: Level::Warning,
    reason: "English was copied, and a Chinese reader gets it.",
    find: Find::Text(|text, place, fact| {
        let zh = text.zh.unwrap_or_default();
        let is_copied = !zh.trim().is_empty() && !zh.chars().any(words::is_han) && !is_name(zh);
        is_copied.then(|| {
            Finding::new(
                place.at("zh"),
                format!("the Chinese of {} has no Chinese character", fact.called()),
                "not Chinese",
                "say it in Chinese; names, and what stands in backticks, stay as they are",
            )
        })
    }),
};

/// Whether a text is a proper name, such as `MySQL` or `Microsoft SQL Server`, which reads the same in both languages.
fn is_name(text: &str) -> bool {
    text.split_whitespace().all(|word| word.starts_with(|first: char| first.is_ascii_uppercase()))
}

pub(super) const ENGLISH_WITH_CHINESE: Lint = Lint {
    code: "english-with-chinese",
    level: Level::Warning,
    reason: "A reader of English can't read on.",
    find: Find::Text(|text, place, fact| {
        let is_mixed = words::plain(text.en).chars().any(words::is_han);
        is_mixed.then(|| {
            Finding::new(
                place.at("en"),
                format!("the English of {} has Chinese characters", fact.called()),
                "not English alone",
                "translate them, or put what is quoted into backticks",
            )
        })
    }),
};

pub(super) const HALF_WIDTH_PUNCTUATION: Lint = Lint {
    code: "half-width-punctuation",
    level: Level::Note,
    reason: "Chinese is set with full-width marks.",
    find: Find::Text(|text, place, fact| {
        let mark = half_width_mark(text.zh?)?;
        Some(Finding::new(
            place.at("zh"),
            format!("`{mark}` stands in the Chinese of {}", fact.called()),
            "a half-width mark among Chinese characters",
            "write the full-width mark: `，`, `；`, `：`, `？`, `！`, `（`, `）`",
        ))
    }),
};

/// The first mark of ASCII beside a Chinese character.
fn half_width_mark(zh: &str) -> Option<char> {
    let is_mark = |character: char| ",;:?!()".contains(character);
    let characters = words::plain(zh).chars().collect::<Vec<_>>();
    characters.windows(2).find_map(|pair| match *pair {
        [mark, other] if is_mark(mark) && words::is_han(other) => Some(mark),
        [other, mark] if is_mark(mark) && words::is_han(other) => Some(mark),
        _ => None,
    })
}

pub(super) const NUMBERS_DIFFER: Lint = Lint {
    code: "numbers-differ",
    level: Level::Warning,
    reason: "One of them is wrong, or says more than the other.",
    find: Find::Text(|text, place, fact| {
        let lacking = lacking(text, words::numbers)?;
        Some(Finding::new(
            place.at(lacking.key),
            format!("the {} of {} does not have {}", lacking.language, fact.called(), lacking.what),
            "the other language has it",
            "say the same in both, numbers in digits",
        ))
    }),
};

pub(super) const NAMES_DIFFER: Lint = Lint {
    code: "names-differ",
    level: Level::Warning,
    reason: "One of them speaks of something else.",
    find: Find::Text(|text, place, fact| {
        let lacking = lacking(text, words::quoted)?;
        Some(Finding::new(
            place.at(lacking.key),
            format!(
                "the {} of {} does not have `{}`",
                lacking.language,
                fact.called(),
                lacking.what
            ),
            "the other language has it",
            "name the same things in both, in backticks",
        ))
    }),
};

/// Something that only one language of a text has.
struct Lacking<T> {
    what: T,
    /// The member with the language that lacks it.
    key: &'static str,
    /// The name of that language.
    language: &'static str,
}

/// The first thing that one language of a text has and the other lacks.
fn lacking<'a, T: Clone + Ord>(
    text: Text<'a>,
    things: fn(&'a str) -> BTreeSet<T>,
) -> Option<Lacking<T>> {
    let (english, chinese) = (things(text.en), things(text.zh?));
    let what = english.symmetric_difference(&chinese).next()?.clone();
    let (key, language) =
        if english.contains(&what) { ("zh", "Chinese") } else { ("en", "English") };
    Some(Lacking { what, key, language })
}
