//! Requests and answers that the documents show.

use super::Text;

/// A request or an answer that a document shows.
#[derive(Clone, Debug)]
pub struct Example {
    /// A name of its own within the operation, in `snake_case`.
    pub name: String,
    /// What it shows.
    pub doc: Text,
    /// What is shown.
    pub kind: ExampleKind,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// What is shown.
#[derive(Clone, Debug)]
pub enum ExampleKind {
    /// A request: the values of its parameters by wire name, in order.
    Request(Vec<(String, serde_json::Value)>),
    /// A successful answer.
    Success(ExampleAnswer),
    /// A failure.
    Failure(ExampleAnswer),
}

/// An answer.
#[derive(Clone, Debug)]
pub struct ExampleAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body, as text.
    pub body: String,
    /// Whether the body is XML; JSON if not.
    pub format: AnswerFormat,
}

/// The format of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFormat {
    /// JSON.
    Json,
    /// XML.
    Xml,
}
