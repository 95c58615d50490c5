//! Texts → hashes, by which two texts are the same.
//!
//! Every run hashes all specs, for which SHA-256 takes longer than the system to read them. Nobody gains from texts that
//! are made to have one hash: `regenerate --check` knows no cache.

use serde::{Deserialize, Serialize};

/// 128 bits, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Hash(String);

/// Digits of π, as any others.
const KEYS: [u64; 4] =
    [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89];

impl Hash {
    /// The hash of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut lanes = [KEYS[2], KEYS[3]];
        let (blocks, rest) = bytes.as_chunks::<32>();
        blocks.iter().for_each(|block| add(&mut lanes, block));
        // The length tells a rest from one with zeros after it.
        let mut last = [0; 32];
        last[..rest.len()].copy_from_slice(rest);
        add(&mut lanes, &last);
        let [left, right] = lanes;
        let length = bytes.len() as u64;
        let first = folded(left ^ KEYS[0], right ^ length);
        let second = folded(right ^ KEYS[1], left ^ first);
        Self(format!("{first:016x}{second:016x}"))
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

/// Adds four words to two lanes, which do not wait for each other.
fn add(lanes: &mut [u64; 2], block: &[u8; 32]) {
    let (words, _) = block.as_chunks::<8>();
    let words = [words[0], words[1], words[2], words[3]].map(u64::from_le_bytes);
    lanes[0] = folded(words[0] ^ KEYS[0], words[1] ^ lanes[0]);
    lanes[1] = folded(words[2] ^ KEYS[1], words[3] ^ lanes[1]);
}

/// Both halves of a product as one: each bit depends on all.
fn folded(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Hash;

    #[test]
    fn another_bit_another_length_and_another_order_are_another_hash() {
        let mut random = fastrand::Rng::with_seed(1);
        let text = (0..300).map(|_| random.u8(..)).collect::<Vec<_>>();
        let mut hashes = BTreeSet::new();
        let mut count = 0;
        let mut see = |bytes: &[u8]| {
            hashes.insert(Hash::of(bytes).as_str().to_owned());
            count += 1;
        };
        for length in 0..text.len() {
            see(&text[..length]);
            see(&vec![0; length + 1]);
        }
        for at in 0..text.len() * 8 {
            let mut flipped = text.clone();
            flipped[at / 8] ^= 1 << (at % 8);
            see(&flipped);
        }
        for words in [(0, 8), (0, 16), (8, 16), (0, 32), (64, 128)] {
            let mut swapped = text.clone();
            (0..8).for_each(|byte| swapped.swap(words.0 + byte, words.1 + byte));
            see(&swapped);
        }
        assert_eq!(hashes.len(), count);
    }

    #[test]
    fn the_end_of_each_text_counts() {
        assert_ne!(Hash::of_all(["ab", "c"]), Hash::of_all(["a", "bc"]));
        assert_ne!(Hash::of_all(["ab", ""]), Hash::of_all(["ab"]));
    }
}
