//! Files ↔ folder: reads specs, compares and writes generated files.
//!
//! The only module that touches the file system.

mod change;
mod comparison;
mod folders;
mod lock;
mod names;
mod stamp;
mod walk;
mod writes;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::file::File;
use crate::rust::is_generated;
use crate::source::{self, Source};
pub use change::{Change, What};
pub use comparison::{Compared, Comparison};
pub use folders::Folders;
pub use lock::Lock;
pub use names::{Role, role};
pub use stamp::Stamp;

/// An input or output error, with the path and the intent.
#[derive(Debug)]
pub struct DiskError {
    intent: &'static str,
    path: PathBuf,
    error: io::Error,
}

impl fmt::Display for DiskError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.error.kind() {
            io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            io::ErrorKind::AlreadyExists => "it already exists".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            _ => self.error.to_string(),
        };
        write!(formatter, "can't {} {}: {reason}", self.intent, self.path.display())
    }
}

impl std::error::Error for DiskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// A difference between a folder and the files that belong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The file does not exist.
    Missing(File),
    /// The file has another text, which comes first.
    Different(String, File),
    /// An existing file that the specs no longer produce, with its text.
    Extra(File),
    /// A file in a generated folder that the generator did not write.
    Foreign(String),
}

/// All spec files of a folder, in the order of their names.
pub fn specs(folder: &Path, shown_as: &str) -> Result<Vec<Source>, DiskError> {
    let mut sources = specs_folder(folder, shown_as)?;
    sources.retain(|source| role(&source.name) == Role::Spec);
    Ok(sources)
}

/// All files of a specs folder that are specs or unexpected; the latter have no text and are reported as errors.
pub fn specs_folder(folder: &Path, shown_as: &str) -> Result<Vec<Source>, DiskError> {
    let names = walk::specs(folder)?.into_iter();
    let sources = names.filter_map(|name| {
        let text = match role(&name) {
            Role::Spec => read_bytes(&folder.join(&name)).map(source::text),
            Role::Stray => Ok(String::new()),
            Role::Ignored => return None,
        };
        Some(text.map(|text| Source { path: format!("{shown_as}/{name}"), name, text }))
    });
    sources.collect()
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, DiskError> {
    fs::read_to_string(path).map_err(|error| failed("read", path, error))
}

/// Creates a file, with its parent folders.
///
/// Returns an error if it already exists.
pub fn create(root: &Path, file: &File) -> Result<(), DiskError> {
    let path = root.join(&file.path);
    create_folder_of(&path)?;
    writes::create(&path, &file.text).map_err(|error| failed("create", &path, error))
}

/// The bytes of a file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, DiskError> {
    fs::read(path).map_err(|error| failed("read", path, error))
}

/// The differences between the folder and the files, in the order of paths; `owned` lists the paths that may contain
/// nothing else.
///
/// Writes nothing.
pub fn differences<'a>(
    root: &Path,
    files: &[File],
    owned: impl Iterator<Item = &'a str>,
) -> Result<Vec<Difference>, DiskError> {
    let comparison = Comparison::new(root, owned, |_, difference| Ok(difference));
    files.iter().for_each(|file| comparison.take(file.clone()));
    Ok(comparison.finish(&[], &Folders::default())?.differences)
}

/// The difference for a file that is not generated; `None` if it vanished meanwhile.
fn left_over(root: &Path, path: String) -> Result<Option<Difference>, DiskError> {
    let at = root.join(&path);
    // The generator creates no links, and must not follow them.
    if at.is_symlink() {
        return Ok(Some(Difference::Foreign(path)));
    }
    Ok(existing(&at)?.map(|text| {
        if is_generated(&text) || path.ends_with(TEMPORARY) {
            Difference::Extra(File { path, text })
        } else {
            Difference::Foreign(path)
        }
    }))
}

/// The text of a file, if it exists.
fn existing(path: &Path) -> Result<Option<String>, DiskError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(source::text(bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("read", path, error)),
    }
}

/// Writes the differences to the folder, once all texts are there. Each file is complete at any moment.
///
/// Foreign files are kept.
pub fn apply(root: &Path, differences: &[Difference]) -> Result<(), DiskError> {
    let changes = differences.iter().map(|difference| Change::prepared(root, difference));
    let changes = changes.collect::<Result<Vec<_>, _>>()?;
    changes.into_iter().try_for_each(Change::make)
}

fn create_folder_of(path: &Path) -> Result<(), DiskError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    writes::create_folder(folder).map_err(|error| failed("create", folder, error))
}

/// The suffix of temporary files, which nobody else gives a file: what a kill leaves may be empty.
const TEMPORARY: &str = ".apispec-new";

/// Whether a kill has left a new text beside its place.
pub fn is_unfinished(path: &Path) -> bool {
    temporary(&place(path.to_owned())).exists()
}

/// Where the text of a file is: a link is kept, and its target is replaced.
fn place(path: PathBuf) -> PathBuf {
    if path.is_symlink() { fs::canonicalize(&path).unwrap_or(path) } else { path }
}

/// The temporary path of a file; after a kill, the next run removes it.
fn temporary(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(TEMPORARY);
    PathBuf::from(name)
}

/// Removes empty folders, which a kill leaves and no file leads to, and those that are empty without them.
///
/// Folders with files are kept.
pub fn tidy(empty: &[PathBuf]) {
    empty.iter().for_each(|folder| remove_empty_folders(&folder.join("file")));
}

/// Removes the folders that a deleted file leaves empty.
fn remove_empty_folders(path: &Path) {
    let mut folder = path.parent();
    while let Some(empty) = folder {
        if writes::remove_folder(empty).is_err() {
            return;
        }
        folder = empty.parent();
    }
}

fn failed(intent: &'static str, path: &Path, error: io::Error) -> DiskError {
    DiskError { intent, path: path.to_owned(), error }
}
