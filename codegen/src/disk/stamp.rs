//! What the system knows of a file without its text: while it stays the same, so does the text.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Size, time of the last change of the text, time of the last change of anything, number of the file.
///
/// The latter two are 0 where the system does not have them. Times are in nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp([u64; 4]);

impl Stamp {
    /// The stamp of a file; nothing for a link, a folder, or what can't be read.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok().filter(Metadata::is_file)?;
        Self::from(&metadata)
    }

    /// The stamp of a folder, which changes when an entry is created, deleted or renamed; nothing for anything else.
    pub fn of_folder(path: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok().filter(Metadata::is_dir)?;
        Self::from(&metadata)
    }

    fn from(metadata: &Metadata) -> Option<Self> {
        let [changed, number] = on_unix(metadata);
        Some(Self([metadata.len(), nanoseconds(metadata.modified().ok()?), changed, number]))
    }

    /// Its bytes, from which a hash of several stamps can be made.
    pub fn bytes(self) -> [u8; 32] {
        let Self(numbers) = self;
        let mut bytes = [0; 32];
        for (place, number) in bytes.chunks_exact_mut(8).zip(numbers) {
            place.copy_from_slice(&number.to_le_bytes());
        }
        bytes
    }

    /// Whether a later change would give the file another stamp.
    ///
    /// Some systems count in steps of two seconds, so that a change right after another one may leave no trace.
    pub fn is_settled(self, now: SystemTime) -> bool {
        const STEP: Duration = Duration::from_secs(2);
        let Self([_, modified, changed, _]) = self;
        now.checked_sub(STEP).is_some_and(|before| modified.max(changed) < nanoseconds(before))
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(unix)]
fn on_unix(metadata: &Metadata) -> [u64; 2] {
    use std::os::unix::fs::MetadataExt;
    let time = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
    [u64::try_from(time).unwrap_or(0), metadata.ino()]
}

#[cfg(not(unix))]
fn on_unix(_: &Metadata) -> [u64; 2] {
    [0, 0]
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::Stamp;

    #[test]
    fn a_change_right_before_the_look_is_not_settled() {
        let second = 1_000_000_000;
        let stamp = Stamp([1, 5 * second, 7 * second, 1]);
        for (now, settled) in [(4, false), (7, false), (9, false), (10, true)] {
            let now = UNIX_EPOCH + Duration::from_secs(now);
            assert_eq!(stamp.is_settled(now), settled, "{now:?}");
        }
    }
}
