//! Trees → texts, where the wire has no lists and objects.

use zeroize::Zeroizing;

use super::json_text;
use super::node::Node;

/// How a list or a map is written where the wire has only names and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `Name.1=a&Name.2=b`
    Indexed,
    /// `Name=a,b`
    Comma,
    /// `Name=a b`
    Space,
    /// `Name=a|b`
    Pipe,
    /// `Name=["a","b"]`
    Json,
    /// `Name=a&Name=b`
    Repeated,
    /// `Name.1=a&Name.2=b`; in maps, the length of the key and the key: `Name.#3#key=a`
    Flat,
    /// `Name.Item.1=a&Name.Item.2=b`, with this name of an item
    Wrapped(&'static str),
}

/// A parameter on its way to the query or the form.
pub(super) struct Pair {
    /// The name.
    pub(super) name: String,
    /// The text.
    pub(super) value: String,
    /// Whether a secret is in the text.
    pub(super) secret: bool,
}

/// A tree as parameters: one for a scalar, several for lists and objects.
pub(super) fn pairs(name: &str, node: &Node) -> Vec<Pair> {
    let mut out = Vec::new();
    flatten(name, node, Keys::Bare, &mut out);
    out
}

/// How the key of a map is written in a name.
#[derive(Clone, Copy)]
enum Keys {
    /// `key`
    Bare,
    /// `#3#key`
    Counted,
}

fn flatten(name: &str, node: &Node, keys: Keys, out: &mut Vec<Pair>) {
    match node {
        // What is left out of a list keeps its index.
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                // Services count items from 1.
                flatten(&format!("{name}.{}", index + 1), item, keys, out);
            }
        }
        Node::Object(members) => {
            for (key, value) in members {
                flatten(&format!("{name}.{key}"), value, keys, out);
            }
        }
        Node::Map(members) => {
            for (key, value) in members {
                let name = match keys {
                    Keys::Bare => format!("{name}.{key}"),
                    Keys::Counted => format!("{name}.#{}#{key}", key.len()),
                };
                flatten(&name, value, keys, out);
            }
        }
        Node::Styled(Style::Flat, node) => flatten(name, node, Keys::Counted, out),
        Node::Styled(Style::Wrapped(item), node) => {
            flatten(&format!("{name}.{item}"), node, keys, out);
        }
        // A list within an object brings its style along, since the object was written before its
        // own name was known.
        Node::Styled(Style::Repeated, list) => match &**list {
            Node::List(items) => out.extend(items.iter().filter_map(|item| pair(name, item))),
            node => out.extend(pair(name, node)),
        },
        node => out.extend(pair(name, node)),
    }
}

fn pair(name: &str, node: &Node) -> Option<Pair> {
    Some(Pair { name: name.to_owned(), value: text(node)?, secret: node.has_secret() })
}

/// A tree in its style, or a text already if the style puts a list into one.
pub(super) fn styled(node: Node, style: Style) -> Node {
    match (&node, style) {
        // Bytes, characters or UTF-16 units: the style counts them alike in ASCII alone.
        (node, Style::Flat) if node.has_key(|key| !key.is_ascii()) => Node::Unwritable(
            "has a key with non-ASCII characters, whose length the style `flat` does not define",
        ),
        (Node::List(_) | Node::Map(_), Style::Flat) => Node::Styled(style, Box::new(node)),
        (Node::List(_), Style::Indexed) => node,
        (Node::List(_), Style::Repeated | Style::Wrapped(_)) => Node::Styled(style, Box::new(node)),
        (Node::List(_), style) => joined(node, style),
        _ => node,
    }
}

/// The text of a value on its own; JSON if it is more than a scalar.
pub(super) fn text(node: &Node) -> Option<String> {
    match node {
        Node::Absent => None,
        node => match node.text() {
            Some(text) => Some(text.to_owned()),
            None => Some(json_text::write(node)),
        },
    }
}

/// A list as one text.
pub(super) fn joined(node: Node, style: Style) -> Node {
    let separator = match style {
        Style::Comma => ",",
        Style::Space => " ",
        Style::Pipe => "|",
        Style::Indexed | Style::Json | Style::Repeated | Style::Flat | Style::Wrapped(_) => {
            return in_json(node);
        }
    };
    let Node::List(items) = &node else {
        return node;
    };
    let texts = items.iter().map(Node::text).collect::<Option<Vec<_>>>();
    match texts {
        None => Node::Unwritable(
            node.unwritable()
                .unwrap_or("has an item that is not text, so the items can't be joined"),
        ),
        Some(texts) if texts.iter().any(|text| text.contains(separator)) => Node::Unwritable(
            "has an item that contains the separator, so it would become two items",
        ),
        Some(texts) => concealed(texts.join(separator), &node),
    }
}

/// A tree as JSON in a text.
pub(super) fn in_json(node: Node) -> Node {
    match node.unwritable() {
        Some(why) => Node::Unwritable(why),
        None if matches!(node, Node::Absent) => Node::Absent,
        None => concealed(json_text::write(&node), &node),
    }
}

/// A text made of a tree, which is secret if anything in the tree is.
fn concealed(text: String, origin: &Node) -> Node {
    if origin.has_secret() { Node::Secret(Zeroizing::new(text)) } else { Node::Text(text) }
}
