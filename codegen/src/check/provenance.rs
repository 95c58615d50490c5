//! Provenance: documents are known, references into them are well formed.

use std::collections::BTreeSet;

use super::{Checker, items};
use crate::place::Place;
use crate::spec;
use crate::spec::objects::objects;

impl<'a> Checker<'a> {
    /// The documents that provenance may cite; reports duplicates.
    pub(super) fn documents(&mut self) {
        let Some(file) = &self.specs.documents else {
            return;
        };
        let file_place = Place::file(file.source);
        for (place, document) in items(&file_place, "documents", &file.spec.documents) {
            if self.documents.insert(&document.id, document).is_some() {
                self.error(
                    "duplicate-document",
                    &place.at("id"),
                    format!("duplicate document id `{}`", document.id),
                    "again here",
                    "give each document a unique id",
                );
            }
            if let Some(address) = &document.address {
                self.address(address, &place.at("address"));
            }
            let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
            let is_hash = document.sha256.len() == 64 && document.sha256.bytes().all(is_digit);
            if !is_hash {
                self.error(
                    "document-hash",
                    &place.at("sha256"),
                    format!("`{}` is not a SHA-256", document.sha256),
                    "not 64 lower-case hexadecimal digits",
                    "write the output of `sha256sum` for the saved file",
                );
            }
        }
    }

    /// Checks where something is published: evidence pages link to it.
    pub(super) fn address(&mut self, address: &str, place: &Place) {
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        let breaks_link = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>');
        if !is_web || address.contains(breaks_link) {
            self.error(
                "address-form",
                place,
                format!("`{address}` is not the address of a web page"),
                "evidence pages link to it",
                "write a URL that begins with `https://`, with `%20` for a space",
            );
        }
    }

    /// Checks the `source` of every object.
    pub(super) fn sources(&mut self) {
        for object in objects(self.specs) {
            if let Some(source) = object.text("source") {
                self.source(source, &object.place.at("source"));
            }
        }
    }

    fn source(&mut self, source: &str, place: &Place) {
        for spec::Citation { text, document, within } in spec::citations(source) {
            if !is_within(within) {
                self.error(
                    "source-form",
                    place,
                    format!("`{text}` is not a reference into a document"),
                    "not a reference",
                    "write `document:line`, `document:first-last` or `document#/json/pointer`; separate several with `, `",
                );
                continue;
            }
            let Some(found) = self.documents.get(document) else {
                self.unknown(
                    "unknown-document",
                    place,
                    format!("unknown document `{document}`"),
                    "not in `sources.json`",
                    document,
                    self.documents.keys().copied().collect::<Vec<_>>(),
                );
                continue;
            };
            self.cited.entry(&found.id).or_default().insert(place.source);
        }
    }

    /// The documents that any of these spec files cites, in the order of `sources.json`.
    pub(super) fn cited(&self, sources: &BTreeSet<usize>) -> Vec<spec::Document> {
        let documents = self.specs.documents.iter();
        let documents = documents.flat_map(|file| &file.spec.documents);
        let is_cited = |document: &&spec::Document| {
            let cited = self.cited.get(document.id.as_str());
            cited.is_some_and(|files| !files.is_disjoint(sources))
        };
        documents.filter(is_cited).cloned().collect()
    }
}

/// Whether a text is `:12`, `:12-14` or `#/a/b`; lines count from one, as editors show them.
fn is_within(text: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0);
    if let Some(lines) = text.strip_prefix(':') {
        return match lines.split_once('-') {
            Some((first, last)) => match (number(first), number(last)) {
                (Some(first), Some(last)) => first < last,
                _ => false,
            },
            None => number(lines).is_some(),
        };
    }
    text.strip_prefix('#').is_some_and(|pointer| pointer.is_empty() || pointer.starts_with('/'))
}
