//! Generated files that are made of one thing → whether they are as they were left.

use std::path::Path;
use std::time::SystemTime;

use apispec_codegen::disk::{self, Stamp};
use serde::{Deserialize, Serialize};

use super::hash::Hash;

/// Files that were as they should be, which are kept or made together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Files {
    /// The paths from the workspace's root, in order.
    paths: Vec<String>,
    /// The hash of all texts.
    texts: Hash,
    /// The hash of what the system knows of each; nothing if a change might not show there.
    stamps: Option<Hash>,
}

/// What the system knows of several files.
struct Stamps {
    hash: Hash,
    are_settled: bool,
}

impl Files {
    /// Files by their paths and the hashes of their texts, of whose stamps nothing is known.
    pub(crate) fn new(mut files: Vec<(String, Hash)>) -> Self {
        files.sort_by(|(left, _), (right, _)| left.cmp(right));
        let texts = Hash::of_hashes(files.iter().map(|(_, hash)| *hash));
        Self { paths: files.into_iter().map(|(path, _)| path).collect(), texts, stamps: None }
    }

    /// The paths from the workspace's root.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// The files, if all still have their texts. They are read only if their stamps tell nothing.
    pub(super) fn verified(&self, root: &Path, started: SystemTime) -> Option<Self> {
        let stamps = self.stamps(root, started)?;
        if self.stamps == Some(stamps.hash) {
            return Some(self.clone());
        }
        let hash = |path| disk::read_bytes(&root.join(path)).ok().map(|bytes| Hash::of(&bytes));
        let texts = self.paths().map(hash).collect::<Option<Vec<_>>>()?;
        (Hash::of_hashes(texts) == self.texts).then(|| self.with(&stamps))
    }

    /// Looks for stamps that count, if there are none. The files are as they should be.
    pub(super) fn stamp(&mut self, root: &Path, started: SystemTime) {
        if self.stamps.is_none()
            && let Some(stamps) = self.stamps(root, started)
        {
            *self = self.with(&stamps);
        }
    }

    /// The stamps of all files; nothing if one is missing.
    fn stamps(&self, root: &Path, started: SystemTime) -> Option<Stamps> {
        let stamps = self.paths().map(|path| Stamp::of(&root.join(path)));
        let stamps = stamps.collect::<Option<Vec<_>>>()?;
        let bytes = stamps.iter().flat_map(|stamp| stamp.bytes()).collect::<Vec<_>>();
        let are_settled = stamps.iter().all(|stamp| stamp.is_settled(started));
        Some(Stamps { hash: Hash::of(&bytes), are_settled })
    }

    /// The files with stamps that count if all are older than the run, which has read the texts later.
    fn with(&self, stamps: &Stamps) -> Self {
        Self { stamps: stamps.are_settled.then_some(stamps.hash), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::{Duration, UNIX_EPOCH};

    use super::{Files, Hash};

    #[test]
    fn files_are_read_only_if_a_stamp_differs() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let root = folder.path();
        let write = |name: &str, text: &str| fs::write(root.join(name), text).expect("it is new");
        let (early, late) = (UNIX_EPOCH, UNIX_EPOCH + Duration::from_secs(1 << 33));
        let files = ["a", "b"].map(|name| {
            write(name, name);
            (name.to_owned(), Hash::of(name.as_bytes()))
        });
        let files = Files::new(files.to_vec());
        assert_eq!(files.verified(root, early), Some(files.clone()), "no stamp counts so early");
        let settled = files.verified(root, late).expect("they are as they were made");
        assert!(settled.stamps.is_some());

        // With a hash that no text has, whoever reads a file finds that it differs.
        let unread = Files { texts: Hash::of(b"another"), ..settled.clone() };
        assert_eq!(unread.verified(root, late), Some(unread.clone()));
        write("b", "c");
        assert_eq!([&unread, &settled].map(|it| it.verified(root, late)), [None, None]);
        write("b", "b");
        assert_eq!(settled.verified(root, early), Some(files), "a text that was restored");
        fs::remove_file(root.join("b")).expect("it is there");
        assert_eq!(settled.verified(root, late), None);
    }
}
