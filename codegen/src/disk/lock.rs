//! One writer at a time: a lock on a file, which the system releases when a process ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{DiskError, failed};

/// Held until it is dropped. What a killed process leaves behind is a file that nobody holds.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
    path: PathBuf,
}

impl Lock {
    /// Waits until nobody else holds the lock at this path; `wait` is called once if somebody does.
    pub fn take(path: &Path, wait: impl FnOnce()) -> Result<Self, DiskError> {
        let mut wait = Some(wait);
        loop {
            let locked = locked(path, || wait.take().into_iter().for_each(|wait| wait()));
            match locked {
                // Who held it before took the file away.
                Ok(file) if !is_at(&file, path) => {}
                Ok(file) => {
                    return Ok(Self { file: Some(file), path: path.to_owned() });
                }
                // Who held it before took the folder away.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(failed("lock", path, error)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere an open file can't be told from another of its name, so it stays there.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
            if let Some(folder) = self.path.parent() {
                // Only if nothing else is in it.
                let _ = fs::remove_dir(folder);
            }
        }
        drop(self.file.take());
    }
}

fn locked(path: &Path, wait: impl FnOnce()) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    let file = options.create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            wait();
            file.lock().map(|()| file)
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whether the path still leads to the open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(there)) = (file.metadata(), fs::metadata(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (there.dev(), there.ino())
}

/// Nobody takes the file away.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
