//! Values → tree.

use std::collections::BTreeMap;

use serde_json::Number;

use super::call::{ListStyle, joined};
use super::json;
use super::node::Node;
use super::secret::Secret;

/// A type whose values can be written.
pub trait ToNode {
    /// The tree; [`Node::Absent`] for what is left out.
    fn to_node(&self) -> Node;
}

/// An object on its way to the wire.
#[derive(Debug, Default)]
pub struct ObjectWriter(Vec<(String, Node)>);

impl ObjectWriter {
    /// An object without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a member, if it is not absent.
    pub fn member(self, name: &str, value: &impl ToNode) -> Self {
        self.node(name, value.to_node())
    }

    /// Adds a member with a JSON document in a text.
    pub fn member_json(self, name: &str, value: &impl ToNode) -> Self {
        self.node(name, json_text(value.to_node()))
    }

    /// Adds a member with a list in one text.
    pub fn member_list(self, name: &str, value: &impl ToNode, style: ListStyle) -> Self {
        self.node(name, joined(value.to_node(), style))
    }

    /// The whole object.
    pub fn finish(self) -> Node {
        Node::Object(self.0)
    }

    fn node(mut self, name: &str, node: Node) -> Self {
        if !matches!(node, Node::Absent) {
            self.0.push((name.to_owned(), node));
        }
        self
    }
}

/// A tree as JSON in a text.
pub(super) fn json_text(node: Node) -> Node {
    match node {
        Node::Absent => Node::Absent,
        node if node.has_secret() => Node::Secret(json::write(&node)),
        node => Node::Text(json::write(&node)),
    }
}

impl<T: ToNode> ToNode for Option<T> {
    fn to_node(&self) -> Node {
        self.as_ref().map_or(Node::Absent, T::to_node)
    }
}

impl<T: ToNode> ToNode for Box<T> {
    fn to_node(&self) -> Node {
        T::to_node(self)
    }
}

impl ToNode for String {
    fn to_node(&self) -> Node {
        Node::Text(self.clone())
    }
}

impl ToNode for Secret {
    fn to_node(&self) -> Node {
        Node::Secret(self.expose().to_owned())
    }
}

impl ToNode for bool {
    fn to_node(&self) -> Node {
        Node::Boolean(*self)
    }
}

impl ToNode for i32 {
    fn to_node(&self) -> Node {
        Node::Number((*self).into())
    }
}

impl ToNode for i64 {
    fn to_node(&self) -> Node {
        Node::Number((*self).into())
    }
}

impl ToNode for f32 {
    fn to_node(&self) -> Node {
        // Through text, so that 0.1 stays 0.1.
        let shortest = self.to_string().parse().ok();
        shortest
            .and_then(Number::from_f64)
            .map_or(Node::Null, Node::Number)
    }
}

impl ToNode for f64 {
    fn to_node(&self) -> Node {
        Number::from_f64(*self).map_or(Node::Null, Node::Number)
    }
}

impl<T: ToNode> ToNode for Vec<T> {
    fn to_node(&self) -> Node {
        Node::List(self.iter().map(T::to_node).collect())
    }
}

impl<T: ToNode> ToNode for BTreeMap<String, T> {
    fn to_node(&self) -> Node {
        let members = self
            .iter()
            .map(|(key, value)| (key.clone(), value.to_node()));
        Node::Object(members.collect())
    }
}
