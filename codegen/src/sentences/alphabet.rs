//! Sets of characters, as the words of a list.

use crate::markdown::code;

/// A part of a set of characters.
pub(super) enum Part {
    Letters,
    Lowercase,
    Uppercase,
    Digits,
    /// A character, or a range of them.
    Other(String),
}

/// The parts of a set, letters and digits as such.
pub(super) fn parts(ranges: &[(char, char)]) -> Vec<Part> {
    let has_both = ranges.contains(&('a', 'z')) && ranges.contains(&('A', 'Z'));
    let parts = ranges.iter().filter_map(|range| match range {
        ('a', 'z') if has_both => Some(Part::Letters),
        // Said with those in lower case.
        ('A', 'Z') if has_both => None,
        ('a', 'z') => Some(Part::Lowercase),
        ('A', 'Z') => Some(Part::Uppercase),
        ('0', '9') => Some(Part::Digits),
        (first, last) if first == last => Some(Part::Other(code(&first.to_string()))),
        (first, last) => Some(Part::Other(code(&format!("{first}-{last}")))),
    });
    parts.collect()
}

/// Each of some characters, as code.
pub(super) fn each(characters: &[char]) -> Vec<String> {
    characters.iter().map(|character| code(&character.to_string())).collect()
}
