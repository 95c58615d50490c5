//! One operation: its page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Dispute, ErrorRow, Example, Field, InBandFailure, List, Precondition, Quota, Rule, Text,
};

/// One operation of a service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The operation's name on the wire.
    pub operation: String,
    /// The name in Rust, where the one made from the wire name won't do.
    pub rust: Option<String>,
    /// What it does.
    pub doc: Text,
    /// What else a caller should know.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Method and path, in the REST style.
    pub http: Option<Http>,
    /// What a caller must be allowed to do.
    pub authorization: Option<Authorization>,
    /// The request's parameters, in the page's order.
    pub parameters: Vec<Field>,
    /// What a successful answer carries.
    pub response: Response,
    /// How this operation tells failures inside answers whose HTTP status means success, if not as its service does.
    pub in_band_failure: Option<InBandFailure>,
    /// What must hold between the parameters.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// What must hold outside the request.
    #[serde(default)]
    pub preconditions: Vec<Precondition>,
    /// How often it may be done.
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// The documented errors, in the page's order.
    #[serde(default)]
    pub errors: Vec<ErrorRow>,
    /// The requests and answers that the documents show.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// The page's own table of changes.
    #[serde(default)]
    pub history: Vec<Change>,
    /// Claims that contradict each other.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// What the documents say and the spec leaves out.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// Where the operation stands.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// What else a caller should know.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The note in our own words.
    pub doc: Text,
    /// Why no rule can check it, if it limits or conditions what a caller may do.
    pub unchecked: Option<Text>,
    /// Where it stands.
    pub source: Option<String>,
}

/// Method and path of a REST operation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Http {
    /// The HTTP method.
    pub method: Method,
    /// The path, with `{name}` for each path parameter.
    pub path: String,
    /// Where it stands.
    pub source: Option<String>,
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The method on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// What a caller must be allowed to do.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authorization {
    /// The permission, such as `rds:CreateBackup`.
    pub action: String,
    /// The level of access.
    pub access: Access,
    /// What it can be granted for; everything if empty.
    #[serde(default)]
    pub resources: Vec<Resource>,
    /// Condition keys that a policy may test.
    #[serde(default)]
    pub condition_keys: Vec<String>,
    /// Other permissions that the caller needs.
    #[serde(default)]
    pub dependent_actions: Vec<String>,
    /// Where it stands.
    pub source: Option<String>,
}

/// The level of access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Changes something.
    Write,
    /// Reads something.
    Read,
    /// Lists things.
    List,
}

impl Access {
    /// The word that a spec uses.
    pub fn name(self) -> &'static str {
        match self {
            Access::Write => "write",
            Access::Read => "read",
            Access::List => "list",
        }
    }
}

/// What a permission can be granted for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// The resource's kind, such as `DBInstance`.
    pub kind: String,
    /// Its pattern, such as `acs:rds:{#regionId}:{#accountId}:dbinstance/{#dbinstanceId}`.
    pub pattern: String,
}

/// What a successful answer carries.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// Nothing.
    Empty,
    /// Named fields.
    Object(ResponseObject),
    /// A list, without a name around it.
    List(List),
}

/// The fields of an answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResponseObject {
    /// The fields, in the page's order.
    pub fields: Vec<Field>,
}

/// An entry of the page's own table of changes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The day, as `YYYY-MM-DD`.
    pub date: String,
    /// What changed.
    pub doc: Text,
    /// Where it stands.
    pub source: Option<String>,
}

/// What a document says and the spec leaves out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The name, value or code, to the letter.
    pub what: String,
    /// Why it is left out.
    pub reason: String,
    /// Where it stands.
    pub source: String,
}

/// A lint finding that is meant to be so.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The lint's code.
    pub lint: String,
    /// Why it is meant to be so.
    pub reason: String,
}
