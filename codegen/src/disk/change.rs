//! Differences → changes of a folder: a new text waits beside its place, so that all are there before the first one counts.

use std::path::{Path, PathBuf};

use super::{
    Difference, DiskError, create_folder_of, failed, place, remove_empty_folders, temporary, writes,
};
use crate::file::File;

/// A change of one file, ready to be made. One that is dropped instead leaves nothing behind.
#[derive(Debug)]
pub struct Change {
    /// The path from the root.
    pub path: String,
    /// What happens to the file.
    pub what: What,
    target: PathBuf,
    /// The new text, until it is in its place.
    waiting: Option<PathBuf>,
}

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It did not exist.
    Created,
    /// It gets another text.
    Changed,
    /// The specs no longer produce it.
    Deleted,
    /// Nothing: the generator did not write it.
    Foreign,
}

impl Change {
    /// Prepares a change: writes a new text to a temporary file, and keeps nothing of it.
    pub fn prepared(root: &Path, difference: &Difference) -> Result<Self, DiskError> {
        let (path, what) = match difference {
            Difference::Missing(file) => (&file.path, What::Created),
            Difference::Different(_, file) => (&file.path, What::Changed),
            Difference::Extra(file) => (&file.path, What::Deleted),
            Difference::Foreign(path) => (path, What::Foreign),
        };
        let mut change = Self { path: path.clone(), what, target: root.join(path), waiting: None };
        if let Difference::Missing(file) | Difference::Different(_, file) = difference {
            change.target = place(change.target.clone());
            change.write(file)?;
        }
        Ok(change)
    }

    fn write(&mut self, file: &File) -> Result<(), DiskError> {
        create_folder_of(&self.target)?;
        let temporary = temporary(&self.target);
        let written = writes::write(&temporary, &file.text);
        // What could be written of it must not stay either.
        self.waiting = Some(temporary);
        written.map_err(|error| failed("write", &self.target, error))
    }

    /// Makes the change. A new text comes by a rename, so that the file is complete at any moment.
    pub fn make(mut self) -> Result<(), DiskError> {
        if let Some(waiting) = &self.waiting {
            let renamed = writes::rename(waiting, &self.target);
            renamed.map_err(|error| failed("write", &self.target, error))?;
            self.waiting = None;
        }
        if self.what == What::Deleted {
            let deleted = writes::remove(&self.target);
            deleted.map_err(|error| failed("delete", &self.target, error))?;
            remove_empty_folders(&self.target);
        }
        Ok(())
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        if let Some(waiting) = self.waiting.take() {
            let _ = writes::remove(&waiting);
            remove_empty_folders(&waiting);
        }
    }
}
