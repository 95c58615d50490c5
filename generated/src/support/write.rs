//! Values → tree.

use std::collections::BTreeMap;
use std::fmt::Debug;

use zeroize::Zeroizing;

use super::flatten::{Style, in_json, styled};
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
        self.node(name, in_json(value.to_node()))
    }

    /// Adds a member with a list or a map.
    pub fn member_styled(self, name: &str, value: &impl ToNode, style: Style) -> Self {
        self.node(name, styled(value.to_node(), style))
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

// Copied into memory that is wiped too: a `Node::Text` would leave the secret behind.
impl ToNode for Secret {
    fn to_node(&self) -> Node {
        Node::Secret(Zeroizing::new(self.expose().to_owned()))
    }
}

impl ToNode for bool {
    fn to_node(&self) -> Node {
        Node::Boolean(*self)
    }
}

impl ToNode for i32 {
    fn to_node(&self) -> Node {
        Node::Number(self.to_string())
    }
}

impl ToNode for i64 {
    fn to_node(&self) -> Node {
        Node::Number(self.to_string())
    }
}

impl ToNode for f32 {
    fn to_node(&self) -> Node {
        float(*self)
    }
}

impl ToNode for f64 {
    fn to_node(&self) -> Node {
        float(*self)
    }
}

/// The shortest text of a number, which is JSON too, unless there is none.
fn float<T: Copy + Debug + Into<f64>>(number: T) -> Node {
    if number.into().is_finite() {
        // Of an `f32` widened to 64 bits, 0.1 would become 0.10000000149011612.
        Node::Number(format!("{number:?}"))
    } else {
        Node::Unwritable("is not a finite number, so it can't be sent")
    }
}

impl<T: ToNode> ToNode for Vec<T> {
    fn to_node(&self) -> Node {
        Node::List(self.iter().map(T::to_node).collect())
    }
}

impl<T: ToNode> ToNode for BTreeMap<String, T> {
    fn to_node(&self) -> Node {
        let members = self.iter().map(|(key, value)| (key.clone(), value.to_node()));
        Node::Map(members.collect())
    }
}
