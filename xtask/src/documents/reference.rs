//! The references in a `source`.

use apispec_codegen::spec::{Citation, citations};

/// A location in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    /// The id of the document.
    pub document: &'a str,
    /// The location in it.
    pub within: Within<'a>,
}

/// A location within a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within<'a> {
    /// The first and the last line, counted from one.
    Lines(usize, usize),
    /// A JSON pointer, such as `/apis/CreateBackup`.
    Pointer(&'a str),
}

/// The references of a source such as `rds-zh:58, rds-meta#/info`; `check` reports malformed ones.
pub fn references(source: &str) -> impl Iterator<Item = Reference<'_>> {
    citations(source).filter_map(|Citation { document, within, .. }| {
        let within = match within.strip_prefix('#') {
            Some(pointer) => Within::Pointer(pointer),
            None => {
                let lines = within.get(1..)?;
                let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
                Within::Lines(first.parse().ok()?, last.parse().ok()?)
            }
        };
        Some(Reference { document, within })
    })
}

impl Reference<'_> {
    /// Whether one location contains the other, or they have common lines.
    pub fn meets(&self, other: &Reference<'_>) -> bool {
        self.document == other.document
            && match (self.within, other.within) {
                (Within::Lines(first, last), Within::Lines(start, end)) => {
                    first <= end && start <= last
                }
                (Within::Pointer(left), Within::Pointer(right)) => {
                    is_within(left, right) || is_within(right, left)
                }
                _ => false,
            }
    }

    /// Whether the location is this single line.
    pub fn is_line(&self, document: &str, line: usize) -> bool {
        self.document == document && self.within == Within::Lines(line, line)
    }

    /// Whether the location contains the line.
    pub fn has_line(&self, document: &str, line: usize) -> bool {
        self.document == document
            && matches!(self.within, Within::Lines(first, last) if (first..=last).contains(&line))
    }
}

/// Whether the first pointer refers to the second's value or a part of it.
fn is_within(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
