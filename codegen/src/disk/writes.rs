//! Every change that this package makes to the file system, one function each.
//!
//! What is there after a kill has to be healed by the next run, so a test ends the process at each change in turn: in
//! debug builds, `APISPEC_END_AT` is the number of the change before which it ends. Other builds never ask for it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Creates a folder and those around it.
pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    may_end();
    fs::create_dir_all(path)
}

/// Creates a file, or empties the one that is there, and writes the text.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    may_end();
    fill(File::create(path)?, text)
}

/// Creates a file, which must not be there yet, and writes the text.
pub(super) fn create(path: &Path, text: &str) -> io::Result<()> {
    may_end();
    fill(File::create_new(path)?, text)
}

fn fill(mut file: File, text: &str) -> io::Result<()> {
    let mut rest = text.as_bytes();
    if cfg!(debug_assertions) {
        // The system may write a text in parts.
        may_end();
        let (first, second) = rest.split_at(rest.len() / 2);
        file.write_all(first)?;
        may_end();
        rest = second;
    }
    file.write_all(rest)
}

/// Creates a file, or opens the one that is there, and changes nothing in it.
pub(super) fn open(path: &Path) -> io::Result<File> {
    may_end();
    File::options().create(true).truncate(false).write(true).open(path)
}

/// Puts a file in the place of another one, or where none is.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    may_end();
    fs::rename(from, to)
}

/// Removes a file or a link.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    may_end();
    fs::remove_file(path)
}

/// Removes a folder, if it is empty.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    may_end();
    fs::remove_dir(path)
}

/// Ends the process if this is the change at which a test wants it to end. No value is dropped, as after a kill.
fn may_end() {
    static END_AT: LazyLock<Option<usize>> =
        LazyLock::new(|| std::env::var("APISPEC_END_AT").ok()?.parse().ok());
    static CHANGES: AtomicUsize = AtomicUsize::new(0);
    if cfg!(debug_assertions)
        && let Some(end) = *END_AT
        && CHANGES.fetch_add(1, Ordering::Relaxed) == end
    {
        process::exit(137);
    }
}
