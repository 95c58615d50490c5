//! Any JSON value as a type of its own.

use std::fmt;
use std::str::FromStr;

use super::flatten::Style;
use super::json_text;
use super::mismatch::Mismatch;
use super::node::Node;
use super::read::{Form, FromNode};
use super::write::ToNode;

/// Any JSON value, opaque: it comes from text and becomes text. Numbers stay as they are spelled.
#[derive(Clone, PartialEq)]
// Opaque, so that no JSON library and its versions become part of the public interface.
pub struct Json(pub(super) Node);

impl Json {
    /// The text if it is a string, a number or a boolean.
    pub fn text(&self) -> Option<String> {
        self.0.text().map(str::to_owned)
    }

    /// The member of an object.
    pub fn get(&self, name: &str) -> Option<Json> {
        self.0.at(name).cloned().map(Json)
    }

    pub(super) fn new(node: Node) -> Self {
        Self(node)
    }
}

/// Writes JSON, without white space.
impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&json_text::write(&self.0))
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// A text that is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseJsonError(String);

impl fmt::Display for ParseJsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the text is not JSON: {}", self.0)
    }
}

impl std::error::Error for ParseJsonError {}

impl FromStr for Json {
    type Err = ParseJsonError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let node = json_text::read(text.as_bytes());
        node.map(Json).map_err(ParseJsonError)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Json(Node::Text(text.to_owned()))
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Json(Node::Boolean(value))
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Json(Node::Number(value.to_string()))
    }
}

impl FromNode for Json {
    const FORM: Form = Form::Any;

    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        Ok(Json(node.clone()))
    }
}

/// One text of JSON wherever the wire has no JSON.
impl ToNode for Json {
    fn to_node(&self) -> Node {
        Node::Styled(Style::Json, Box::new(self.0.clone()))
    }
}
