//! What the last run made of which specs; the next one makes again what differs.
//!
//! Nothing depends on it but time: without it, everything is made. `regenerate --check` neither reads nor writes it.

mod hash;
mod last;
mod owner;
mod store;
mod texts;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use apispec_codegen::disk::{self, Stamp};
use apispec_codegen::{File, Listing};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::evidence::Counts;
pub(super) use hash::Hash;
pub(super) use last::Last;
pub(super) use owner::Owner;
pub(super) use texts::{Belongs, Texts};

/// What a run without errors made of the specs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cache {
    /// The specs.
    pub(super) texts: Texts,
    /// The names of all services and operations.
    pub(super) listing: Listing,
    /// How much there is about each operation.
    pub(super) counts: Counts,
    /// What the files of its provider take from each service, by its modules.
    pub(super) shares: BTreeMap<String, Hash>,
    /// The files, by what they are made of.
    pub(super) files: BTreeMap<Owner, Vec<Known>>,
    /// The lines that modules add to the outline, by what these are made of.
    pub(super) lines: BTreeMap<Owner, Arc<str>>,
}

/// A generated file that was as it should be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Known {
    path: String,
    text: Hash,
    /// What the system knows of it; nothing if a change might not show there.
    stamp: Option<Stamp>,
}

impl Known {
    /// A file with this text, of whose stamp nothing is known.
    pub(super) fn new(file: &File) -> Self {
        Self { path: file.path.clone(), text: Hash::of(file.text.as_bytes()), stamp: None }
    }

    /// The path from the workspace's root.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The file, if it still has its text. It is read only if its stamp tells nothing.
    fn verified(&self, root: &Path, started: SystemTime) -> Option<Self> {
        let path = root.join(&self.path);
        let stamp = Stamp::of(&path)?;
        if self.stamp == Some(stamp) {
            return Some(self.clone());
        }
        let is_same = disk::read_bytes(&path).is_ok_and(|bytes| Hash::of(&bytes) == self.text);
        is_same.then(|| self.with(stamp, started))
    }

    /// The file with a stamp that counts if it is older than the run, which has read the text later.
    fn with(&self, stamp: Stamp, started: SystemTime) -> Self {
        Self { stamp: Some(stamp).filter(|it| it.is_settled(started)), ..self.clone() }
    }
}

impl Cache {
    /// The same without the files of each owner of whom one is not as it should be.
    pub(super) fn verified(&self, root: &Path, started: SystemTime) -> Self {
        let files = self.files.par_iter().filter_map(|(owner, files)| {
            let files = files.iter().map(|file| file.verified(root, started));
            Some((owner.clone(), files.collect::<Option<Vec<_>>>()?))
        });
        let Self { texts, listing, counts, shares, files: _, lines } = self;
        Self {
            texts: texts.clone(),
            listing: listing.clone(),
            counts: counts.clone(),
            shares: shares.clone(),
            files: files.collect(),
            lines: lines.clone(),
        }
    }

    /// The same with the stamps of all files, which are as they should be.
    pub(super) fn stamped(mut self, root: &Path, started: SystemTime) -> Self {
        self.files.par_iter_mut().flat_map(|(_, files)| files).for_each(|file| {
            if file.stamp.is_none()
                && let Some(stamp) = Stamp::of(&root.join(&file.path))
            {
                *file = file.with(stamp, started);
            }
        });
        self
    }
}
