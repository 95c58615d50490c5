//! `provider.json`: how a vendor's services speak.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, ErrorRow, Text};

/// A vendor: the protocol that its services share and the errors that any of them may answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The provider's name: the folder, the Rust module and the first half of each feature.
    pub provider: String,
    /// Who this is.
    pub doc: Text,
    /// How requests are put on the wire, unless a service says otherwise.
    pub style: Style,
    /// The HTTP statuses that mean success; every 2xx if left out.
    #[serde(default)]
    pub success_statuses: Vec<u16>,
    /// Where an error answer keeps its parts.
    pub envelope: Envelope,
    /// What signers add to requests and nobody else may see: no text of a failure shows their values.
    #[serde(default)]
    pub credentials: Vec<Credential>,
    /// Errors that any operation of the provider may answer.
    #[serde(default)]
    pub errors: Vec<ErrorRow>,
    /// Where this stands, such as `vendors:58-71`.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// How requests are put on the wire.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Action and version are parameters, the path is the same for every operation.
    Rpc(RpcStyle),
    /// Each operation has a method and a path of its own, and usually a JSON body.
    Rest(RestStyle),
}

/// The RPC style: everything is a parameter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RpcStyle {
    /// The parameter that names the operation, such as `Action`.
    pub action: String,
    /// The parameter that names the service's version, such as `Version`.
    pub version: String,
    /// The parameter that chooses the answer's format, if there is one.
    pub format: Option<RpcFormat>,
    /// The path of every request.
    pub path: String,
    /// The HTTP method of every request.
    pub method: super::Method,
    /// Where this stands.
    pub source: Option<String>,
}

/// The parameter that chooses the answer's format.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RpcFormat {
    /// The parameter's wire name, such as `Format`.
    pub parameter: String,
    /// Its value for JSON.
    pub json: String,
    /// Its value for XML.
    pub xml: String,
}

/// The REST style.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestStyle {
    /// The media type of JSON bodies.
    pub content_type: String,
    /// Where this stands.
    pub source: Option<String>,
}

/// Where an error answer keeps its parts: names to look for, the first that is present wins.
///
/// A name is a member or child element; `error/code` looks inside `error`, and a number is the index of
/// a list's item, from 0.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The error's code.
    pub code: Vec<String>,
    /// Codes that mean success where the HTTP status does, compared without case; `0`, `100`, `OK` and
    /// `Success` if left out. A code that is itself a status of success means it anyway.
    pub success_codes: Option<Vec<String>>,
    /// What every other code means where the HTTP status means success.
    #[serde(default)]
    pub other_codes: OtherCodes,
    /// The message to a person.
    pub message: Vec<String>,
    /// The request's id.
    #[serde(default)]
    pub request_id: Vec<String>,
    /// The host that answered.
    #[serde(default)]
    pub host_id: Vec<String>,
    /// Where the vendor recommends to look.
    #[serde(default)]
    pub recommendation: Vec<String>,
    /// Details of a denied access.
    #[serde(default)]
    pub access_denied_detail: Vec<String>,
    /// Headers that carry the request's id.
    #[serde(default)]
    pub request_id_headers: Vec<String>,
    /// Headers that carry the time to wait before a retry, in milliseconds.
    #[serde(default)]
    pub retry_after_milliseconds_headers: Vec<String>,
    /// Headers that carry the time to wait before a retry, in seconds.
    #[serde(default)]
    pub retry_after_seconds_headers: Vec<String>,
    /// Codes whose message repeats the signed request, secrets included, beside those whose row says so.
    #[serde(default)]
    pub echoing_codes: Vec<String>,
    /// Where this stands.
    pub source: Option<String>,
}

impl Envelope {
    /// Codes that mean success, compared without case.
    pub fn success_codes(&self) -> Vec<&str> {
        match &self.success_codes {
            Some(codes) => codes.iter().map(String::as_str).collect(),
            // Services of many vendors answer these beside what they return.
            None => vec!["0", "100", "OK", "Success"],
        }
    }
}

/// What a code means that is not among those that mean success.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OtherCodes {
    /// Failure, whatever is beside it.
    Failure,
    /// Failure if there is a message too, and nothing of what a successful response has; as if left out.
    #[default]
    Undecided,
}

/// A parameter or a header that signers add, and that lets whoever reads it act as the caller.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// Its name, such as `SecurityToken`; names that end with it are meant too, whatever their case and
    /// separators, as `x-acs-security-token`.
    pub name: String,
    /// Where this stands.
    pub source: Option<String>,
}

/// A failure that is told inside an answer whose HTTP status means success. Names may be paths, as
/// in the envelope.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InBandFailure {
    /// The field that tells success from failure.
    pub field: String,
    /// Its texts that mean failure, such as `false`; if left out, its presence means failure.
    #[serde(default)]
    pub failed: Vec<String>,
    /// The field with the error's code.
    pub code: String,
    /// The field with the message.
    pub message: String,
    /// The field with the status, if there is one.
    pub status: Option<String>,
    /// Where this stands.
    pub source: Option<String>,
}
