//! Requests and answers that the documents show.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Allow, Text};

/// A request or an answer that a document shows.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A name of its own within the operation, in `snake_case`.
    pub name: String,
    /// What it shows.
    pub doc: Option<Text>,
    /// The request or the answer.
    pub shows: ExampleKind,
    /// Where it stands.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// The request or the answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExampleKind {
    /// A request.
    Request(ExampleRequest),
    /// An answer of success.
    Success(Answer),
    /// An answer of failure.
    Failure(Answer),
}

/// A request.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleRequest {
    /// The parameters that it sets.
    pub parameters: Vec<ExampleValue>,
}

impl ExampleRequest {
    /// The values of its parameters by wire name, in order.
    pub fn values(&self) -> Vec<(String, serde_json::Value)> {
        let values = self.parameters.iter();
        values.map(|it| (it.name.clone(), it.value.clone())).collect()
    }
}

/// The value of one parameter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleValue {
    /// The parameter's wire name.
    pub name: String,
    /// Its value, in the JSON of its type.
    pub value: serde_json::Value,
    /// Whether the document leaves it out and it stands here to make the request whole.
    #[serde(default)]
    pub assumed: bool,
}

/// An answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: AnswerBody,
}

/// The body of an answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerBody {
    /// JSON, as it is.
    Json(serde_json::Value),
    /// XML, as text.
    Xml(String),
}

impl AnswerBody {
    /// The body on the wire.
    pub fn text(&self) -> String {
        match self {
            AnswerBody::Json(value) => value.to_string(),
            AnswerBody::Xml(text) => text.clone(),
        }
    }
}
