//! Rust names that messages propose: each is checked, so that it is accepted where it is pasted.

use std::collections::BTreeMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::Checker;
use super::names::{Case, in_case, is_name};
use crate::source::{Node, Value};

/// The names that are used or were proposed, in lower case, with how often.
#[derive(Debug, Default)]
pub(super) struct Proposals {
    taken: BTreeMap<String, usize>,
}

impl Checker<'_> {
    /// The name in the right case if it is free, or another one.
    pub(super) fn correction(&mut self, case: Case, name: &str) -> String {
        let corrected = in_case(case, name);
        // The name itself is among those that are taken.
        let own = usize::from(corrected.eq_ignore_ascii_case(name));
        let is_free = self.proposals().count(&corrected) <= own;
        if is_free && is_name(case, &corrected) {
            self.proposals().take(&corrected);
            return corrected;
        }
        self.proposal(case, name)
    }

    /// A free name for something whose own name is taken.
    pub(super) fn proposal(&mut self, case: Case, name: &str) -> String {
        let first = &worded(case, name);
        self.free(case, first)
    }

    /// The name with a number that makes it unique.
    pub(super) fn another(&mut self, case: Case, name: &str) -> String {
        if !is_name(case, name) {
            return self.proposal(case, name);
        }
        let numbered = (2..).map(|number| format!("{name}{number}"));
        self.first_free(case, numbered)
    }

    fn free(&mut self, case: Case, name: &str) -> String {
        let numbered = (2..).map(|number| format!("{name}{number}"));
        self.first_free(case, std::iter::once(name.to_owned()).chain(numbered))
    }

    fn first_free(&mut self, case: Case, names: impl Iterator<Item = String>) -> String {
        let proposals = self.proposals();
        let mut names = names.filter(|name| is_name(case, name) && proposals.count(name) == 0);
        let name = names.next().unwrap_or_default();
        self.proposals().take(&name);
        name
    }

    /// All names, collected when the first one is proposed.
    fn proposals(&mut self) -> &mut Proposals {
        let trees = &self.specs.trees;
        self.proposals.get_or_insert_with(|| {
            let mut proposals = Proposals::default();
            trees.iter().for_each(|tree| proposals.gather(tree));
            proposals
        })
    }
}

impl Proposals {
    /// What gets a Rust name, and that name.
    fn gather(&mut self, node: &Node) {
        const NAMES: [&str; 7] =
            ["name", "value", "code", "operation", "service", "provider", "rust"];
        match &node.value {
            Value::Object(members) => {
                for member in members {
                    match &member.value.value {
                        Value::String(text) if NAMES.contains(&member.key.as_str()) => {
                            self.take(text);
                            if member.key != "rust" {
                                self.take(&text.to_snake_case());
                                self.take(&text.to_upper_camel_case());
                            }
                        }
                        _ => self.gather(&member.value),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.gather(item)),
            _ => {}
        }
    }

    fn take(&mut self, name: &str) {
        *self.taken.entry(name.to_lowercase()).or_default() += 1;
    }

    /// How often the name is used, also by methods that belong to a name.
    fn count(&self, name: &str) -> usize {
        let name = name.to_lowercase();
        let count = |name: &str| self.taken.get(name).copied().unwrap_or_default();
        let methods = ["with_", "parse_"].into_iter();
        let beside = methods.map(|method| match name.strip_prefix(method) {
            Some(field) => count(field),
            None => count(&format!("{method}{name}")),
        });
        let types = ["request", "required", "response"].into_iter();
        let around = types.filter_map(|suffix| name.strip_suffix(suffix).map(count));
        count(&name) + beside.sum::<usize>() + around.sum::<usize>()
    }
}

/// A name for a text that is no identifier: its signs in words, or `value` and its digits.
pub(super) fn worded(case: Case, name: &str) -> String {
    let words = words(name);
    let base = match case {
        Case::Module | Case::Field => format!("value_{}", words.to_snake_case()),
        Case::Type | Case::Variant => format!("Value{}", words.to_upper_camel_case()),
    };
    // Words for signs are enough for a name; digits or a taken name are not.
    let words = in_case(case, &words);
    let has_signs = words != in_case(case, name) && is_name(case, &words);
    if has_signs { words } else { base.trim_end_matches('_').to_owned() }
}

/// Whether a text has a letter, a digit or a sign that is a word.
pub(super) fn has_words(text: &str) -> bool {
    !words(text).is_empty()
}

/// A text whose signs are words, as `less equal` for `<=`; what has no word is left out.
fn words(text: &str) -> String {
    let mut words = String::new();
    for character in text.chars() {
        let word = match character {
            '<' => "less",
            '>' => "greater",
            '=' => "equal",
            '!' => "not",
            '+' => "plus",
            '*' => "star",
            '%' => "percent",
            '&' => "and",
            '|' => "or",
            '#' => "hash",
            '@' => "at",
            '$' => "dollar",
            '~' => "tilde",
            '^' => "caret",
            '?' => "question",
            character if character.is_ascii_alphanumeric() => {
                words.push(character);
                continue;
            }
            _ => "",
        };
        words.push_str(&format!(" {word} "));
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
