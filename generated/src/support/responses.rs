//! How operations respond, as static data.

use std::slice;

use super::retry::Repeat;

/// How an operation responds.
#[derive(Debug)]
pub struct Responses {
    /// The operation's name on the wire.
    pub operation: &'static str,
    /// The statuses that mean success; every 2xx if empty.
    pub success: &'static [u16],
    /// Where an error keeps its parts.
    pub envelope: &'static Envelope,
    /// How failures are reported inside responses whose status means success.
    pub in_band: Option<InBand>,
    /// The wire names of the secrets in the request and in the response.
    pub secrets: &'static [&'static str],
    /// The paths of what a successful response has in its body and a failure has not.
    pub content: &'static [&'static str],
    /// Response fields that come in headers.
    pub headers: &'static [&'static str],
    /// How safe it is to repeat a request that may have been carried out.
    pub repeat: Repeat,
}

impl Responses {
    /// Whether a status means success.
    pub(super) fn means_success(&self, status: u16) -> bool {
        match self.success {
            // A redirect is for the client to follow; one that arrives here has no response in it.
            [] => (200..300).contains(&status),
            listed => listed.contains(&status),
        }
    }

    /// The path of the code of a failure inside a success, if there is one.
    pub(super) fn in_band_code(&self) -> &[&'static str] {
        let in_band = self.in_band.as_ref();
        in_band.map_or(&[], |in_band| slice::from_ref(&in_band.code))
    }

    /// The path of the message of a failure inside a success, if there is one.
    pub(super) fn in_band_message(&self) -> &[&'static str] {
        let in_band = self.in_band.as_ref();
        in_band.map_or(&[], |in_band| slice::from_ref(&in_band.message))
    }
}

/// Where an error keeps its parts: names to look for, the first that is present wins.
#[derive(Debug)]
pub struct Envelope {
    /// The error's code.
    pub code: &'static [&'static str],
    /// Codes that mean success, compared without case.
    pub success_codes: &'static [&'static str],
    /// What every other code means.
    pub other_codes: OtherCodes,
    /// The message to a person.
    pub message: &'static [&'static str],
    /// The request's id.
    pub request_id: &'static [&'static str],
    /// The host that served the request.
    pub host_id: &'static [&'static str],
    /// Where the vendor recommends to look.
    pub recommendation: &'static [&'static str],
    /// Details of a denied access.
    pub access_denied_detail: &'static [&'static str],
    /// Further parts of an error.
    pub details: &'static [&'static str],
    /// Headers that carry the request's id.
    pub request_id_headers: &'static [&'static str],
    /// Headers that carry the time to wait in milliseconds.
    pub retry_after_milliseconds_headers: &'static [&'static str],
    /// Headers that carry the time to wait in seconds.
    pub retry_after_seconds_headers: &'static [&'static str],
    /// Codes whose message repeats the signed request.
    pub echoing_codes: &'static [&'static str],
    /// The names of what signers add and nobody else may see.
    pub credentials: &'static [&'static str],
}

/// What a code means that is not among those that mean success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherCodes {
    /// Failure, whatever is beside it.
    Failure,
    /// Failure if there is a message too, and nothing of what a successful response has.
    Undecided,
}

/// A failure inside a response whose status means success.
#[derive(Debug)]
pub struct InBand {
    /// The path that distinguishes success from failure.
    pub field: &'static str,
    /// Its texts that mean failure, compared without case; if there are none, its presence does.
    pub failed: &'static [&'static str],
    /// The path of the error's code.
    pub code: &'static str,
    /// The path of the message.
    pub message: &'static str,
    /// The path of the status, if there is one.
    pub status: Option<&'static str>,
}
