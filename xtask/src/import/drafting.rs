//! Drafts in the making: where their facts come from, what they share, and what is reported beside them.

use std::collections::BTreeMap;

use super::metadata::Metadata;
use super::protocol::Sending;
use super::record::{Reason, Record};
use super::referred::References;

/// The drafts of a service while they are made, one after the other.
pub(super) struct Drafting<'a> {
    pub(super) metadata: &'a Metadata,
    /// The id of the metadata in `sources.json`.
    pub(super) document: &'a str,
    /// What is reported about the current draft.
    pub(super) record: Record,
    /// The schemas that become shared types.
    pub(super) references: References,
    /// The references to other schemas that are being followed.
    pub(super) open: Vec<&'a str>,
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

impl<'a> Drafting<'a> {
    pub(super) fn new(metadata: &'a Metadata, document: &'a str) -> Self {
        Self {
            metadata,
            document,
            record: Record::default(),
            references: References::default(),
            open: Vec::new(),
        }
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
