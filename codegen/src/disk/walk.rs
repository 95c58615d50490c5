//! A folder → the files in it, links followed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{DiskError, failed, names};

/// The paths of all files of a specs folder, with `/` between their steps, in order.
///
/// Links are followed. Hidden folders are not entered, and what belongs to editors or the system is left out.
pub(super) fn specs(folder: &Path) -> Result<Vec<String>, DiskError> {
    let mut found = Found {
        around: vec![real(folder)?],
        names: Vec::new(),
    };
    found.folder(folder, "")?;
    found.names.sort();
    Ok(found.names)
}

struct Found {
    /// The folders that are being read, links resolved.
    around: Vec<PathBuf>,
    names: Vec<String>,
}

impl Found {
    fn folder(&mut self, folder: &Path, prefix: &str) -> Result<(), DiskError> {
        for entry in entries(folder)? {
            let path = entry.path();
            let name = entry.file_name();
            if names::is_hidden(&name.to_string_lossy()) {
                continue;
            }
            // What an editor leaves may be a link to nowhere.
            let metadata = match fs::metadata(&path) {
                Err(_) if names::is_ignored(&name.to_string_lossy()) => continue,
                metadata => metadata.map_err(|error| unread(&path, error))?,
            };
            if metadata.is_file() && names::is_ignored(&name.to_string_lossy()) {
                continue;
            }
            let name = name
                .into_string()
                .map_err(|_| refused(&path, "its name is not UTF-8; rename it"))?;
            if metadata.is_file() {
                self.names.push(format!("{prefix}{name}"));
            } else if metadata.is_dir() {
                self.around(&path, &format!("{prefix}{name}/"))?;
            } else {
                return Err(refused(&path, "it is neither a file nor a folder"));
            }
        }
        Ok(())
    }

    /// A folder within others, none of which it may be.
    fn around(&mut self, folder: &Path, prefix: &str) -> Result<(), DiskError> {
        let real = real(folder)?;
        if self.around.contains(&real) {
            return Err(refused(
                folder,
                &format!(
                    "it is a link to {}, which it is in; remove it",
                    real.display()
                ),
            ));
        }
        self.around.push(real);
        self.folder(folder, prefix)?;
        self.around.pop();
        Ok(())
    }
}

/// The paths of all files of a folder, in order, and of links, which are not followed.
pub(super) fn files(folder: &Path) -> Result<Vec<String>, DiskError> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = open.pop() {
        for entry in entries(&folder)? {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type();
            let kind = kind.map_err(|error| failed("read", &entry.path(), error))?;
            if kind.is_dir() {
                open.push((entry.path(), format!("{name}/")));
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, DiskError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect);
    entries.map_err(|error| failed("read", folder, error))
}

/// A folder without links on the way to it.
fn real(folder: &Path) -> Result<PathBuf, DiskError> {
    fs::canonicalize(folder).map_err(|error| failed("read", folder, error))
}

/// Why a path that a folder lists can't be read: most likely it is a link.
fn unread(path: &Path, error: io::Error) -> DiskError {
    match fs::read_link(path) {
        Ok(target) if error.kind() == io::ErrorKind::NotFound => refused(
            path,
            &format!(
                "it is a link to {}, which is not there; remove or correct the link",
                target.display()
            ),
        ),
        Ok(target) => refused(
            path,
            &format!("it is a link to {}: {error}", target.display()),
        ),
        Err(_) => failed("read", path, error),
    }
}

fn refused(path: &Path, why: &str) -> DiskError {
    failed("read", path, io::Error::other(why.to_owned()))
}
