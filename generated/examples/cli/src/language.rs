//! The words of the program itself in two languages.

use clap::ArgMatches;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use cloud_backup_api::description::Language;

/// The language that a person chose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen(pub(crate) Language);

impl ValueEnum for Chosen {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self(Language::English), Self(Language::Chinese)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self.0 {
            Language::English => "en",
            Language::Chinese => "zh",
        }))
    }
}

/// The language of the output.
pub(crate) fn language(matches: &ArgMatches) -> Language {
    let chosen = matches.get_one::<Chosen>(crate::command::LANGUAGE);
    chosen.map(|chosen| chosen.0).unwrap_or_default()
}

/// A few words in two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) en: &'static str,
    pub(crate) zh: &'static str,
}

impl Words {
    pub(crate) fn in_language(self, language: Language) -> &'static str {
        word(language, self.en, self.zh)
    }
}

/// The word of a language.
pub(crate) fn word(language: Language, en: &'static str, zh: &'static str) -> &'static str {
    match language {
        Language::English => en,
        Language::Chinese => zh,
    }
}

/// `1 error`, `2 errors`, `2 个错误`
pub(crate) fn count(number: usize, word: &str, chinese: &str, language: Language) -> String {
    match (language, number) {
        (Language::English, 1) => format!("1 {word}"),
        (Language::English, number) => format!("{number} {word}s"),
        (Language::Chinese, number) => format!("{number} 个{chinese}"),
    }
}
