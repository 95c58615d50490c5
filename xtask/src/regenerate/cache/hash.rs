//! Texts → hashes, by which two texts are the same.
//!
//! Every run hashes all specs, for which SHA-256 takes longer than the system to read them. Nobody gains from texts that
//! are made to have one hash: `regenerate --check` knows no cache.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use twox_hash::XxHash3_128;

/// 128 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hash(u128);

impl Hash {
    /// The hash of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes))
    }

    /// The hash of several texts: where one ends and the next one begins counts.
    pub(crate) fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::of_hashes(texts.into_iter().map(|text| Self::of(text.as_bytes())))
    }

    /// The hash of several hashes.
    pub(crate) fn of_hashes(hashes: impl IntoIterator<Item = Self>) -> Self {
        let bytes = hashes.into_iter().flat_map(|Self(bits)| bits.to_le_bytes());
        Self::of(&bytes.collect::<Vec<_>>())
    }
}

/// In hexadecimal.
impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        u128::from_str_radix(&digits, 16).map(Self).map_err(de::Error::custom)
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
