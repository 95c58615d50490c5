//! The audit tried: characters changed in pages, and items taken out of specs, one at a time.
//!
//! The same seed tries the same changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use apispec_codegen::report::Report;
use apispec_codegen::source::{Source, Span};
use apispec_codegen::spec::DocumentKind;
use apispec_codegen::spec::read::{Specs, read};
use sha2::{Digest, Sha256};
use xtask::audit::{Audited, Confirmation, audit};
use xtask::documents::Saved;

use super::removals::{LISTS, Named, Removal, removals};

/// What was tried.
#[derive(Debug)]
pub(crate) struct Proof {
    /// How many characters of pages the facts rest on.
    pub(crate) characters: usize,
    /// Characters changed in pages.
    pub(crate) changes: Vec<Change>,
    /// Items taken out of specs.
    pub(crate) removals: Vec<Removal>,
}

/// One character of a page changed, where a fact stands.
#[derive(Debug)]
pub(crate) struct Change {
    /// The page.
    pub(crate) file: String,
    /// The line, counted from one.
    pub(crate) line: usize,
    /// What stands there.
    pub(crate) text: String,
    /// The character.
    pub(crate) before: char,
    /// What replaced it.
    pub(crate) after: char,
    /// Whether the audit failed, with a file and a line.
    pub(crate) seen: bool,
    /// Where else the same facts stand: `line` of this page, or another document.
    pub(crate) elsewhere: BTreeSet<String>,
}

impl Proof {
    fn unseen(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| !change.seen)
    }

    fn unnamed(&self) -> impl Iterator<Item = &Removal> {
        let removals = self.removals.iter();
        removals.filter(|removal| removal.named == Named::Nowhere)
    }

    /// Whether the audit saw everything.
    pub(crate) fn is_complete(&self) -> bool {
        self.unseen().next().is_none() && self.unnamed().next().is_none()
    }
}

/// What was not seen, then the counts.
impl fmt::Display for Proof {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for change in self.unseen() {
            let Change { file, line, text, before, after, .. } = change;
            let places = change.elsewhere.iter().map(String::as_str);
            let why = match places.collect::<Vec<_>>().join(", ").as_str() {
                "" => "said of a field that its own lines name".to_owned(),
                places => format!("stands at {places} too"),
            };
            writeln!(
                formatter,
                "unseen: {file}:{line}: `{before}` → `{after}` in `{text}`: {why}"
            )?;
        }
        for Removal { path, list, text, .. } in self.unnamed() {
            writeln!(formatter, "not named: `{text}` of `{list}` in {path}")?;
        }
        let tried = self.changes.len();
        writeln!(
            formatter,
            "{} of {tried} changed characters seen, out of {} that facts rest on",
            tried - self.unseen().count(),
            self.characters
        )?;
        for (list, _) in LISTS {
            let of = self.removals.iter().filter(|it| it.list == list);
            let by = |named| of.clone().filter(|it| it.named == named).count();
            writeln!(
                formatter,
                "{} of {} removals from `{list}` named by the audit, {} by an error of the specs",
                by(Named::Audit),
                of.clone().count(),
                by(Named::Specs)
            )?;
        }
        Ok(())
    }
}

/// Tries so many changes of pages and every removal; fails if the audit finds something before.
pub(crate) fn prove(
    sources: &[Source],
    saved: &[Saved],
    changes: usize,
    seed: u64,
) -> Result<Proof, Report> {
    let specs = read(sources)?;
    let clean = audit(&specs, saved);
    if !clean.report.is_empty() {
        return Err(clean.report);
    }
    let positions = positions(&specs, saved, &clean);
    let mut order = positions.keys().collect::<Vec<_>>();
    fastrand::Rng::with_seed(seed).shuffle(&mut order);
    let mut tried = Vec::new();
    for position in order.into_iter().take(changes) {
        let facts = &positions[position];
        tried.push(change(sources, saved, &clean, *position, facts)?);
    }
    Ok(Proof { characters: positions.len(), changes: tried, removals: removals(sources, saved)? })
}

/// A character of a page: the file's index, and the byte.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    file: usize,
    at: usize,
}

/// Every character of a page that bears out a fact, with the facts.
fn positions(specs: &Specs, saved: &[Saved], clean: &Audited) -> BTreeMap<Position, Vec<usize>> {
    let described = specs.documents.iter().flat_map(|file| &file.spec.documents);
    let pages = described
        .filter(|document| document.kind == DocumentKind::Page)
        .map(|document| document.file.as_str())
        .collect::<Vec<_>>();
    let mut positions = BTreeMap::<_, Vec<usize>>::new();
    for (index, confirmation) in clean.confirmations.iter().enumerate() {
        let file = saved.iter().position(|saved| saved.file == confirmation.file);
        let Some(file) = file.filter(|_| pages.contains(&confirmation.file.as_str())) else {
            continue;
        };
        let text = String::from_utf8_lossy(&saved[file].bytes);
        for span in &confirmation.spans {
            for (at, character) in text[span.clone()].char_indices() {
                if !character.is_whitespace() {
                    let at = span.start + at;
                    let facts = positions.entry(Position { file, at });
                    facts.or_default().push(index);
                }
            }
        }
    }
    positions
}

fn change(
    sources: &[Source],
    saved: &[Saved],
    clean: &Audited,
    position: Position,
    facts: &[usize],
) -> Result<Change, Report> {
    let Position { file, at } = position;
    let mut saved = saved.to_vec();
    let text = String::from_utf8_lossy(&saved[file].bytes).into_owned();
    let before = text[at..].chars().next().unwrap_or_default();
    let after = another(before);
    let changed = format!("{}{after}{}", &text[..at], &text[at + before.len_utf8()..]);
    let old = sha256(&saved[file].bytes);
    saved[file].bytes = changed.into_bytes();
    let new = sha256(&saved[file].bytes);
    let mut sources = sources.to_vec();
    for source in &mut sources {
        if source.name == "sources.json" {
            source.text = source.text.replace(&old, &new);
        }
    }
    let found = audit(&read(&sources)?, &saved).report;
    let line = |byte: usize| text[..byte].matches('\n').count() + 1;
    let confirmations = facts.iter().map(|index| &clean.confirmations[*index]);
    let own = |confirmation: &Confirmation| {
        let mut spans = confirmation.spans.iter();
        spans.find(|span| span.contains(&at)).cloned()
    };
    let mut elsewhere = BTreeSet::new();
    for confirmation in confirmations.clone() {
        let others = confirmation.spans.iter().filter(|span| !span.contains(&at));
        elsewhere.extend(others.map(|span| format!("line {}", line(span.start))));
        let documents = clean.confirmations.iter();
        let documents = documents
            .filter(|other| other.fact == confirmation.fact && other.file != confirmation.file);
        elsewhere.extend(documents.map(|other| other.file.clone()));
    }
    let span: Option<Span> = confirmations.clone().find_map(own);
    Ok(Change {
        file: saved[file].file.clone(),
        line: line(at),
        text: text[span.unwrap_or(at..at)].to_owned(),
        before,
        after,
        seen: !found.is_empty(),
        elsewhere,
    })
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A character of the same kind.
fn another(character: char) -> char {
    match character {
        'z' => 'a',
        'Z' => 'A',
        '9' => '0',
        'a'..='y' | 'A'..='Y' | '0'..='8' => char::from(character as u8 + 1),
        '某' => '甲',
        _ if character.is_ascii() => 'x',
        _ => '某',
    }
}
