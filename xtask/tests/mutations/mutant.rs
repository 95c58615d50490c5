//! Mutants of a folder of specs: one file damaged somewhere, and what the generator makes of it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use apispec_codegen::{File, Look, Source, disk};
use xtask::regenerate::generate;

use super::damage::damaged;

/// Damages one file of a folder of specs, again and again.
pub(crate) struct Mutator {
    random: fastrand::Rng,
    sources: Vec<Source>,
    /// What the undamaged specs of each provider make.
    made: BTreeMap<String, Vec<File>>,
}

/// What the generator made of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// It told what is wrong.
    Refused,
    /// It made files, and what differs in them is Rust.
    Accepted,
    /// The damage was none.
    Same,
    /// The file is no text any more, so that it can't be read.
    Unreadable,
}

/// Specs with one file that is damaged.
pub(crate) struct Mutant {
    /// What was done to it.
    pub(crate) how: &'static str,
    /// The damaged file.
    pub(crate) name: String,
    /// Where it differs.
    pub(crate) damage: String,
    /// Its provider's files, or what became of it without them.
    pub(crate) sources: Result<Vec<Source>, Outcome>,
}

/// A mutant that the generator broke at.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The damage.
    pub(crate) damage: String,
    /// What happened.
    pub(crate) panic: String,
}

impl Mutator {
    /// A mutator of the specs in folders, where a later one wins; the same seed gives the same mutants.
    pub(crate) fn new(folders: &[PathBuf], seed: u64) -> Self {
        let mut sources = BTreeMap::new();
        for folder in folders {
            for source in disk::specs(folder, "specs").expect("the specs can be read") {
                sources.insert(source.name.clone(), source);
            }
        }
        let mut mutator = Self {
            random: fastrand::Rng::with_seed(seed),
            sources: sources.into_values().collect(),
            made: BTreeMap::new(),
        };
        let names = mutator.sources.iter().map(|source| source.name.clone());
        for name in names.collect::<Vec<_>>() {
            let scope = scope(&name).to_owned();
            let sources = mutator.around(&scope);
            let made = generate(&sources).expect("the specs are right");
            mutator.made.insert(scope, made);
        }
        mutator
    }

    /// The next mutant, and what became of it.
    pub(crate) fn next_outcome(&mut self) -> Result<(&'static str, Outcome), Broken> {
        let mutant = self.next_mutant();
        let sources = match &mutant.sources {
            Ok(sources) => sources,
            Err(outcome) => return Ok((mutant.how, *outcome)),
        };
        let made = &self.made[scope(&mutant.name)];
        match catch_unwind(AssertUnwindSafe(|| outcome(sources, made))) {
            Ok(outcome) => Ok((mutant.how, outcome)),
            Err(panic) => Err(Broken { damage: mutant.damage, panic: message(panic.as_ref()) }),
        }
    }

    /// The next mutant.
    pub(crate) fn next_mutant(&mut self) -> Mutant {
        let index = self.random.usize(..self.sources.len());
        let Source { name, text, .. } = self.sources[index].clone();
        let (how, damaged) = damaged(&text, &mut self.random);
        let difference = damaged.as_ref().map(|damaged| difference(&text, damaged));
        let sources = match damaged {
            None => Err(Outcome::Unreadable),
            Some(damaged) if damaged == text => Err(Outcome::Same),
            Some(damaged) => {
                let mut sources = self.around(scope(&name));
                let mut all = sources.iter_mut();
                let source = all.find(|source| source.name == name);
                source.expect("it is among them").text = damaged;
                Ok(sources)
            }
        };
        Mutant {
            how,
            damage: format!("{how} in {name}:\n{}", difference.unwrap_or_default()),
            name,
            sources,
        }
    }

    /// The files that the one with this scope is read with: its provider's and the documents.
    fn around(&self, of: &str) -> Vec<Source> {
        let belongs = |source: &&Source| {
            let scope = scope(&source.name);
            of.is_empty() || scope.is_empty() || scope == of
        };
        self.sources.iter().filter(belongs).cloned().collect()
    }
}

/// The provider's folder; nothing for a file that belongs to all of them.
fn scope(name: &str) -> &str {
    name.split_once('/').map_or("", |(provider, _)| provider)
}

/// Generates, and reads what became different; told in both looks if it is refused.
fn outcome(sources: &[Source], made: &[File]) -> Outcome {
    match generate(sources) {
        Err(report) => {
            assert!(
                !report.render(Look::Plain).is_empty() && !report.render(Look::Coloured).is_empty()
            );
            assert!(report.findings().iter().all(|finding| !finding.help.is_empty()));
            Outcome::Refused
        }
        Ok(files) => {
            let is_new = |file: &&File| !made.contains(file) && file.path.ends_with(".rs");
            for file in files.iter().filter(is_new) {
                if let Err(error) = syn::parse_file(&file.text) {
                    panic!("{} is no Rust: {error}", file.path);
                }
            }
            Outcome::Accepted
        }
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// Where two texts differ, with a little around it.
fn difference(text: &str, mutant: &str) -> String {
    let pairs = text.lines().zip(mutant.lines());
    let lines = pairs.enumerate().filter(|(_, (old, new))| old != new).take(2);
    lines.map(|(number, (old, new))| format!("  {}: {old}\n     {new}\n", number + 1)).collect()
}
