//! Why there is no response: the service said no, or nobody can read what it said.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::documented::DocumentedError;
use super::unknown_fields::UnknownFields;

/// A code that a service may answer: an open enum with static documentation.
pub trait ServiceErrorCode: Clone + fmt::Debug + PartialEq + Eq + std::hash::Hash {
    /// The code of a text, to the letter and case-sensitive.
    fn parse(code: &str) -> Self;

    /// The text, to the letter.
    fn as_str(&self) -> &str;

    /// Every documented row of the code; none for a code that nobody documented.
    fn documented(&self) -> &'static [DocumentedError];
}

/// Why there is no response.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure<C> {
    /// The service refused or failed, and said why.
    Service(Box<ServiceError<C>>),
    /// The answer is neither a response nor an error that can be read.
    Malformed(Box<MalformedResponse>),
}

/// What a service said about a failure.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceError<C> {
    /// The code; unrecognized and empty if the service gave none.
    pub code: C,
    /// The HTTP status of the answer, which may be one of success.
    pub http_status: u16,
    /// The message; redacted if it repeats the signed request and that has secrets.
    pub message: String,
    /// The request's id, from the body or a header.
    pub request_id: Option<String>,
    /// The host that answered.
    pub host_id: Option<String>,
    /// Where the vendor recommends to look.
    pub recommendation: Option<String>,
    /// How long the service asks to wait before another try.
    pub retry_after: Option<Duration>,
    pub(super) unknown_fields: UnknownFields,
}

impl<C: ServiceErrorCode> ServiceError<C> {
    /// Every documented row of the code.
    pub fn documented(&self) -> &'static [DocumentedError] {
        self.code.documented()
    }
}

impl<C> ServiceError<C> {
    /// The fields of the answer that are none of the parts above, such as details.
    /// None if the message is redacted, since they may repeat it.
    pub fn unknown_fields(&self) -> &UnknownFields {
        &self.unknown_fields
    }
}

/// An answer that can't be read, with everything that came.
///
/// Printed, it shows where and why, and never the body.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MalformedResponse {
    /// The HTTP status.
    pub status: u16,
    /// The body, as it came.
    pub body: Vec<u8>,
    /// The request's id, if a header has it.
    pub request_id: Option<String>,
    /// How long the answer asks to wait before another try.
    pub retry_after: Option<Duration>,
    /// Where and why.
    pub reason: String,
}

impl<C: ServiceErrorCode> fmt::Display for Failure<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Service(error) => error.fmt(formatter),
            Failure::Malformed(error) => error.fmt(formatter),
        }
    }
}

/// What is inside is what is displayed, so that it is no source as well.
impl<C: ServiceErrorCode> Error for Failure<C> {}

/// One line: code, status, message and request id.
impl<C: ServiceErrorCode> fmt::Display for ServiceError<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = match self.code.as_str() {
            "" => "an error without a code",
            code => code,
        };
        let (code, message) = (in_one_line(code), in_one_line(&self.message));
        write!(formatter, "{code} (HTTP {})", self.http_status)?;
        if !message.is_empty() {
            write!(formatter, ": {message}")?;
        }
        match &self.request_id {
            Some(id) => write!(formatter, " [request {}]", in_one_line(id)),
            None => Ok(()),
        }
    }
}

/// The text with control characters escaped: logs are read line by line.
fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character.is_control() {
            true => line.extend(character.escape_default()),
            false => line.push(character),
        }
    }
    line
}

impl<C: ServiceErrorCode> Error for ServiceError<C> {}

impl fmt::Debug for MalformedResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MalformedResponse")
            .field("status", &self.status)
            .field("body", &format_args!("<{} bytes>", self.body.len()))
            .field("request_id", &self.request_id)
            .field("retry_after", &self.retry_after)
            .field("reason", &self.reason)
            .finish()
    }
}

impl fmt::Display for MalformedResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "can't read the answer with HTTP status {} and {} bytes: {}",
            self.status,
            self.body.len(),
            self.reason
        )
    }
}

impl Error for MalformedResponse {}
