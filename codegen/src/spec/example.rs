//! Requests and responses that the documents show.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Allow, Text};

/// A request or a response that a document shows.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A name that is unique within the operation, in `snake_case`.
    pub name: String,
    /// What the example shows.
    pub doc: Option<Text>,
    /// The request or the response.
    pub shows: ExampleKind,
    /// The location in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// The request or the response.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExampleKind {
    /// A request.
    Request(ExampleRequest),
    /// A successful response.
    Success(Answer),
    /// An error response.
    Failure(Answer),
}

/// A request.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleRequest {
    /// The parameters that the request sets.
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
    /// The value, as JSON of the parameter's type.
    pub value: serde_json::Value,
    /// Whether the value is missing from the document and was added to complete the request.
    #[serde(default)]
    pub assumed: bool,
}

/// A response.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers of the response that the example shows.
    #[serde(default)]
    pub headers: Vec<AnswerHeader>,
    /// The body, if there is one.
    pub body: Option<AnswerBody>,
}

/// A header of a response.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerHeader {
    /// The name.
    pub name: String,
    /// The value, verbatim.
    pub value: String,
}

/// The body of a response.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerBody {
    /// A JSON body, verbatim.
    Json(serde_json::Value),
    /// An XML body, as text.
    Xml(String),
}

impl Answer {
    /// The body on the wire; empty if there is none.
    pub fn body_text(&self) -> String {
        match &self.body {
            None => String::new(),
            Some(AnswerBody::Json(value)) => value.to_string(),
            Some(AnswerBody::Xml(text)) => text.clone(),
        }
    }
}
