//! A folder → the files in it.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::folders::Folders;
use super::{DiskError, failed, names};

/// The paths of all files of a specs folder, with `/` as separator, in order.
///
/// Links are followed. Hidden folders and files of editors or the system are skipped.
pub(super) fn specs(folder: &Path) -> Result<Vec<String>, DiskError> {
    let is_hidden = |entry: &DirEntry| {
        entry.depth() > 0 && names::is_hidden(&entry.file_name().to_string_lossy())
    };
    let walk = WalkDir::new(folder).follow_links(true).into_iter();
    let mut found = Vec::new();
    for entry in walk.filter_entry(|entry| !is_hidden(entry)) {
        let entry = match entry {
            // Lock files of editors may be dangling links.
            Err(error) if error.path().is_some_and(is_ignored) => continue,
            entry => entry.map_err(|error| unread(folder, error))?,
        };
        let (path, kind) = (entry.path(), entry.file_type());
        if kind.is_file() && is_ignored(path) {
            continue;
        }
        let steps = path.strip_prefix(folder).unwrap_or(path).iter();
        let steps = steps.map(OsStr::to_str).collect::<Option<Vec<_>>>();
        let steps = steps.ok_or_else(|| refused(path, "its name is not UTF-8; rename it"))?;
        if kind.is_file() {
            found.push(steps.join("/"));
        } else if !kind.is_dir() {
            return Err(refused(path, "it is neither a file nor a folder"));
        }
    }
    found.sort();
    Ok(found)
}

fn is_ignored(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    names::is_ignored(&name.to_string_lossy())
}

/// What is in a folder.
#[derive(Default)]
pub(super) struct Walked {
    /// The paths of all files from the root, in order, and of links, which are not followed.
    pub(super) files: Vec<String>,
    /// The folders that have nothing in them.
    pub(super) empty: Vec<PathBuf>,
}

/// What is in one of the owned folders, without the others; nothing if it is missing.
///
/// Folders that are known to have nothing in them but what was made are not looked into.
pub(super) fn folder(
    root: &Path,
    folder: &str,
    owned: &[String],
    known: &Folders,
) -> Result<Walked, DiskError> {
    let mut walked = Walked::default();
    let is_known = |path: &str| known.contains(path) || owned.iter().any(|it| it == path);
    let is_folder = |path: &&str| fs::symlink_metadata(root.join(path)).is_ok_and(|it| it.is_dir());
    let mut open = known.doubtful(folder).filter(is_folder).map(str::to_owned).collect::<Vec<_>>();
    if !known.is_settled(folder) && root.join(folder).exists() {
        open.push(folder.to_owned());
    }
    while let Some(next) = open.pop() {
        let at = root.join(&next);
        let unread = |error| failed("read", &at, error);
        let mut is_empty = true;
        for entry in fs::read_dir(&at).map_err(unread)? {
            let entry = entry.map_err(unread)?;
            is_empty = false;
            let path = format!("{next}/{}", entry.file_name().to_string_lossy());
            if !entry.file_type().map_err(unread)?.is_dir() {
                walked.files.push(path);
            } else if !is_known(&path) {
                open.push(path);
            }
        }
        if is_empty && next != folder {
            walked.empty.push(at);
        }
    }
    walked.files.sort();
    Ok(walked)
}

/// Why a path in a folder can't be read: most likely it is a link.
fn unread(folder: &Path, error: walkdir::Error) -> DiskError {
    let path = error.path().unwrap_or(folder).to_owned();
    let around = error.loop_ancestor().unwrap_or(folder).to_owned();
    let Some(error) = error.into_io_error() else {
        // All errors except link cycles come from the system.
        let around = around.display();
        let why = format!("it is a link to its parent folder {around}; remove it");
        return refused(&path, &why);
    };
    match fs::read_link(&path).map(|target| target.display().to_string()) {
        Ok(target) if error.kind() == io::ErrorKind::NotFound => refused(
            &path,
            &format!("it is a link to {target}, which does not exist; remove or correct the link"),
        ),
        Ok(target) => refused(&path, &format!("it is a link to {target}: {error}")),
        Err(_) => failed("read", &path, error),
    }
}

fn refused(path: &Path, why: &str) -> DiskError {
    failed("read", path, io::Error::other(why.to_owned()))
}
