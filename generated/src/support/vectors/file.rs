//! A file of vectors, by the schema beside them.

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vectors {
    #[serde(rename = "$comment")]
    _comment: String,
    #[serde(rename = "$schema")]
    _schema: String,
    #[serde(rename = "provider")]
    _provider: String,
    #[serde(rename = "service")]
    _service: String,
    pub(super) operation: String,
    #[serde(default)]
    pub(super) secrets: Vec<String>,
    #[serde(default)]
    pub(super) rules: Vec<RuleVectors>,
    #[serde(default, rename = "unproved")]
    _unproved: Vec<String>,
    #[serde(default)]
    pub(super) requests: Vec<RequestVector>,
    #[serde(default)]
    pub(super) responses: Vec<ResponseVector>,
    #[serde(default)]
    pub(super) observations: Vec<ObservationVector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleVectors {
    pub(super) rule: String,
    pub(super) varies: String,
    pub(super) cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) request: Map<String, Value>,
    #[serde(default)]
    pub(super) facts: Map<String, Value>,
    pub(super) report: Report,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    #[serde(default)]
    pub(super) violations: Vec<Violation>,
    #[serde(default)]
    pub(super) skipped: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Violation {
    pub(super) rule: String,
    pub(super) severity: String,
    #[serde(default)]
    pub(super) path: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestVector {
    pub(super) name: String,
    pub(super) request: Map<String, Value>,
    pub(super) report: Option<Report>,
    pub(super) http: Http,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Http {
    pub(super) method: String,
    #[serde(default)]
    pub(super) host_prefix: String,
    pub(super) target: String,
    #[serde(default)]
    pub(super) query: Vec<(String, String)>,
    #[serde(default)]
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct ResponseVector {
    pub(super) name: String,
    pub(super) status: u16,
    #[serde(default)]
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
    #[serde(flatten)]
    pub(super) expected: Expected,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Expected {
    Response(Value),
    Failure(ExpectedFailure),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedFailure {
    pub(super) code: String,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) details: Option<Value>,
    pub(super) category: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ObservationVector {
    pub(super) name: String,
    #[serde(rename = "address")]
    _address: Option<String>,
    pub(super) request: Map<String, Value>,
    #[serde(default)]
    pub(super) facts: Map<String, Value>,
    pub(super) outcome: Outcome,
    #[serde(default)]
    pub(super) explained_by: Vec<String>,
    pub(super) unexplained: Option<String>,
    pub(super) report: Option<Report>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    Accepted,
    Sent,
    Refused(Refusal),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Refusal {
    #[serde(rename = "status")]
    _status: Option<u16>,
    pub(super) code: String,
}
