//! `<operation>.json`: one operation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Dispute, ErrorRow, Example, Field, InBandFailure, List, Paging, Poll, Precondition, Proposal,
    Quota, Rule, Status, Text,
};

/// One operation of a service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The wire name of the operation.
    pub operation: String,
    /// The name in Rust, if the name derived from the wire name is not suitable.
    pub rust: Option<String>,
    /// What the operation does.
    pub doc: Text,
    /// Whether it can be used; `normal` by default.
    #[serde(default)]
    pub status: Status,
    /// Further notes for callers.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Method and path in the REST style; in the RPC style, the method of this operation, if it has its own.
    pub http: Option<Http>,
    /// The permissions that a caller needs.
    pub authorization: Option<Authorization>,
    /// The request parameters, in the order of the page.
    pub parameters: Vec<Field>,
    /// The content of a successful response.
    pub response: Response,
    /// How this operation reports failures in responses whose HTTP status means success, if it differs from the service.
    pub in_band_failure: Option<InBandFailure>,
    /// How callers see whether the task that the operation began has ended.
    pub poll: Option<Poll>,
    /// How the list in the response is read page by page.
    pub paging: Option<Paging>,
    /// Rules between the parameters.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Rules and limits that a program read in a document and no person has confirmed; nothing is generated from them.
    #[serde(default)]
    pub proposals: Vec<Proposal>,
    /// Conditions outside the request that must hold.
    #[serde(default)]
    pub preconditions: Vec<Precondition>,
    /// How often the operation may be called.
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// The documented errors, in the order of the page.
    #[serde(default)]
    pub errors: Vec<ErrorRow>,
    /// The documented requests and responses.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// The change history of the page.
    #[serde(default)]
    pub history: Vec<Change>,
    /// Contradictions between the documents.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// What the documents state and the spec does not transcribe.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// The location of the operation in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// Further notes for callers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The note, in your own words.
    pub doc: Text,
    /// Why no rule can check it, if it restricts what a caller may do.
    pub unchecked: Option<Text>,
    /// The location in the document.
    pub source: Option<String>,
}

/// Method and path of an operation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Http {
    /// The HTTP method.
    pub method: Method,
    /// The path in the REST style, with `{name}` for each path parameter, and with the query that every request has,
    /// as in `/{bucket}?stat`.
    pub path: Option<String>,
    /// The location in the document.
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
    /// The HTTP method, as sent.
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

/// The permissions that a caller needs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authorization {
    /// The action, such as `rds:CreateBackup`.
    pub action: String,
    /// The access level.
    pub access: Access,
    /// The resources for which the permission can be granted; all resources if empty.
    #[serde(default)]
    pub resources: Vec<Resource>,
    /// The condition keys that a policy can test.
    #[serde(default)]
    pub condition_keys: Vec<String>,
    /// Other actions that the caller must be allowed to perform.
    #[serde(default)]
    pub dependent_actions: Vec<String>,
    /// The location in the document.
    pub source: Option<String>,
}

/// The access level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Write access.
    Write,
    /// Read access.
    Read,
    /// List access.
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

/// A type of resource for which a permission can be granted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// The resource type, such as `DBInstance`.
    pub kind: String,
    /// The resource pattern, such as `acs:rds:{#regionId}:{#accountId}:dbinstance/{#dbinstanceId}`.
    pub pattern: String,
}

/// The content of a successful response.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// An empty response.
    Empty,
    /// Named fields.
    Object(ResponseObject),
    /// A list at the top level.
    List(List),
}

/// The fields of a response.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResponseObject {
    /// The fields, in the order of the page.
    pub fields: Vec<Field>,
}

/// An entry of the change history of a page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The date, as `YYYY-MM-DD`.
    pub date: String,
    /// What changed.
    pub doc: Text,
    /// The location in the document.
    pub source: Option<String>,
}

/// Something that a document states and the spec does not transcribe.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The name, value or code, verbatim.
    pub what: String,
    /// Why it is left out.
    pub reason: String,
    /// The location in the document.
    pub source: String,
}

/// A lint finding that is intended.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The code of the lint.
    pub lint: String,
    /// Why it is intended.
    pub reason: String,
}
