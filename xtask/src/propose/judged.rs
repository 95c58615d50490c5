//! The reader against sentences that a person has judged: what it finds of what they state, and what it makes up.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use apispec_codegen::disk;
use serde_json::Value as Json;

use super::judgement::{Claim, claim, claims};
use super::metadata::{Described, described};
use crate::Outcome;
use crate::print::println;
use crate::prose::{self, Statement};

/// Compares; the metadata is the one file of `sources` that has the operations.
pub(super) fn run(file: &Path, sources: &[PathBuf]) -> Result<Outcome, Box<dyn Error>> {
    let judged = json(file)?;
    let metadata = sources.iter().map(|it| json(it)).collect::<Result<Vec<_>, _>>()?;
    let mut table = Table::default();
    for entry in judged.as_array().into_iter().flatten() {
        let operation = entry["operation"].as_str().unwrap_or_default();
        let Some(metadata) = metadata.iter().find(|it| it["apis"].get(operation).is_some()) else {
            return Err(format!("no file of `--sources` has `{operation}`").into());
        };
        table.add(entry, &described(metadata, operation));
    }
    table.print();
    Ok(Outcome::Clean)
}

fn json(path: &Path) -> Result<Json, Box<dyn Error>> {
    let bytes = disk::read_bytes(path)?;
    serde_json::from_slice(&bytes)
        .map_err(|error| format!("can't read {}: {error}", path.display()).into())
}

/// The counts of some judged sentences.
#[derive(Default)]
struct Table {
    sentences: usize,
    not_found: usize,
    /// By kind: stated, and found.
    kinds: BTreeMap<String, [usize; 2]>,
    missed: Vec<String>,
    proposals: usize,
    wrong: Vec<String>,
    unread: usize,
    neither: Vec<String>,
}

impl Table {
    fn add(&mut self, entry: &Json, described: &Described) {
        self.sentences += 1;
        let text = |key: &str| entry[key].as_str().unwrap_or_default();
        let place = format!("{}.{} {}", text("operation"), text("parameter"), entry["nth"]);
        let length =
            usize::try_from(entry["length"].as_u64().unwrap_or_default()).unwrap_or_default();
        let own = described.texts.iter().filter(|(field, _)| field.name == text("parameter"));
        let found = own.filter_map(|(field, says)| {
            let at = says.match_indices(text("begins")).map(|(at, _)| at);
            let nth = usize::try_from(entry["occurrence"].as_u64().unwrap_or(1)).unwrap_or(1);
            let begin = at
                .into_iter()
                .find(|at| is_whole(says, *at, length) && nth == 1)
                .or_else(|| says.match_indices(text("begins")).map(|(at, _)| at).nth(nth - 1))?;
            Some((field, says, begin..end(says, begin, length)))
        });
        let Some((field, says, span)) = found.into_iter().next() else {
            self.not_found += 1;
            return;
        };
        let mut stated = Vec::<Statement>::new();
        let mut is_unread = false;
        for sentence in prose::read(says, field, &described.names) {
            if sentence.span.start < span.end && span.start < sentence.span.end {
                let is_within = sentence.span.start >= span.start;
                if is_within {
                    for statement in sentence.statements {
                        if !stated.contains(&statement) {
                            stated.push(statement);
                        }
                    }
                    is_unread |= sentence.unread.is_some();
                }
            }
        }
        let judged = claims(&entry["states"]);
        let own = stated.iter().flat_map(claim).collect::<Vec<_>>();
        for claim in &judged {
            let counts = self.kinds.entry(claim.kind.clone()).or_default();
            counts[0] += 1;
            if own.iter().any(|it| it.says(claim)) {
                counts[1] += 1;
            } else {
                let flag = if is_unread { "unread" } else { "read" };
                self.missed.push(format!("{place} ({flag}): {}", claim.shown()));
            }
        }
        for claim in own.iter().filter(|it| it.is_counted()) {
            self.proposals += 1;
            if !judged.iter().any(|it| claim.says(it) || claim.follows(it)) {
                self.wrong.push(format!("{place}: {}", claim.shown()));
            }
        }
        self.unread += usize::from(is_unread);
        let is_limiting =
            entry["states"].as_array().into_iter().flatten().any(|it| it["kind"] != "none");
        if is_limiting && own.is_empty() && !is_unread {
            self.neither.push(place);
        }
    }

    fn print(&self) {
        println!("judged sentences: {} ({} not found)", self.sentences, self.not_found);
        let (mut all, mut found) = (0, 0);
        for (kind, [stated, proposed]) in &self.kinds {
            println!("  {kind}: {proposed} of {stated}");
            if Claim::is_said(kind) {
                all += stated;
                found += proposed;
            }
        }
        println!("rules and limits that are proposed: {found} of {all}");
        self.missed.iter().for_each(|it| println!("  missed: {it}"));
        println!(
            "proposals that are right: {} of {}",
            self.proposals - self.wrong.len(),
            self.proposals
        );
        self.wrong.iter().for_each(|it| println!("  wrong: {it}"));
        println!(
            "sentences with an unread part: {}; in neither list: {}",
            self.unread,
            self.neither.len()
        );
        self.neither.iter().for_each(|it| println!("  in neither list: {it}"));
    }
}

/// The byte behind so many characters.
fn end(text: &str, begin: usize, length: usize) -> usize {
    let rest = text[begin..].char_indices().nth(length);
    rest.map_or(text.len(), |(at, _)| begin + at)
}

/// Whether a sentence of this length begins and ends here.
fn is_whole(text: &str, begin: usize, length: usize) -> bool {
    let before = text[..begin].chars().next_back();
    let starts = before.is_none_or(|it| it.is_whitespace() || "。；;>*-".contains(it));
    let end = end(text, begin, length);
    let (last, next) = (text[..end].chars().next_back(), text[end..].chars().next());
    let ends =
        next.is_none_or(|it| "\n\t <".contains(it)) || last.is_some_and(|it| "。；;".contains(it));
    starts && ends
}
