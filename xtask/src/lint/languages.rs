//! Lints of bilingual texts: each is in its language, and both say the same.

use std::collections::BTreeSet;

use super::fact::Text;
use super::{Find, Finding, Level, Lint, words};

pub(super) const CHINESE_WITHOUT_CHINESE: Lint = Lint {
    code: "chinese-without-chinese",
    level: Level::Warning,
    reason: "The Chinese text is probably a copy of the English one.",
    find: Find::Text(|text, place, fact| {
        let zh = text.zh.unwrap_or_default();
        let is_copied = !zh.trim().is_empty() && !zh.chars().any(words::is_han) && !is_name(zh);
        is_copied.then(|| {
            Finding::new(
                place.at("zh"),
                format!("the Chinese text of {} contains no Chinese characters", fact.called()),
                "not Chinese",
                "translate the text; keep names and text in backticks unchanged",
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
    reason: "Not all readers of the English text can read Chinese.",
    find: Find::Text(|text, place, fact| {
        let is_mixed = words::plain(text.en).chars().any(words::is_han);
        is_mixed.then(|| {
            Finding::new(
                place.at("en"),
                format!("the English text of {} contains Chinese characters", fact.called()),
                "not only English",
                "translate them, or put quotations in backticks",
            )
        })
    }),
};

pub(super) const HALF_WIDTH_PUNCTUATION: Lint = Lint {
    code: "half-width-punctuation",
    level: Level::Note,
    reason: "Chinese text uses full-width punctuation marks.",
    find: Find::Text(|text, place, fact| {
        let mark = half_width_mark(text.zh?)?;
        Some(Finding::new(
            place.at("zh"),
            format!("the Chinese text of {} contains the half-width mark `{mark}`", fact.called()),
            "half-width punctuation next to a Chinese character",
            "use full-width punctuation: `，`, `；`, `：`, `？`, `！`, `（`, `）`",
        ))
    }),
};

/// The first ASCII punctuation mark next to a Chinese character.
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
    reason: "The two languages mention different numbers, so one of them is probably wrong.",
    find: Find::Text(|text, place, fact| {
        let lacking = lacking(text, words::numbers)?;
        Some(Finding::new(
            place.at(lacking.key),
            format!(
                "the {} text of {} does not mention {}",
                lacking.language,
                fact.called(),
                lacking.what
            ),
            "mentioned in the other language",
            "state the same numbers in both languages, as digits",
        ))
    }),
};

pub(super) const NAMES_DIFFER: Lint = Lint {
    code: "names-differ",
    level: Level::Warning,
    reason: "The two languages mention different names, so one of them is probably wrong.",
    find: Find::Text(|text, place, fact| {
        let lacking = lacking(text, words::quoted)?;
        Some(Finding::new(
            place.at(lacking.key),
            format!(
                "the {} text of {} does not mention `{}`",
                lacking.language,
                fact.called(),
                lacking.what
            ),
            "mentioned in the other language",
            "mention the same names in both languages, in backticks",
        ))
    }),
};

/// Something that only one language of a text mentions.
struct Lacking<T> {
    what: T,
    /// The member with the language that lacks it.
    key: &'static str,
    /// The name of that language.
    language: &'static str,
}

/// The first thing that one language of a text mentions and the other does not.
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
