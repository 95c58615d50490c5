//! Mutants of a folder of specs: one file damaged somewhere, and what the generator makes of it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use apispec_codegen::source::{Node, Span, Value, tree};
use apispec_codegen::{File, Look, Source, disk, generate};

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
            Err(panic) => Err(Broken {
                damage: mutant.damage,
                panic: message(panic.as_ref()),
            }),
        }
    }

    /// The next mutant.
    pub(crate) fn next_mutant(&mut self) -> Mutant {
        let index = self.random.usize(..self.sources.len());
        let Source { name, text, .. } = self.sources[index].clone();
        let (how, damaged) = self.mutant(&text);
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

    fn mutant(&mut self, text: &str) -> (&'static str, Option<String>) {
        let found = Parts::of(text);
        match self.random.usize(..10) {
            0..3 => ("a byte", self.byte(text)),
            3 | 4 => ("a member deleted", Some(self.deleted(text, &found))),
            5 => ("two values swapped", Some(self.swapped(text, &found))),
            6 => ("a member doubled", Some(self.doubled(text, &found))),
            7 | 8 => ("another string", Some(self.restrung(text, &found))),
            _ => ("another number", Some(self.renumbered(text, &found))),
        }
    }

    /// One byte replaced, inserted or taken away.
    fn byte(&mut self, text: &str) -> Option<String> {
        const LIKELY: &[u8] = b"\"\\{}[],:/-_.%#*`'<>|&$0129aZ \n\r\t\0\x7f\xc3\xe2";
        let mut bytes = text.as_bytes().to_vec();
        let at = self.random.usize(..bytes.len());
        let byte = match self.random.bool() {
            true => self.random.u8(..),
            false => LIKELY[self.random.usize(..LIKELY.len())],
        };
        match self.random.usize(..3) {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            _ => {
                bytes.remove(at);
            }
        }
        String::from_utf8(bytes).ok()
    }

    fn deleted(&mut self, text: &str, parts: &Parts) -> String {
        let Some((whole, comma)) = self.one(&parts.members) else {
            return text.to_owned();
        };
        format!(
            "{}{}",
            &text[..comma.start.min(whole.start)],
            &text[comma.end.max(whole.end)..]
        )
    }

    fn doubled(&mut self, text: &str, parts: &Parts) -> String {
        let Some((whole, _)) = self.one(&parts.members) else {
            return text.to_owned();
        };
        let (before, after) = text.split_at(whole.end);
        format!("{before}, {}{after}", &text[whole])
    }

    fn swapped(&mut self, text: &str, parts: &Parts) -> String {
        let (Some(one), Some(other)) = (self.one(&parts.values), self.one(&parts.values)) else {
            return text.to_owned();
        };
        let (first, second) = if one.start < other.start {
            (one, other)
        } else {
            (other, one)
        };
        if first.end > second.start {
            return text.to_owned();
        }
        let between = &text[first.end..second.start];
        let (before, after) = (&text[..first.start], &text[second.end..]);
        format!("{before}{}{between}{}{after}", &text[second], &text[first])
    }

    fn restrung(&mut self, text: &str, parts: &Parts) -> String {
        const ODD: &[&str] = &[
            "\"\"",
            "\"_\"",
            "\"self\"",
            "\"Self\"",
            "\"²\"",
            "\"备份\"",
            "\"a`b[c]<d>\"",
            "\"\\u0000\"",
            "\"\\r\"",
            "\"// \\n*/\"",
            "\"/{a}/{a}\"",
            "\"Option\"",
            "\"0\"",
            "\"\\u202e\"",
            "\"%s\"",
        ];
        let Some(at) = self.one(&parts.strings) else {
            return text.to_owned();
        };
        let other = match self.random.usize(..3) {
            0 => ODD[self.random.usize(..ODD.len())],
            _ => self.one(&parts.strings).map_or("\"\"", |span| &text[span]),
        };
        format!("{}{other}{}", &text[..at.start], &text[at.end..])
    }

    fn renumbered(&mut self, text: &str, parts: &Parts) -> String {
        const NUMBERS: &[&str] = &[
            "0",
            "-1",
            "-0",
            "1.5",
            "1e3",
            "65536",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "1e308",
            "1e999",
            "true",
            "null",
        ];
        let Some(at) = self.one(&parts.scalars) else {
            return text.to_owned();
        };
        let number = NUMBERS[self.random.usize(..NUMBERS.len())];
        format!("{}{number}{}", &text[..at.start], &text[at.end..])
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| of[self.random.usize(..of.len())].clone())
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
            assert!(
                report
                    .findings()
                    .iter()
                    .all(|finding| !finding.help.is_empty())
            );
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
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

/// Where two texts differ, with a little around it.
fn difference(text: &str, mutant: &str) -> String {
    let pairs = text.lines().zip(mutant.lines());
    let lines = pairs
        .enumerate()
        .filter(|(_, (old, new))| old != new)
        .take(2);
    lines
        .map(|(number, (old, new))| format!("  {}: {old}\n     {new}\n", number + 1))
        .collect()
}

/// Places of a file that can be damaged with some sense.
#[derive(Default)]
struct Parts {
    /// Members and items, each with the comma before or behind it.
    members: Vec<(Span, Span)>,
    values: Vec<Span>,
    strings: Vec<Span>,
    /// Numbers and booleans.
    scalars: Vec<Span>,
}

impl Parts {
    fn of(text: &str) -> Self {
        let mut parts = Self::default();
        parts.add(&tree(text).expect("the specs are JSON"));
        parts
    }

    fn add(&mut self, node: &Node) {
        let wholes = match &node.value {
            Value::Object(members) => {
                let spans = members
                    .iter()
                    .map(|member| member.key_span.start..member.value.span.end);
                self.strings
                    .extend(members.iter().map(|member| member.key_span.clone()));
                members.iter().for_each(|member| self.add(&member.value));
                spans.collect::<Vec<_>>()
            }
            Value::Array(items) => {
                items.iter().for_each(|item| self.add(item));
                items.iter().map(|item| item.span.clone()).collect()
            }
            Value::String(_) => {
                self.strings.push(node.span.clone());
                Vec::new()
            }
            Value::Number(_) | Value::Boolean(_) => {
                self.scalars.push(node.span.clone());
                Vec::new()
            }
            Value::Null => Vec::new(),
        };
        self.values.push(node.span.clone());
        for (index, whole) in wholes.iter().enumerate() {
            let comma = match (index, wholes.get(index + 1)) {
                (0, Some(next)) => whole.end..next.start,
                (0, None) => whole.clone(),
                _ => wholes[index - 1].end..whole.start,
            };
            self.members.push((whole.clone(), comma));
        }
    }
}
