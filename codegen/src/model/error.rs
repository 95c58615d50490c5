//! Documented errors and where answers carry them.

use super::{Dispute, Text};

pub use crate::spec::Category;
pub use crate::spec::Retry;

/// A code, with every row that documents it.
#[derive(Clone, Debug)]
pub struct ErrorCode {
    /// The code, to the letter.
    pub wire: String,
    /// The variant's name in Rust.
    pub name: String,
    /// The rows, in the order of the documents.
    pub rows: Vec<ErrorRow>,
    /// The contradictions that concern it.
    pub disputes: Vec<Dispute>,
}

/// One documented row.
#[derive(Clone, Debug)]
pub struct ErrorRow {
    /// The code, to the letter.
    pub code: String,
    /// The documented HTTP status.
    pub status: u16,
    /// The documented message, to the letter.
    pub message: String,
    /// What it means and what to do.
    pub doc: Text,
    /// What kind of trouble it is.
    pub category: Option<Category>,
    /// Whether to try again.
    pub retry: Option<Retry>,
    /// The operation whose page documents it; none for a row of the service or the provider.
    pub operation: Option<String>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// Where an error answer keeps its parts: names to look for, the first that is present wins.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The error's code.
    pub code: Vec<String>,
    /// The message to a person.
    pub message: Vec<String>,
    /// The request's id.
    pub request_id: Vec<String>,
    /// The host that answered.
    pub host_id: Vec<String>,
    /// Where the vendor recommends to look.
    pub recommendation: Vec<String>,
    /// Headers that carry the request's id.
    pub request_id_headers: Vec<String>,
    /// Headers that carry the time to wait before a retry, in milliseconds.
    pub retry_after_milliseconds_headers: Vec<String>,
    /// Headers that carry the time to wait before a retry, in seconds.
    pub retry_after_seconds_headers: Vec<String>,
    /// Codes whose message repeats the signed request.
    pub echoing_codes: Vec<String>,
}

/// A failure inside an answer whose HTTP status means success.
#[derive(Clone, Debug)]
pub struct InBandFailure {
    /// The field that tells success from failure.
    pub field: String,
    /// Its texts that mean failure.
    pub failed: Vec<String>,
    /// The field with the error's code.
    pub code: String,
    /// The field with the message.
    pub message: String,
}
