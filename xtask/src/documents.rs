//! Saved documents, and the references by which specs cite places in them.

mod reference;

pub use reference::{Reference, Within, references};

/// A saved file.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The name in `sources.json`.
    pub file: String,
    /// The path that messages show.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Saved {
    /// Its text; bytes that are not UTF-8 are replaced.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}
