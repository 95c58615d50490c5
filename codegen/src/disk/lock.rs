//! One writer at a time: a lock on a file, which the system releases whenever a process ends.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{DiskError, failed, writes};

/// Held until it is dropped. A killed process leaves an unlocked file behind.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
    path: PathBuf,
}

impl Lock {
    /// Waits for the lock at this path; calls `wait` once if another process holds it.
    pub fn take(path: &Path, wait: impl FnOnce()) -> Result<Self, DiskError> {
        let mut wait = Some(wait);
        loop {
            let locked = locked(path, || wait.take().into_iter().for_each(|wait| wait()));
            match locked {
                // The previous holder has removed the file.
                Ok(file) if !is_at(&file, path) => {}
                Ok(file) => {
                    return Ok(Self { file: Some(file), path: path.to_owned() });
                }
                // The previous holder has removed the folder.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(failed("lock", path, error)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // On other systems, an open file can't be distinguished from another one with its name, so it is kept.
        if cfg!(unix) {
            let _ = writes::remove(&self.path);
            if let Some(folder) = self.path.parent() {
                // Only if it is empty.
                let _ = writes::remove_folder(folder);
            }
        }
        drop(self.file.take());
    }
}

fn locked(path: &Path, wait: impl FnOnce()) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        writes::create_folder(folder)?;
    }
    let file = writes::open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            wait();
            file.lock().map(|()| file)
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whether the path still refers to the open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(there)) = (file.metadata(), path.metadata()) else {
        return false;
    };
    (open.dev(), open.ino()) == (there.dev(), there.ino())
}

/// The file is never removed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
