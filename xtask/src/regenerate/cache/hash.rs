//! Texts → hashes, by which two texts are the same.
//!
//! Every run hashes all specs, for which SHA-256 takes longer than the system to read them. Nobody gains from texts that
//! are made to have one hash: `regenerate --check` knows no cache.

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

/// 128 bits, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Hash(String);

impl Hash {
    /// The hash of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(format!("{:032x}", XxHash3_128::oneshot(bytes)))
    }

    /// The hash of several texts: where one ends and the next one begins counts.
    pub(crate) fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let hashes = texts.into_iter().map(|text| Self::of(text.as_bytes()).0);
        Self::of(hashes.collect::<String>().as_bytes())
    }

    /// The digits.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Hash;

    #[test]
    fn the_end_of_each_text_counts() {
        assert_ne!(Hash::of_all(["ab", "c"]), Hash::of_all(["a", "bc"]));
        assert_ne!(Hash::of_all(["ab", ""]), Hash::of_all(["ab"]));
    }
}
