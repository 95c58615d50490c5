//! `misspelled-name`: a name in backticks that is one letter away from a known one.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::Fact;
use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "misspelled-name",
    level: Level::Warning,
    reason: "Readers would search for a parameter, a value or a code that is not there.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut facts = BTreeMap::<&str, Vec<&Fact<'_>>>::new();
    for fact in &book.facts {
        facts
            .entry(book.folder(&fact.place))
            .or_default()
            .push(fact);
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
fn of_service(facts: &[&Fact<'_>], known: &Known<'_>, found: &mut Vec<Found>) {
    for fact in facts {
        for (key, text) in &fact.texts {
            let english = words::quoted(&text.en);
            let chinese = words::quoted(text.zh.as_deref().unwrap_or_default());
            for name in english.union(&chinese) {
                let Some(meant) = known.meant(name) else {
                    continue;
                };
                let language = if english.contains(name) { "en" } else { "zh" };
                found.push(Found::new(
                    fact.place.at(key).at(language),
                    format!("`{name}` is unknown and reads like `{meant}`"),
                    "no such parameter, value, type or code",
                    format!("write `{meant}`, or take the backticks away"),
                ));
            }
        }
    }
}

/// Shorter names are near to everything.
const SHORTEST: usize = 5;

/// The names that texts of a service may have, and a way to one that is a letter away.
struct Known<'a> {
    names: BTreeSet<&'a str>,
    /// Each name of some length by what is left of it without one letter, or without any, in lower case.
    ///
    /// Two names that differ in one letter, or in the order of two, have such a rest in common.
    rests: Vec<(u64, &'a str)>,
}

impl<'a> Known<'a> {
    fn new(names: BTreeSet<&'a str>) -> Self {
        let long = names.iter().filter(|name| name.len() >= SHORTEST);
        let rests = long.flat_map(|name| rests(name).into_iter().map(|rest| (rest, *name)));
        let mut rests = rests.collect::<Vec<_>>();
        rests.sort_unstable();
        Self { names, rests }
    }

    /// The known name that an unknown one was probably meant to be.
    fn meant(&self, name: &str) -> Option<&'a str> {
        if self.names.contains(name) || name.len() < SHORTEST {
            return None;
        }
        let similar = rests(name).into_iter().flat_map(|rest| {
            let start = self.rests.partition_point(|(other, _)| *other < rest);
            let similar = self.rests[start..].iter();
            similar.take_while(move |(other, _)| *other == rest)
        });
        let is_near = |other: &&str| {
            name.eq_ignore_ascii_case(other) || strsim::osa_distance(name, other) == 1
        };
        similar.map(|(_, other)| *other).filter(is_near).min()
    }
}

/// A name in lower case and each text that it becomes without one of its letters, as numbers to compare.
fn rests(name: &str) -> Vec<u64> {
    let letters = name.to_ascii_lowercase().chars().collect::<Vec<_>>();
    let whole = number(letters.iter());
    let without = |gap: usize| number(letters[..gap].iter().chain(&letters[gap + 1..]));
    std::iter::once(whole)
        .chain((0..letters.len()).map(without))
        .collect()
}

/// A number that is hardly ever the same for other letters.
fn number<'l>(letters: impl Iterator<Item = &'l char>) -> u64 {
    letters.fold(0, |number: u64, letter| {
        (number.rotate_left(5) ^ u64::from(*letter)).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}
