//! The file of an operation's vectors: its members, and the schema that describes them.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Map, Value};

use super::layout;
use crate::model::{Category, Outcome, Severity};

/// Requests and responses of one operation with what they mean, for a validator in any language.
///
/// Values are named and written as on the wire: parameters and response fields by wire name, an enumeration by its
/// text, a time as text. Members that are left out are empty.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Vectors<'a> {
    /// Who wrote the file.
    #[serde(rename = "$comment")]
    pub(super) comment: &'a str,
    /// Where this schema is.
    #[serde(rename = "$schema")]
    pub(super) schema: &'a str,
    /// The provider.
    pub(super) provider: &'a str,
    /// The service.
    pub(super) service: &'a str,
    /// The operation's name on the wire.
    pub(super) operation: &'a str,
    /// The wire names of parameters and response fields that are secrets, at any depth: what is printed shows no value
    /// of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) secrets: Vec<&'a str>,
    /// Requests that keep and break each rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) rules: Vec<RuleVectors>,
    /// The ids of the rules without such requests, since only the service can decide them, or since no request of the
    /// operation breaks or keeps them alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) unproved: Vec<String>,
    /// The requests that the documents show, with their bytes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) requests: Vec<RequestVector<'a>>,
    /// The responses that the documents show, with their values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) responses: Vec<ResponseVector<'a>>,
    /// The requests that the service was seen to accept or to refuse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) observations: Vec<ObservationVector<'a>>,
}

/// Requests that differ in one value, and what becomes of a rule.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleVectors {
    /// The id of the rule: a limit, a rule between parameters, a precondition or a quota.
    pub(super) rule: String,
    /// The parameter or the fact in which the cases differ.
    pub(super) varies: String,
    /// The first keeps the rule, the second breaks it; then further values that matter to the rule, both sides of each
    /// limit among them, unless a rule above has the same request.
    pub(super) cases: Vec<Case>,
}

/// A request, what is known beside it, and what a validator reports of both.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    /// The parameters that are set, by wire name.
    pub(super) request: Map<String, Value>,
    /// The facts outside of the request that the caller knows, by name; any other fact is unknown.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(super) facts: Map<String, Value>,
    /// What a validator reports.
    pub(super) report: Report,
}

/// What a validator reports of a request and the facts beside it.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    /// All violations, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) violations: Vec<Violation>,
    /// The ids of all rules that can't be decided, in any order: a fact is unknown, or a value is not a documented one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) skipped: Vec<String>,
}

/// A rule that a request breaks.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Violation {
    /// The id of the rule.
    pub(super) rule: String,
    /// How severe it is.
    pub(super) severity: Severity,
    /// The wire name of the parameter that is at fault or missing; `DBName[1]` is an item of a list, from 0. Left out if
    /// it is nothing within the request.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) path: String,
}

/// A request that a document shows.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestVector<'a> {
    /// A name within the operation.
    pub(super) name: &'a str,
    /// The parameters that are set, by wire name.
    pub(super) request: Map<String, Value>,
    /// What a validator reports of it if no fact is known. Left out where there are limits within objects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) report: Option<Report>,
    /// The request on the wire, before it is signed.
    pub(super) http: Http,
}

/// A request on the wire.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Http {
    /// The method.
    pub(super) method: &'static str,
    /// What goes before the host of the service, with a dot at its end; nothing if left out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) host_prefix: String,
    /// Path and query, percent-encoded, as in the request line.
    pub(super) target: String,
    /// The query's names and values, not encoded, in the order in which they are sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) query: Vec<[String; 2]>,
    /// The headers that carry parameters and constants, in any order; there may be others beside them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) headers: Vec<[String; 2]>,
    /// The body; no body if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<String>,
}

/// A response that a document shows.
#[derive(Serialize, JsonSchema)]
pub(super) struct ResponseVector<'a> {
    /// A name within the operation.
    pub(super) name: &'a str,
    /// The HTTP status.
    pub(super) status: u16,
    /// The headers that the document shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) headers: Vec<[String; 2]>,
    /// The body: JSON, or XML if it begins with `<`; empty if there is none.
    pub(super) body: String,
    /// What it means.
    #[serde(flatten)]
    pub(super) expected: Expected,
}

/// What a response means.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Expected {
    /// It is a success with at least these values, by wire name; `null` if nothing is said of its values.
    Response(Value),
    /// It is a failure with at least these parts.
    Failure(Failure),
}

/// The parts of a failure.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Failure {
    /// The code, to the letter; empty if there is none.
    pub(super) code: String,
    /// The message. It is hidden, instead, where it repeats the signed request or may show a secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    /// The id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) request_id: Option<String>,
    /// Further parts of the error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) details: Option<Value>,
    /// What kind of trouble it is, if the documents have the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) category: Option<Category>,
}

/// A request that somebody sent, and what became of it.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ObservationVector<'a> {
    /// A name within the operation.
    pub(super) name: &'a str,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<&'a str>,
    /// The parameters that were sent, by wire name. A parameter of the path that nobody recorded has a value of other
    /// vectors.
    pub(super) request: Map<String, Value>,
    /// What is known of the resource; any other fact is unknown.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(super) facts: Map<String, Value>,
    /// What the service did: no error is reported of what it accepted.
    pub(super) outcome: &'a Outcome,
    /// The rules that name the code of a refusal: at least one of them is violated or skipped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) explained_by: Vec<String>,
    /// Why no rule explains the refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unexplained: Option<&'a str>,
    /// What a validator reports. Left out where there are limits within objects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) report: Option<Report>,
}

impl Vectors<'_> {
    /// The file.
    pub(super) fn text(&self) -> String {
        // Names are texts, which alone has no other form in JSON.
        layout::printed(&serde_json::to_value(self).unwrap_or_default())
    }
}

/// The schema of the files, whose first line is this comment.
pub(super) fn schema(comment: &str) -> String {
    let settings = SchemaSettings::draft07().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Vectors<'_>>();
    let comment = [("$comment".to_owned(), Value::from(comment))].into_iter();
    let members = schema.as_object().into_iter().flatten();
    let members = members.map(|(name, value)| (name.clone(), value.clone()));
    layout::printed(&Value::Object(comment.chain(members).collect()))
}
