//! How operations are answered, as static data.

/// How an operation is answered.
#[derive(Debug)]
pub struct Answer {
    /// The statuses that mean success; every 2xx if empty.
    pub success: &'static [u16],
    /// Where an error answer keeps its parts.
    pub envelope: &'static Envelope,
    /// How failures are told inside answers whose status means success.
    pub in_band: Option<InBand>,
    /// The wire names of the secrets in the request and in the response.
    pub secrets: &'static [&'static str],
    /// Response fields that stand in the body.
    pub fields: &'static [&'static str],
    /// Response fields that stand in headers.
    pub headers: &'static [&'static str],
}

/// Where an error answer keeps its parts: names to look for, the first that is present wins.
#[derive(Debug)]
pub struct Envelope {
    /// The error's code.
    pub code: &'static [&'static str],
    /// The message to a person.
    pub message: &'static [&'static str],
    /// The request's id.
    pub request_id: &'static [&'static str],
    /// The host that answered.
    pub host_id: &'static [&'static str],
    /// Where the vendor recommends to look.
    pub recommendation: &'static [&'static str],
    /// Details of a denied access.
    pub access_denied_detail: &'static [&'static str],
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

/// A failure inside an answer whose status means success.
#[derive(Debug)]
pub struct InBand {
    /// The field that tells success from failure.
    pub field: &'static str,
    /// Its texts that mean failure, compared without case.
    pub failed: &'static [&'static str],
    /// The field with the error's code.
    pub code: &'static str,
    /// The field with the message.
    pub message: &'static str,
    /// The field with the status, if there is one.
    pub status: Option<&'static str>,
}
