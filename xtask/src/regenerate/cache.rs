//! What the last run made of which specs; the next one makes again what differs.
//!
//! Nothing depends on it but time: without it, everything is made. `regenerate --check` neither reads nor writes it.

mod files;
mod hash;
mod last;
mod lines;
mod owner;
mod store;
mod texts;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use apispec_codegen::Listing;
use apispec_codegen::disk::Folders;
use rayon::prelude::*;

use super::evidence::Counts;
pub(super) use files::Files;
pub(super) use hash::Hash;
pub(super) use last::Last;
pub(super) use lines::Lines;
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
    pub(super) files: BTreeMap<Owner, Files>,
    /// The folders of the files.
    pub(super) folders: Folders,
    /// The lines that modules add to the outline.
    pub(super) outline: Outline,
}

/// What is known of the lines of the outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// The hash of the lines of each owner.
    pub(super) lines: BTreeMap<Owner, Hash>,
    /// The hash of the text that says all lines; nothing if there is none.
    pub(super) text: Option<Hash>,
}

impl Cache {
    /// The same without the files of each owner of whom one is not as it should be, and without stamps of folders that
    /// have another one.
    pub(super) fn verified(&self, root: &Path, started: SystemTime) -> Self {
        let files = || {
            let files = self.files.par_iter();
            let verified = files
                .filter_map(|(owner, files)| Some((owner.clone(), files.verified(root, started)?)));
            verified.collect()
        };
        let (files, folders) = rayon::join(files, || self.folders.verified(root));
        let Self { texts, listing, counts, shares, files: _, folders: _, outline } = self;
        Self {
            texts: texts.clone(),
            listing: listing.clone(),
            counts: counts.clone(),
            shares: shares.clone(),
            files,
            folders,
            outline: outline.clone(),
        }
    }

    /// The same with the stamps of all files and folders, which are as they should be.
    pub(super) fn stamped(mut self, root: &Path, started: SystemTime) -> Self {
        self.files.par_iter_mut().for_each(|(_, files)| files.stamp(root, started));
        self.folders = self.folders.stamped(root, started);
        self
    }
}
