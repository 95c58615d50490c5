//! JSON: text ↔ tree, and any JSON value as a type of its own.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::node::Node;
use super::read::{FromNode, Mismatch};
use super::write::ToNode;

/// Any JSON value, opaque: it comes from text and becomes text.
#[derive(Clone, PartialEq)]
pub struct Json(Node);

impl Json {
    /// The text if it is a string, a number or a boolean.
    pub fn text(&self) -> Option<String> {
        self.0.text()
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
        formatter.write_str(&write(&self.0))
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
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ParseJsonError {}

impl FromStr for Json {
    type Err = ParseJsonError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text.as_bytes()).map(Json).map_err(ParseJsonError)
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
        Json(Node::Number(value.into()))
    }
}

impl FromNode for Json {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        Ok(Json(node.clone()))
    }
}

impl ToNode for Json {
    fn to_node(&self) -> Node {
        self.0.clone()
    }
}

/// The tree of a JSON text, or why it is none. Nesting is bounded.
pub(super) fn read(text: &[u8]) -> Result<Node, String> {
    serde_json::from_slice::<Tree>(text)
        .map(|tree| tree.0)
        .map_err(|error| error.to_string())
}

/// The JSON text of a tree, without white space; what is absent is left out.
pub(super) fn write(node: &Node) -> String {
    let mut out = String::new();
    write_into(node, &mut out);
    out
}

fn write_into(node: &Node, out: &mut String) {
    match node {
        Node::Absent | Node::Null => out.push_str("null"),
        Node::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Node::Number(value) => out.push_str(&value.to_string()),
        Node::Text(text) | Node::Secret(text) => quote(text, out),
        Node::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_into(item, out);
            }
            out.push(']');
        }
        Node::Object(members) => write_members(members, out),
        Node::Element(element) if element.children.is_empty() => quote(&element.text, out),
        Node::Element(element) => write_members(&element.children, out),
    }
}

fn write_members(members: &[(String, Node)], out: &mut String) {
    out.push('{');
    let mut is_first = true;
    for (key, value) in members {
        if matches!(value, Node::Absent) {
            continue;
        }
        if !is_first {
            out.push(',');
        }
        is_first = false;
        quote(key, out);
        out.push(':');
        write_into(value, out);
    }
    out.push('}');
}

fn quote(text: &str, out: &mut String) {
    // Writing a string to a string can't fail.
    if let Ok(quoted) = serde_json::to_string(text) {
        out.push_str(&quoted);
    }
}

/// A tree as `serde_json` builds it.
struct Tree(Node);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Tree, E> {
        Ok(Tree(Node::Null))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree(Node::Boolean(value)))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree(Node::Number(value.into())))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree(Node::Number(value.into())))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree(
            Number::from_f64(value).map_or(Node::Null, Node::Number),
        ))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree(Node::Text(value.to_owned())))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Tree, E> {
        Ok(Tree(Node::Text(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(Tree(node)) = items.next_element()? {
            list.push(node);
        }
        Ok(Tree(Node::List(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Tree, A::Error> {
        let mut object = Vec::new();
        while let Some((key, Tree(node))) = members.next_entry::<String, Tree>()? {
            object.push((key, node));
        }
        Ok(Tree(Node::Object(object)))
    }
}
