//! Folders of generated files → whether they can hold anything that was not made.
//!
//! A folder gets another stamp when something in it is created, deleted or renamed. While it has the one of the last run,
//! nothing has to be looked for in it.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::stamp::Stamp;
use crate::parallel;

/// The folders of generated files by their paths from the root, each with its stamp if that counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folders(BTreeMap<String, Option<Stamp>>);

impl Folders {
    /// The same without the stamps that folders no longer have.
    pub fn verified(&self, root: &Path) -> Self {
        let known = self.0.iter().collect::<Vec<_>>();
        let chunks = known.chunks(1000).collect::<Vec<_>>();
        let stamps = parallel::each(&chunks, |folders| {
            let same = folders.iter().map(|(path, known)| {
                known.filter(|known| Stamp::of_folder(&root.join(path)) == Some(*known))
            });
            same.collect::<Vec<_>>()
        });
        let stamps = stamps.into_iter().flatten();
        Self(known.into_iter().zip(stamps).map(|((path, _), it)| (path.clone(), it)).collect())
    }

    /// Adds the folders of a generated file that are below an owned one, which is added too.
    pub fn add<'a>(&mut self, file: &str, owned: impl Iterator<Item = &'a str>) {
        let mut owned = owned.filter_map(|path| path.strip_suffix('/'));
        let Some(owned) = owned.find(|owned| Path::new(file).starts_with(owned)) else {
            return;
        };
        let mut path = file;
        while let Some((folder, _)) = path.rsplit_once('/')
            && folder.len() >= owned.len()
            && !self.0.contains_key(folder)
        {
            self.0.insert(folder.to_owned(), None);
            path = folder;
        }
    }

    /// The same with the stamps of all folders that still exist, as far as they count. The folders must hold nothing
    /// but what was made.
    pub fn stamped(mut self, root: &Path, started: SystemTime) -> Self {
        self.0.retain(|path, known| {
            if known.is_some() {
                return true;
            }
            let stamp = Stamp::of_folder(&root.join(path));
            *known = stamp.filter(|stamp| stamp.is_settled(started));
            stamp.is_some()
        });
        self
    }

    /// Whether something is known of a folder, if only that its stamp does not count.
    pub(super) fn contains(&self, folder: &str) -> bool {
        self.0.contains_key(folder)
    }

    /// Whether there is nothing in a folder but what was made, and folders that are known by themselves.
    pub(super) fn is_settled(&self, folder: &str) -> bool {
        self.0.get(folder).is_some_and(Option::is_some)
    }

    /// The folders below another one in which something may be that was not made.
    pub(super) fn doubtful<'a>(&'a self, around: &'a str) -> impl Iterator<Item = &'a str> {
        let known = self.0.iter().filter(|(_, stamp)| stamp.is_none());
        let below = known.filter(move |(path, _)| Path::new(path).starts_with(around));
        below.map(|(path, _)| path.as_str()).filter(move |path| *path != around)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use super::Folders;
    use crate::disk::walk;

    const OWNED: &[&str] = &["made/"];

    /// A time at which every stamp of today counts.
    fn later() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1 << 33)
    }

    /// What a run finds in the folder `made`.
    fn found(root: &Path, folders: &Folders) -> Vec<String> {
        let owned = ["made".to_owned()];
        walk::folder(root, "made", &owned, folders).expect("it can be read").files
    }

    #[test]
    fn a_folder_is_looked_into_once_something_is_created_deleted_or_renamed_in_it() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let root = folder.path();
        fs::create_dir_all(root.join("made/a/b")).expect("a folder can be made");
        let files = ["made/a/b/c.rs", "made/a/d.rs"];
        let mut folders = Folders::default();
        for file in files {
            fs::write(root.join(file), "").expect("a file can be written");
            folders.add(file, OWNED.iter().copied());
        }
        assert_eq!(found(root, &folders.verified(root)), files, "no stamp is known");
        assert_eq!(folders.clone().stamped(root, UNIX_EPOCH), folders, "no stamp counts so early");

        let known = folders.stamped(root, later());
        assert_eq!(found(root, &known.verified(root)), [""; 0]);
        fs::write(root.join("made/a/b/c.rs"), "other").expect("a file can be written");
        assert_eq!(found(root, &known.verified(root)), [""; 0], "a text is not its business");
        fs::create_dir_all(root.join("made/a/e")).expect("a folder can be made");
        fs::write(root.join("made/a/e/f.rs"), "").expect("a file can be written");
        assert_eq!(found(root, &known.verified(root)), ["made/a/d.rs", "made/a/e/f.rs"]);

        fs::remove_dir_all(root.join("made/a/e")).expect("it can be removed");
        let known = known.verified(root).stamped(root, later());
        fs::rename(root.join("made/a/b/c.rs"), root.join("made/a/b/g.rs")).expect("a rename");
        assert_eq!(found(root, &known.verified(root)), ["made/a/b/g.rs"]);
        fs::remove_dir_all(root.join("made/a/b")).expect("it can be removed");
        assert_eq!(found(root, &known.verified(root)), ["made/a/d.rs"]);
    }
}
