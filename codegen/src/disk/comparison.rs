//! Generated files ↔ a folder, file by file: nobody holds all of them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use super::folders::Folders;
use super::{Difference, DiskError, TEMPORARY, existing, left_over, place, temporary, walk};
use crate::file::File;
use crate::parallel;
use crate::rust::is_generated;

/// A comparison that goes on while files are made; what becomes of a difference is up to the caller.
pub struct Comparison<'a, T> {
    root: &'a Path,
    /// The folders that may contain nothing else, without `/` at the end.
    folders: Vec<String>,
    keep: fn(&Path, Difference) -> Result<T, DiskError>,
    so_far: Mutex<SoFar<T>>,
}

/// What was compared so far, by whichever thread.
struct SoFar<T> {
    made: HashSet<String>,
    /// What was kept of each difference, by path.
    kept: Vec<(String, T)>,
    /// The error at the first path that has one.
    error: Option<(String, DiskError)>,
}

/// The result of a comparison.
pub struct Compared<T> {
    /// The number of generated files, those included that are known to be as they should be.
    pub files: usize,
    /// What was kept of the differences, in the order of their paths.
    pub differences: Vec<T>,
    /// The empty folders in those that are owned.
    pub empty: Vec<PathBuf>,
}

impl<'a, T> Comparison<'a, T> {
    /// A comparison with a folder; of the paths that are `owned`, those that end in `/` may contain nothing else.
    pub fn new<'o>(
        root: &'a Path,
        owned: impl Iterator<Item = &'o str>,
        keep: fn(&Path, Difference) -> Result<T, DiskError>,
    ) -> Self {
        let folders = owned.filter_map(|path| path.strip_suffix('/')).map(str::to_owned).collect();
        let so_far = SoFar { made: HashSet::new(), kept: Vec::new(), error: None };
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
    ///
    /// `kept` lists files that are known to be up to date, and may list files that were made. Folders whose stamp is
    /// `known` are not searched.
    pub fn finish(self, kept: &[&str], known: &Folders) -> Result<Compared<T>, DiskError> {
        let mut empty = Vec::new();
        let walked = parallel::each(&self.folders, |folder| {
            walk::folder(self.root, folder, &self.folders, known)
        });
        let unmade = {
            let so_far = self.so_far();
            kept.iter().copied().filter(|path| !so_far.made.contains(*path)).collect::<HashSet<_>>()
        };
        for walked in walked {
            let walked = walked?;
            empty.extend(walked.empty);
            for path in walked.files {
                // A comparison has looked at the temporary file beside a file.
                let own = path.strip_suffix(TEMPORARY).unwrap_or(&path);
                if !self.so_far().made.contains(own) && !unmade.contains(path.as_str()) {
                    self.add(path.clone(), left_over(self.root, path));
                }
            }
        }
        for path in unmade.iter().filter(|path| !self.is_inside(path)) {
            self.add((*path).to_owned(), self.unfinished(path));
        }
        let so_far = self.so_far.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some((_, error)) = so_far.error {
            return Err(error);
        }
        let mut kept = so_far.kept;
        // Threads finish in any order.
        kept.sort_by(|(left, _), (right, _)| left.cmp(right));
        let differences = kept.into_iter().map(|(_, kept)| kept).collect();
        let files = so_far.made.len() + unmade.len();
        Ok(Compared { files, differences, empty })
    }

    fn difference(&self, file: File) -> Result<Option<Difference>, DiskError> {
        let path = self.root.join(&file.path);
        match existing(&path)? {
            None => Ok(Some(Difference::Missing(file))),
            Some(old) if old != file.text => {
                Ok(Some(if self.is_inside(&file.path) && !old.is_empty() && !is_generated(&old) {
                    Difference::Foreign(file.path)
                } else {
                    Difference::Different(old, file)
                }))
            }
            Some(_) => self.unfinished(&file.path),
        }
    }

    /// The temporary file of a killed run; where the text differs, the next one replaces it.
    fn unfinished(&self, path: &str) -> Result<Option<Difference>, DiskError> {
        let left = temporary(&place(self.root.join(path)));
        let text = existing(&left).ok().flatten();
        let shown = left.strip_prefix(self.root).unwrap_or(&left);
        let path = shown.to_string_lossy().replace('\\', "/");
        Ok(text.map(|text| Difference::Extra(File { path, text })))
    }

    fn is_inside(&self, path: &str) -> bool {
        let mut folders = self.folders.iter().filter_map(|folder| path.strip_prefix(folder));
        folders.any(|rest| rest.starts_with('/'))
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
