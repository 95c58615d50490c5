//! The tree between the wire and the types: what JSON and XML have in common.

use serde_json::Number;

/// A value on its way to or from the wire.
#[derive(Clone, PartialEq)]
pub enum Node {
    /// Nothing: left out when written, never read.
    Absent,
    /// JSON's `null`.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
    /// Text that no printed form may show.
    Secret(String),
    /// Values in order.
    List(Vec<Node>),
    /// Values by name, in order.
    Object(Vec<(String, Node)>),
    /// An XML element: its text and its children, whatever they turn out to be.
    Element(Element),
}

/// The content of an XML element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// The text with the white space around it; empty if that is all, or if there are children.
    pub text: String,
    /// The children, in order; a name may stand more than once.
    pub children: Vec<(String, Node)>,
}

impl Node {
    /// What a person would call this kind of value.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Node::Absent => "nothing",
            Node::Null => "null",
            Node::Boolean(_) => "a boolean",
            Node::Number(_) => "a number",
            Node::Text(_) | Node::Secret(_) => "a text",
            Node::List(_) => "a list",
            Node::Object(_) => "an object",
            Node::Element(element) if element.children.is_empty() => "a text",
            Node::Element(_) => "an element with children",
        }
    }

    /// The text of a scalar; nothing for lists, objects, `null` and what is absent.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Node::Boolean(value) => Some(value.to_string()),
            Node::Number(value) => Some(value.to_string()),
            Node::Text(value) | Node::Secret(value) => Some(value.clone()),
            Node::Element(element) if element.children.is_empty() => Some(element.text.clone()),
            _ => None,
        }
    }

    /// The members of an object or the children of an element.
    pub(super) fn members(&self) -> Option<&[(String, Node)]> {
        match self {
            Node::Object(members) => Some(members),
            Node::Element(element) => Some(&element.children),
            _ => None,
        }
    }

    /// What stands at `a/b/c`.
    pub(super) fn at(&self, path: &str) -> Option<&Node> {
        path.split('/').try_fold(self, |node, name| {
            let (_, child) = node.members()?.iter().find(|(key, _)| key == name)?;
            Some(child)
        })
    }

    /// Whether a secret is in it.
    pub(super) fn has_secret(&self) -> bool {
        match self {
            Node::Secret(_) => true,
            Node::List(items) => items.iter().any(Node::has_secret),
            Node::Object(members) => members.iter().any(|(_, node)| node.has_secret()),
            _ => false,
        }
    }
}

impl std::fmt::Debug for Node {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Node::Absent => formatter.write_str("Absent"),
            Node::Null => formatter.write_str("Null"),
            Node::Boolean(value) => value.fmt(formatter),
            Node::Number(value) => value.fmt(formatter),
            Node::Text(value) => value.fmt(formatter),
            Node::Secret(_) => formatter.write_str("<redacted>"),
            Node::List(items) => items.fmt(formatter),
            Node::Object(members) => formatter
                .debug_map()
                .entries(members.iter().map(|(key, node)| (key, node)))
                .finish(),
            Node::Element(element) => element.fmt(formatter),
        }
    }
}
