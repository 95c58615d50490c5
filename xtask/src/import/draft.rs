//! A spec that is not written yet, of an operation or of a type that operations share.

use super::record::Record;
use crate::json::{Json, relative};

/// A spec that is not written yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) subject: Subject,
    /// The wire name of the operation, or the name of the type.
    pub(super) name: String,
    /// The path in the workspace.
    pub(super) path: String,
    /// The spec with sources in full.
    pub(super) spec: Json,
    /// The spec as a file.
    pub(super) text: String,
    pub(super) record: Record,
}

/// What a draft describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Operation,
    /// A type that operations share.
    Type,
}

impl Draft {
    /// Makes the file of the spec.
    pub(super) fn write(&mut self) {
        self.text = relative(&self.spec).file();
    }

    /// Where the metadata describes it.
    pub(super) fn source(&self) -> &str {
        let object = match self.subject {
            Subject::Operation => Some(&self.spec),
            Subject::Type => self.definition(),
        };
        object.and_then(|object| object.member_text("source")).unwrap_or_default()
    }

    /// The definition of a shared type.
    pub(super) fn definition(&self) -> Option<&Json> {
        match self.spec.member("types") {
            Some(Json::List(types)) => types.first(),
            _ => None,
        }
    }
}
