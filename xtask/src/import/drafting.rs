//! The draft of an operation in the making: where its facts come from, and what is reported beside it.

use std::collections::BTreeMap;

use super::metadata::Metadata;
use super::protocol::Sending;
use super::record::{Reason, Record};
use super::values::Kind;
use crate::json::Json;

/// The draft of one operation while it is made.
pub(super) struct Drafting<'a> {
    pub(super) metadata: &'a Metadata,
    /// The id of the metadata in `sources.json`.
    pub(super) document: &'a str,
    pub(super) record: Record,
    /// The references that are being followed.
    pub(super) open: Vec<&'a str>,
    /// How many fields it has so far.
    pub(super) count: usize,
}

/// What the drafts of a service have in common.
pub(super) struct Around<'a> {
    /// The folder of the service.
    pub(super) service: &'a str,
    /// How its requests are sent.
    pub(super) sending: Sending,
    /// The parameters and headers with credentials.
    pub(super) credentials: Vec<String>,
    /// The names in Rust of codes that need one.
    pub(super) codes: &'a BTreeMap<String, String>,
}

/// Where fields belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
}

/// A type in the format of specs, and its values.
pub(super) struct Typed {
    pub(super) json: Json,
    pub(super) kind: Kind,
}

impl Typed {
    pub(super) fn new(word: &str, kind: Kind) -> Self {
        Self { json: Json::text(word), kind }
    }
}

impl<'a> Drafting<'a> {
    pub(super) fn new(metadata: &'a Metadata, document: &'a str) -> Self {
        Self { metadata, document, record: Record::default(), open: Vec::new(), count: 0 }
    }

    /// A reference into the metadata, as in a `source`.
    pub(super) fn cite(&self, pointer: &str) -> String {
        format!("{}#{pointer}", self.document)
    }

    /// Notes that something is left out.
    pub(super) fn omit(&mut self, reason: Reason, what: impl Into<String>, pointer: &str) {
        let source = self.cite(pointer);
        self.record.omits(reason, what, &source);
    }
}
