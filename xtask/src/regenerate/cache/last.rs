//! The cache of the last run, if there is one that counts, and its place.

use std::path::Path;
use std::time::SystemTime;

use apispec_codegen::File;
use apispec_codegen::disk::{self, Difference};

use super::hash::Hash;
use super::{Cache, store};
use crate::print::eprintln;

/// Where it is; git ignores the folder.
const PATH: &str = "target/regenerate.cache";

/// Where the lines of the outline are.
const LINES: &str = "target/regenerate.lines";

/// What is known of the last run.
pub(crate) struct Last {
    /// What it made, as far as it is still there; nothing if this is not known.
    pub(crate) cache: Option<Cache>,
    /// The generator that runs; without it, nothing is known and nothing is kept.
    generator: Option<Hash>,
    /// What is in the file.
    written: Option<Cache>,
}

impl Last {
    /// Reads it; a file that is damaged is reported and does not count, as that of another generator does not.
    pub(crate) fn read(root: &Path, started: SystemTime) -> Self {
        let (generator, bytes) =
            rayon::join(store::generator, || disk::read_bytes(&root.join(PATH)).ok());
        let written = generator.as_ref().zip(bytes).and_then(|(generator, bytes)| {
            store::read(&bytes, generator).unwrap_or_else(|store::Damaged| {
                damaged(PATH);
                None
            })
        });
        let cache = written.as_ref().map(|cache| cache.verified(root, started));
        Self { cache, generator, written }
    }

    /// The text with this hash that says the lines of the outline; nothing, which is reported, if it is not there.
    pub(crate) fn lines(root: &Path, hash: Hash) -> Option<String> {
        let text = disk::read(&root.join(LINES)).ok();
        let text = text.filter(|text| Hash::of(text.as_bytes()) == hash);
        if text.is_none() {
            damaged(LINES);
        }
        text
    }

    /// Puts another one in its place, at once, and the lines of the outline if they differ. Where that can't be written,
    /// the next run makes everything.
    pub(crate) fn replace(self, cache: &Cache, lines: Option<String>, root: &Path) {
        let Some(generator) = self.generator else {
            return;
        };
        let is_left = |path| disk::is_unfinished(&root.join(path));
        let is_same = self.written.as_ref() == Some(cache) && !is_left(PATH);
        let text = (!is_same).then(|| (PATH, store::text(cache, &generator)));
        let lines = lines.or_else(|| {
            let text = cache.outline.text.filter(|_| is_left(LINES))?;
            Self::lines(root, text)
        });
        for (path, text) in lines.map(|text| (LINES, text)).into_iter().chain(text) {
            let file = File { path: path.into(), text };
            if let Err(error) = disk::apply(root, &[Difference::Missing(file)]) {
                eprintln!("the next run regenerates everything: {error}");
                return;
            }
        }
    }
}

fn damaged(path: &str) {
    eprintln!("the cache {path} is damaged; regenerating everything");
}
