//! `misspelled-name`: a name in backticks that is one letter away from a known one.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::Fact;
use super::{Catalog, Find, Finding, Level, Lint, words};

pub(super) const LINT: Lint = Lint {
    code: "misspelled-name",
    level: Level::Warning,
    reason: "The text refers to a parameter, value or code that does not exist.",
    find: Find::Specs(find),
};

fn find(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut facts = BTreeMap::<&str, Vec<&Fact<'_>>>::new();
    for fact in &catalog.facts {
        facts.entry(catalog.folder(&fact.place)).or_default().push(fact);
    }
    let mut found = Vec::new();
    for (folder, own) in &facts {
        let Some((provider, _)) = folder.split_once('/') else {
            continue;
        };
        let shared = facts.get(provider).into_iter().flatten();
        let shared = shared.filter(|fact| fact.definition == "ErrorRow");
        let names = own.iter().chain(shared).map(|fact| fact.name);
        of_service(own, &Known::new(names.collect()), &mut found);
    }
    found
}

/// The misspelled names in the texts of a service.
fn of_service(facts: &[&Fact<'_>], known: &Known<'_>, found: &mut Vec<Finding>) {
    for fact in facts {
        // Placeholders mention members of the format.
        for (key, text) in fact.texts.iter().filter(|(_, text)| text.task().is_none()) {
            let english = words::quoted(text.en);
            let chinese = words::quoted(text.zh.unwrap_or_default());
            for name in english.union(&chinese) {
                let Some(meant) = known.meant(name) else {
                    continue;
                };
                let language = if english.contains(name) { "en" } else { "zh" };
                found.push(Finding::new(
                    fact.place.at(key).at(language),
                    format!("unknown name `{name}`, similar to `{meant}`"),
                    "not a known parameter, value, type or code",
                    format!("write `{meant}`, or remove the backticks"),
                ));
            }
        }
    }
}

/// Shorter names are similar to too many others.
const SHORTEST: usize = 5;

/// The names that texts of a service may mention, indexed for similar names.
struct Known<'a> {
    names: BTreeSet<&'a str>,
    /// Long names by what remains if no letter or one letter is removed.
    ///
    /// Two names that differ in one letter, or in the order of two letters, share such a rest.
    by_rest: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> Known<'a> {
    fn new(names: BTreeSet<&'a str>) -> Self {
        let mut by_rest = BTreeMap::<String, Vec<&str>>::new();
        for name in names.iter().filter(|name| name.len() >= SHORTEST) {
            for rest in rests(name) {
                by_rest.entry(rest).or_default().push(name);
            }
        }
        Self { names, by_rest }
    }

    /// The known name that was probably meant by an unknown one.
    fn meant(&self, name: &str) -> Option<&'a str> {
        if self.names.contains(name) || name.len() < SHORTEST {
            return None;
        }
        let rests = rests(name).into_iter();
        let similar = rests.filter_map(|rest| self.by_rest.get(&rest)).flatten();
        let near = similar.filter(|other| {
            name.eq_ignore_ascii_case(other) || strsim::osa_distance(name, other) == 1
        });
        near.copied().min()
    }
}

/// A name in lower case, and each text that it becomes without one of its letters.
fn rests(name: &str) -> Vec<String> {
    let name = name.to_ascii_lowercase();
    let without = name.char_indices().map(|(at, letter)| {
        let (before, after) = (&name[..at], &name[at + letter.len_utf8()..]);
        format!("{before}{after}")
    });
    let mut rests = without.collect::<Vec<_>>();
    rests.push(name);
    rests
}
