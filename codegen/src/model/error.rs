//! Documented errors and where answers carry them.

use super::{Dispute, Text};
use crate::place::Place;
pub use crate::spec::{Advice, Category, Grounds, OtherCodes, Retry};

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
    /// Where it stands.
    pub place: Place,
    /// The code, to the letter.
    pub code: String,
    /// The documented HTTP status.
    pub status: u16,
    /// The documented message, to the letter; `%s` stands for a text that varies.
    pub message: String,
    /// Names for the texts that vary in the message, in order.
    pub parameters: Vec<String>,
    /// What it means and what to do.
    pub doc: Text,
    /// What kind of trouble it is.
    pub category: Option<Category>,
    /// Whether to try again.
    pub retry: Option<Retry>,
    /// The ids of the demands that it answers to.
    pub answers: Vec<String>,
    /// Why nothing can be checked before the call; empty if something can.
    pub unchecked: Text,
    /// Whose table has it.
    pub origin: Origin,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// Whose table has a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The operation's of this name on the wire.
    Operation(String),
    /// The service's: any of its operations may answer it.
    Service,
    /// The provider's: any operation of any service may answer it.
    Provider,
}

/// Where an error answer keeps its parts: names to look for, the first that is present wins.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The error's code.
    pub code: Vec<String>,
    /// Codes that mean success, compared without case.
    pub success_codes: Vec<String>,
    /// What every other code means.
    pub other_codes: OtherCodes,
    /// The message to a person.
    pub message: Vec<String>,
    /// The request's id.
    pub request_id: Vec<String>,
    /// The host that answered.
    pub host_id: Vec<String>,
    /// Where the vendor recommends to look.
    pub recommendation: Vec<String>,
    /// Details of a denied access.
    pub access_denied_detail: Vec<String>,
    /// Headers that carry the request's id.
    pub request_id_headers: Vec<String>,
    /// Headers that carry the time to wait before a retry, in milliseconds.
    pub retry_after_milliseconds_headers: Vec<String>,
    /// Headers that carry the time to wait before a retry, in seconds.
    pub retry_after_seconds_headers: Vec<String>,
}

/// A failure inside an answer whose HTTP status means success.
#[derive(Clone, Debug)]
pub struct InBandFailure {
    /// The path that tells success from failure.
    pub field: String,
    /// Its texts that mean failure; if there are none, its presence does.
    pub failed: Vec<String>,
    /// The path of the error's code.
    pub code: String,
    /// The path of the message.
    pub message: String,
    /// The path of the status, if there is one.
    pub status: Option<String>,
}
