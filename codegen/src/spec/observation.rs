//! `<operation>.observed.json`: what a service was seen to do with requests.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Allow;

/// What a service was seen to do with requests for one operation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observations {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The observed requests, in any order.
    pub observations: Vec<Observation>,
}

/// One request that somebody sent, and what became of it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// A name of its own within the operation, in `snake_case`.
    pub name: String,
    /// The request as it was sent: an object from wire names to values. A value is the text on the wire or the JSON of the parameter's type. Common parameters and those that no document shows may be left out.
    pub request: Value,
    /// Whether other parameters were sent that are not recorded.
    #[serde(default)]
    pub partial: bool,
    /// What is known of the resource: an object from the names of the service's facts to values.
    pub facts: Option<Value>,
    /// What the service did.
    pub outcome: Outcome,
    /// How good the evidence is.
    pub evidence: Evidence,
    /// Where it can be read, as a URL, with the commit and the lines if it is code.
    pub address: Option<String>,
    /// When it happened, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// What else matters.
    pub note: Option<String>,
    /// Why no rule, precondition or quota explains that the service refused it.
    pub unexplained: Option<String>,
    /// The document that records it.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// What a service did with a request.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It accepted the request.
    Accepted,
    /// The request was sent, and its outcome is not known.
    Sent,
    /// It refused the request.
    Refused(Refusal),
}

impl Outcome {
    /// The word that a spec uses.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Sent => "sent",
            Outcome::Refused(_) => "refused",
        }
    }
}

/// How a service refused a request.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// The HTTP status, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The error code.
    pub code: String,
}

/// How good the evidence of an observation is, best first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The log of a run that passed.
    PassLog,
    /// A response that somebody pasted.
    PastedResponse,
    /// A test that runs against the service.
    AcceptanceTest,
    /// A script that somebody uses.
    WorkingScript,
    /// An example that the vendor wrote.
    VendorExample,
    /// Code that sends such a request.
    ClientCode,
}

impl Evidence {
    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Evidence::PassLog => "log of a passing run",
            Evidence::PastedResponse => "pasted response",
            Evidence::AcceptanceTest => "acceptance test",
            Evidence::WorkingScript => "working script",
            Evidence::VendorExample => "vendor's example",
            Evidence::ClientCode => "client code",
        }
    }
}
