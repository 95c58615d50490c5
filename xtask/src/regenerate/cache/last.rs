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
                eprintln!("the cache {PATH} is damaged; regenerating everything");
                None
            })
        });
        let cache = written.as_ref().map(|cache| cache.verified(root, started));
        Self { cache, generator, written }
    }

    /// Puts another one in its place, at once. Where that can't be written, the next run makes everything.
    pub(crate) fn replace(self, cache: Cache, root: &Path) {
        let Some(generator) = self.generator else {
            return;
        };
        if self.written.as_ref() == Some(&cache) && !disk::is_unfinished(&root.join(PATH)) {
            return;
        }
        let file = File { path: PATH.into(), text: store::text(&cache, &generator) };
        if let Err(error) = disk::apply(root, &[Difference::Missing(file)]) {
            eprintln!("the next run regenerates everything: {error}");
        }
    }
}
