//! Contradictions, kept as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;

/// A contradiction, kept as data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// A stable id within the file, in `snake_case`.
    pub id: String,
    /// What it is about.
    pub about: Vec<About>,
    /// What is claimed, and where.
    pub claims: Vec<Claim>,
    /// The claim that the spec follows, or what it does instead.
    pub decision: Text,
    /// Why.
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
    /// A field of the answer, by its wire name; `a/b` for a field within a field.
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

/// What is claimed, and where.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The value, name or number that is claimed, to the letter; or what is said, in short.
    pub says: String,
    /// Where it stands.
    pub source: String,
}
