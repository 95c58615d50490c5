//! `provider.json`: the protocol of a vendor's services.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, ErrorRow, Field, Location, Reason, Text};

/// A vendor: the protocol and the errors that its services share.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The provider's name: the name of the folder and the Rust module, and the first part of each feature name.
    pub provider: String,
    /// A description of the vendor.
    pub doc: Text,
    /// How requests are sent, unless a service specifies another style.
    pub style: Style,
    /// The HTTP statuses that mean success; by default, every 2xx.
    #[serde(default)]
    pub success_statuses: Vec<u16>,
    /// The structure of an error response.
    pub envelope: Envelope,
    /// Parameters and headers with credentials that signers add to requests; failures never show their values.
    #[serde(default)]
    pub credentials: Vec<Credential>,
    /// Errors that any operation of the provider may return.
    #[serde(default)]
    pub errors: Vec<ErrorRow>,
    /// Errors of several operations, whose rows name them in `like`.
    #[serde(default)]
    pub shared_errors: Vec<ErrorRow>,
    /// Parameters of several operations, which name them in `like`.
    #[serde(default)]
    pub shared_parameters: Vec<Field>,
    /// Why errors can't be checked, for rows that name it in `reason`.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// The location in the document, such as `vendors:58-71`.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// How requests are sent.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Action and version are parameters; the path is the same for every operation.
    Rpc(RpcStyle),
    /// Each operation has its own method and path, and usually a JSON body.
    Rest(RestStyle),
}

/// The RPC style.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RpcStyle {
    /// The parameter that names the operation, such as `Action`.
    pub action: String,
    /// The parameter that names the service's version, such as `Version`.
    pub version: String,
    /// The parameter that selects the response format, if there is one.
    pub format: Option<RpcFormat>,
    /// Where these parameters are: in the query, which is the default, in the form or in headers. Without a
    /// `content_type`, other parameters are usually in the form too if these are.
    #[serde(rename = "in")]
    pub location: Option<Location>,
    /// The media type of JSON bodies, if parameters are usually members of one.
    pub content_type: Option<String>,
    /// The path of every request.
    pub path: String,
    /// The HTTP method of every request.
    pub method: super::Method,
    /// What every request has beside its parameters.
    #[serde(default)]
    pub constants: Vec<Constant>,
    /// The location in the document.
    pub source: Option<String>,
}

/// A header or a query parameter with the same value in every request.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Constant {
    /// The name on the wire, such as `api-version`.
    pub name: String,
    /// Where it is: in a header or in the query.
    #[serde(rename = "in")]
    pub location: Location,
    /// The value; `{operation}` is the name of the operation, `{version}` the version of the service.
    pub value: String,
    /// The location in the document.
    pub source: Option<String>,
}

impl RpcStyle {
    /// Where action, version and format are.
    pub fn own_location(&self) -> Location {
        self.location.unwrap_or(Location::Query)
    }
}

impl Style {
    /// What every request has beside its parameters.
    pub fn constants(&self) -> &[Constant] {
        match self {
            Style::Rpc(rpc) => &rpc.constants,
            Style::Rest(rest) => &rest.constants,
        }
    }
}

/// The parameter that selects the response format.
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
    /// What every request has beside its parameters.
    #[serde(default)]
    pub constants: Vec<Constant>,
    /// The location in the document.
    pub source: Option<String>,
}

/// The structure of an error response: names to look for; the first one that is present is used.
///
/// A name is a member or child element; `error/code` looks inside `error`, and a number is the index of
/// a list item, from 0.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The error code.
    pub code: Vec<String>,
    /// Codes that mean success if the HTTP status does, compared without case; by default, `0`, `100`, `OK`
    /// and `Success`. A code that is itself a success status always means success.
    pub success_codes: Option<Vec<String>>,
    /// What any other code means if the HTTP status means success.
    #[serde(default)]
    pub other_codes: OtherCodes,
    /// The error message.
    pub message: Vec<String>,
    /// The request id.
    #[serde(default)]
    pub request_id: Vec<String>,
    /// The host that sent the response.
    #[serde(default)]
    pub host_id: Vec<String>,
    /// The link to the vendor's recommendation.
    #[serde(default)]
    pub recommendation: Vec<String>,
    /// Details of a denied access.
    #[serde(default)]
    pub access_denied_detail: Vec<String>,
    /// Further parts of the error, such as a list of its causes.
    #[serde(default)]
    pub details: Vec<String>,
    /// Headers that carry the request id.
    #[serde(default)]
    pub request_id_headers: Vec<String>,
    /// Headers that carry the time to wait before a retry, in milliseconds.
    #[serde(default)]
    pub retry_after_milliseconds_headers: Vec<String>,
    /// Headers that carry the time to wait before a retry, in seconds.
    #[serde(default)]
    pub retry_after_seconds_headers: Vec<String>,
    /// Codes whose message repeats the signed request, including secrets, in addition to rows with `echoes_request`.
    #[serde(default)]
    pub echoing_codes: Vec<String>,
    /// The location in the document.
    pub source: Option<String>,
}

impl Envelope {
    /// Codes that mean success, compared without case.
    pub fn success_codes(&self) -> Vec<&str> {
        match &self.success_codes {
            Some(codes) => codes.iter().map(String::as_str).collect(),
            // Services of many vendors return these codes together with the result.
            None => vec!["0", "100", "OK", "Success"],
        }
    }
}

/// What a code means that is not one of the success codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OtherCodes {
    /// Failure, in any case.
    Failure,
    /// Failure only if there is also a message and none of the fields of a successful response; the default.
    #[default]
    Undecided,
}

/// A parameter or header that signers add, whose value allows others to act as the caller.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// The name, such as `SecurityToken`; it also matches names that end with it, such as
    /// `x-acs-security-token`; case and separators are ignored.
    pub name: String,
    /// The location in the document.
    pub source: Option<String>,
}

/// A failure that is reported in a response whose HTTP status means success. Names may be paths, as
/// in the envelope.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InBandFailure {
    /// The field that distinguishes success from failure.
    pub field: String,
    /// The values of the field that mean failure, such as `false`; by default, its presence means failure.
    #[serde(default)]
    pub failed: Vec<String>,
    /// The field with the error code.
    pub code: String,
    /// The field with the error message.
    pub message: String,
    /// The field with the status, if there is one.
    pub status: Option<String>,
    /// The location in the document.
    pub source: Option<String>,
}
