//! Cache ↔ text: a line that says who wrote it, a line for each part, a line for the files of each owner, and a hash of
//! all.

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;
use std::str;

use apispec_codegen::disk::Folders;
use apispec_codegen::{Listing, disk};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::hash::Hash;
use super::{Cache, Counts, Files, Outline, Owner, Texts};

/// What the first line says before the hash of the generator, of which each has a form of its own.
const MAGIC: &str = "cache of `cargo xtask regenerate` by";

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
    lines: Vec<(Owner, Hash)>,
    outline: Option<Hash>,
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
    let head = || {
        json(&Head {
            texts: cache.texts.clone(),
            listing: cache.listing.clone(),
            counts: cache.counts.clone(),
            shares: cache.shares.clone(),
            lines: cache.outline.lines.clone().into_iter().collect(),
            outline: cache.outline.text,
        })
    };
    let parts = || {
        let files = cache.files.par_iter().map(|files| json(&files));
        (json(&cache.folders), files.collect::<Vec<_>>())
    };
    let (head, (folders, files)) = rayon::join(head, parts);
    let first = format!("{MAGIC} {generator}");
    let text = [[first, head, folders].as_slice(), &files].concat().join("\n");
    let hash = Hash::of(text.as_bytes());
    format!("{text}\n{hash}")
}

/// The cache of a text; nothing if another generator wrote it.
pub(super) fn read(bytes: &[u8], generator: &Hash) -> Result<Option<Cache>, Damaged> {
    let text = str::from_utf8(bytes).map_err(|_| Damaged)?;
    let (text, hash) = text.rsplit_once('\n').ok_or(Damaged)?;
    if Hash::of(text.as_bytes()).to_string() != hash {
        return Err(Damaged);
    }
    let (first, rest) = text.split_once('\n').ok_or(Damaged)?;
    if first != format!("{MAGIC} {generator}") {
        return Ok(None);
    }
    parts(rest).ok_or(Damaged).map(Some)
}

fn parts(text: &str) -> Option<Cache> {
    let (head, rest) = text.split_once('\n')?;
    let mut rest = rest.lines();
    let folders = rest.next()?;
    let files = rest.collect::<Vec<_>>();
    let head = || serde_json::from_str::<Head>(head).ok();
    let rest = || {
        let folders = || serde_json::from_str::<Folders>(folders).ok();
        let files = || {
            let files = files.par_iter().map(|it| serde_json::from_str::<(Owner, Files)>(it).ok());
            files.collect::<Option<BTreeMap<_, _>>>()
        };
        rayon::join(folders, files)
    };
    let (head, (folders, files)) = rayon::join(head, rest);
    let Head { texts, listing, counts, shares, lines, outline } = head?;
    let outline = Outline { lines: lines.into_iter().collect(), text: outline };
    Some(Cache { texts, listing, counts, shares, files: files?, folders: folders?, outline })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a value is serializable")
}
