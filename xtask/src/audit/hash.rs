//! Saved files against their hashes.

use sha2::{Digest, Sha256};

use super::{Audit, Saved};
use apispec_codegen::place::Place;

impl Audit<'_> {
    /// Reports every saved file that is not the one that `sources.json` describes.
    pub(super) fn hashes(&mut self, saved: &[Saved]) {
        let Some(file) = &self.specs.documents else {
            return;
        };
        for (index, document) in file.spec.documents.iter().enumerate() {
            let Some(saved) = saved.iter().find(|saved| saved.file == document.file) else {
                continue;
            };
            let hash = sha256(&saved.bytes);
            if hash != document.sha256 {
                let place = Place::file(file.source)
                    .nth("documents", index)
                    .at("sha256");
                let mark = self.mark(&place, "the hash of another text");
                self.error(
                    "document-changed",
                    vec![mark],
                    format!("`{}` is not the file that was transcribed", saved.path),
                    format!(
                        "get the file that was, or look through the changes and write `{hash}`"
                    ),
                );
            }
        }
    }
}

/// The SHA-256 in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
