//! The tree between the wire and the types: what JSON and XML have in common.

use std::fmt;

use zeroize::Zeroizing;

use super::flatten::Style;

/// A value on its way to or from the wire.
#[derive(Clone, PartialEq)]
pub enum Node {
    /// Nothing: left out when written, never read.
    Absent,
    /// JSON's `null`, or an element that says it is nil.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number in JSON's notation, to the letter.
    // As text, since ids may be numbers with more digits than an `f64` keeps.
    Number(String),
    /// Text.
    Text(String),
    /// Text that no printed form may show, wiped when it is dropped.
    Secret(Zeroizing<String>),
    /// Values in order.
    List(Vec<Node>),
    /// Fields by name, in order; a name may be repeated.
    // No map: a name that is repeated is a list in XML, and may be a contradiction in JSON.
    Object(Vec<(String, Node)>),
    /// Values by keys that the caller chose, in order; what is read is an object.
    Map(Vec<(String, Node)>),
    /// An XML element: its text and its children, whatever they turn out to be.
    Element(Element),
    /// A value in a style of its own where the wire has no lists and objects; never read.
    Styled(Style, Box<Node>),
    /// A value that the wire has no form for, and why.
    Unwritable(&'static str),
}

/// The content of an XML element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// The text, to the letter; empty if there are children.
    pub text: String,
    /// The children, in order; a name may be repeated.
    pub children: Vec<(String, Node)>,
}

impl Node {
    /// What a person would call this kind of value.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Node::Absent | Node::Unwritable(_) => "nothing",
            Node::Null => "null",
            Node::Boolean(_) => "a boolean",
            Node::Number(_) => "a number",
            Node::Text(_) | Node::Secret(_) => "a string",
            Node::List(_) => "a list",
            Node::Object(_) | Node::Map(_) => "an object",
            Node::Element(element) if element.children.is_empty() => "a string",
            Node::Element(_) => "an element with children",
            Node::Styled(_, node) => node.kind(),
        }
    }

    /// The text of a scalar; nothing for lists, objects, `null` and what is absent.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Node::Boolean(true) => Some("true"),
            Node::Boolean(false) => Some("false"),
            Node::Number(text) | Node::Text(text) => Some(text),
            Node::Secret(text) => Some(text),
            Node::Element(element) if element.children.is_empty() => Some(&element.text),
            _ => None,
        }
    }

    /// Whether it is a text of nothing but white space, such as an element without content.
    /// It may be an empty list or object as well: XML writes them alike.
    pub(super) fn is_blank(&self) -> bool {
        self.text().is_some_and(|text| text.trim().is_empty())
    }

    /// Whether it is a list without items.
    pub(super) fn is_empty_list(&self) -> bool {
        matches!(self, Node::List(items) if items.is_empty())
    }

    /// The members of an object or the children of an element.
    pub(super) fn members(&self) -> Option<&[(String, Node)]> {
        match self {
            Node::Object(members) | Node::Map(members) => Some(members),
            Node::Element(element) => Some(&element.children),
            _ => None,
        }
    }

    /// The node at `a/b/c`; a step may be the index of a list's item, from 0.
    pub(super) fn at(&self, path: &str) -> Option<&Node> {
        path.split('/').try_fold(self, |node, step| match node {
            // Some envelopes keep the error in the first item of a list.
            Node::List(items) => items.get(step.parse::<usize>().ok()?),
            node => {
                let (_, child) = node.members()?.iter().find(|(key, _)| key == step)?;
                Some(child)
            }
        })
    }

    /// Whether a secret is in it.
    pub(super) fn has_secret(&self) -> bool {
        match self {
            Node::Secret(_) => true,
            Node::List(items) => items.iter().any(Node::has_secret),
            Node::Object(members) | Node::Map(members) => {
                members.iter().any(|(_, node)| node.has_secret())
            }
            Node::Styled(_, node) => node.has_secret(),
            _ => false,
        }
    }

    /// Why it can't be written, if it can't.
    pub(super) fn unwritable(&self) -> Option<&'static str> {
        match self {
            Node::Unwritable(why) => Some(why),
            Node::List(items) => items.iter().find_map(Node::unwritable),
            Node::Object(members) | Node::Map(members) => {
                members.iter().find_map(|(_, node)| node.unwritable())
            }
            Node::Styled(_, node) => node.unwritable(),
            _ => None,
        }
    }

    /// Whether a map in it has such a key.
    pub(super) fn has_key(&self, such: fn(&str) -> bool) -> bool {
        match self {
            Node::List(items) => items.iter().any(|item| item.has_key(such)),
            Node::Object(members) => members.iter().any(|(_, node)| node.has_key(such)),
            Node::Map(members) => members.iter().any(|(key, node)| such(key) || node.has_key(such)),
            _ => false,
        }
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Node::Absent => formatter.write_str("Absent"),
            Node::Null => formatter.write_str("Null"),
            Node::Boolean(value) => value.fmt(formatter),
            Node::Number(value) => formatter.write_str(value),
            Node::Text(value) => value.fmt(formatter),
            Node::Secret(_) => formatter.write_str("<redacted>"),
            Node::List(items) => items.fmt(formatter),
            Node::Object(members) | Node::Map(members) => formatter
                .debug_map()
                .entries(members.iter().map(|(key, node)| (key, node)))
                .finish(),
            Node::Element(element) => element.fmt(formatter),
            Node::Styled(_, node) => node.fmt(formatter),
            Node::Unwritable(why) => formatter.debug_tuple("Unwritable").field(why).finish(),
        }
    }
}
