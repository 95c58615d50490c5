//! Generated files ↔ a folder, file by file: nobody holds all of them.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use super::{Difference, DiskError, TEMPORARY, existing, left_over, place, temporary, walk};
use crate::file::File;
use crate::rust::is_generated;

/// A comparison that goes on while files are made; what becomes of a difference is up to the caller.
pub struct Comparison<'a, T> {
    root: &'a Path,
    /// The folders that may contain nothing else.
    folders: Vec<String>,
    keep: fn(&Path, Difference) -> Result<T, DiskError>,
    so_far: Mutex<SoFar<T>>,
}

/// What was compared so far, by whichever thread.
struct SoFar<T> {
    made: BTreeSet<String>,
    /// What was kept of each difference, by path.
    kept: Vec<(String, T)>,
    /// The error at the first path that has one.
    error: Option<(String, DiskError)>,
}

/// The result of a comparison.
pub struct Compared<T> {
    /// The number of generated files.
    pub files: usize,
    /// What was kept of the differences, in the order of their paths.
    pub differences: Vec<T>,
}

impl<'a, T> Comparison<'a, T> {
    /// A comparison with a folder; of the paths that are `owned`, those that end in `/` may contain nothing else.
    pub fn new<'o>(
        root: &'a Path,
        owned: impl Iterator<Item = &'o str>,
        keep: fn(&Path, Difference) -> Result<T, DiskError>,
    ) -> Self {
        let folders = owned.filter(|path| path.ends_with('/')).map(str::to_owned).collect();
        let so_far = SoFar { made: BTreeSet::new(), kept: Vec::new(), error: None };
        Self { root, folders, keep, so_far: Mutex::new(so_far) }
    }

    /// Compares a file. An error is kept for [`Comparison::finish`].
    pub fn take(&self, file: File) {
        let path = file.path.clone();
        let found = self.difference(file);
        self.so_far().made.insert(path.clone());
        self.add(path, found);
    }

    /// Looks for files that were not made, once all were; returns the differences, or the first error.
    pub fn finish(self) -> Result<Compared<T>, DiskError> {
        for folder in &self.folders {
            if !self.root.join(folder).exists() {
                continue;
            }
            for name in walk::files(&self.root.join(folder))? {
                let path = format!("{folder}{name}");
                let own = path.strip_suffix(TEMPORARY).unwrap_or(&path);
                if !self.so_far().made.contains(own) {
                    self.add(path.clone(), left_over(self.root, path));
                }
            }
        }
        let so_far = self.so_far.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some((_, error)) = so_far.error {
            return Err(error);
        }
        let mut kept = so_far.kept;
        // Threads finish in any order.
        kept.sort_by(|(left, _), (right, _)| left.cmp(right));
        let differences = kept.into_iter().map(|(_, kept)| kept).collect();
        Ok(Compared { files: so_far.made.len(), differences })
    }

    fn difference(&self, file: File) -> Result<Option<Difference>, DiskError> {
        let path = self.root.join(&file.path);
        match existing(&path)? {
            None => Ok(Some(Difference::Missing(file))),
            Some(old) if old != file.text => {
                let is_marked = self.folders.iter().any(|folder| file.path.starts_with(folder));
                Ok(Some(if is_marked && !old.is_empty() && !is_generated(&old) {
                    Difference::Foreign(file.path)
                } else {
                    Difference::Different(old, file)
                }))
            }
            // A temporary file of a killed run; where the text differs, the next one replaces it.
            Some(_) => {
                let left = temporary(&place(path));
                let text = existing(&left).ok().flatten();
                let shown = left.strip_prefix(self.root).unwrap_or(&left);
                let path = shown.to_string_lossy().replace('\\', "/");
                Ok(text.map(|text| Difference::Extra(File { path, text })))
            }
        }
    }

    fn add(&self, path: String, found: Result<Option<Difference>, DiskError>) {
        let kept = match found {
            Ok(None) => return,
            Ok(Some(difference)) => (self.keep)(self.root, difference),
            Err(error) => Err(error),
        };
        let mut so_far = self.so_far();
        match kept {
            Ok(kept) => so_far.kept.push((path, kept)),
            Err(error) => {
                let is_first = so_far.error.as_ref().is_none_or(|(other, _)| path < *other);
                if is_first {
                    so_far.error = Some((path, error));
                }
            }
        }
    }

    fn so_far(&self) -> MutexGuard<'_, SoFar<T>> {
        self.so_far.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
