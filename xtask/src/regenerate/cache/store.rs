//! Cache ↔ text: a line that says who wrote it, a line for each part, the lines of the outline, and a hash of all.

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;
use std::str;

use apispec_codegen::{Listing, disk};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::hash::Hash;
use super::{Cache, Counts, Known, Owner, Texts};

/// What the first line says before the hash of the generator, of which each has a form of its own.
const MAGIC: &str = "cache of `cargo xtask regenerate` by";

/// What begins the lines of an owner; no line of an outline begins so.
const SECTION: &str = "\n= ";

/// It is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Damaged;

/// The first part.
#[derive(Serialize, Deserialize)]
struct Head {
    texts: Texts,
    listing: Listing,
    counts: Counts,
    shares: BTreeMap<String, Hash>,
}

/// The hash of the generator that runs; nothing if the system does not tell.
///
/// Of its bytes: size and time of a file are equal after a build from an archive, or with fixed times.
pub(crate) fn generator() -> Option<Hash> {
    // The program that runs, even if another one has meanwhile its path.
    let running = PathBuf::from("/proc/self/exe");
    let path = if running.exists() { running } else { env::current_exe().ok()? };
    disk::read_bytes(&path).ok().map(|bytes| Hash::of(&bytes))
}

/// The text of a cache.
pub(super) fn text(cache: &Cache, generator: &Hash) -> String {
    let head = Head {
        texts: cache.texts.clone(),
        listing: cache.listing.clone(),
        counts: cache.counts.clone(),
        shares: cache.shares.clone(),
    };
    let head = format!("{MAGIC} {}\n{}\n", generator.as_str(), json(&head));
    let files = cache.files.par_iter().map(|files| json(&files) + "\n").collect::<Vec<_>>();
    // Most of it are lines; a text that grows is copied again and again.
    let lines = cache.lines.values().map(|lines| lines.len() + 100).sum::<usize>();
    let files_len = files.iter().map(String::len).sum::<usize>();
    let mut text = String::with_capacity(head.len() + files_len + lines + 100);
    text.push_str(&head);
    files.iter().for_each(|line| text.push_str(line));
    for (owner, lines) in &cache.lines {
        text.push_str(SECTION);
        text.push_str(&json(owner));
        text.push('\n');
        text.push_str(lines);
    }
    let hash = Hash::of(text.as_bytes());
    text.push('\n');
    text + hash.as_str()
}

/// The cache of a text; nothing if another generator wrote it.
pub(super) fn read(bytes: &[u8], generator: &Hash) -> Result<Option<Cache>, Damaged> {
    let text = str::from_utf8(bytes).map_err(|_| Damaged)?;
    let (text, hash) = text.rsplit_once('\n').ok_or(Damaged)?;
    if Hash::of(text.as_bytes()).as_str() != hash {
        return Err(Damaged);
    }
    let (first, rest) = text.split_once('\n').ok_or(Damaged)?;
    if first != format!("{MAGIC} {}", generator.as_str()) {
        return Ok(None);
    }
    parts(rest).ok_or(Damaged).map(Some)
}

fn parts(text: &str) -> Option<Cache> {
    let mut sections = text.split(SECTION);
    let (head, files) = sections.next()?.split_once('\n')?;
    let Head { texts, listing, counts, shares } = serde_json::from_str(head).ok()?;
    let files = files.lines().collect::<Vec<_>>();
    let files = files.par_iter().map(|line| serde_json::from_str::<(Owner, Vec<Known>)>(line).ok());
    let files = files.collect::<Option<BTreeMap<_, _>>>()?;
    let lines = sections.map(|section| {
        let (owner, lines) = section.split_once('\n')?;
        Some((serde_json::from_str(owner).ok()?, lines.into()))
    });
    let lines = lines.collect::<Option<BTreeMap<_, _>>>()?;
    Some(Cache { texts, listing, counts, shares, files, lines })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a value is serializable")
}
