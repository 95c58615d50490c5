//! Disputes: contradictions between documents, kept as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;

/// A contradiction between documents, and how the spec decides it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// A stable id within the file, in `snake_case`.
    pub id: String,
    /// What the dispute is about.
    pub about: Vec<About>,
    /// The contradicting claims, with their sources.
    pub claims: Vec<Claim>,
    /// The decision: the claim that the spec follows, or what it does instead.
    pub decision: Text,
    /// The reason for the decision.
    pub reason: Text,
}

/// What a dispute is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The operation or the service as a whole.
    Operation,
    /// A parameter, by its wire name.
    Parameter(String),
    /// A response field, by its wire name; `a/b` for a field within a field.
    ResponseField(String),
    /// A named type.
    Type(String),
    /// An error code.
    Error(String),
    /// A rule, by its id.
    Rule(String),
    /// A precondition, by its id.
    Precondition(String),
    /// A quota, by its id.
    Quota(String),
    /// An example, by its name.
    Example(String),
    /// The hosts of the service.
    Endpoints,
}

/// The contradicting claims, with their sources.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The claimed value, name or number, verbatim; or a short summary.
    pub says: String,
    /// The location in the document.
    pub source: String,
}
