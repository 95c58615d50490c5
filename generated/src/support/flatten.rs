//! Trees → texts, where the wire has no lists and objects.

use zeroize::Zeroizing;

use super::json_text;
use super::node::Node;

/// How a list is written where the wire has no lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStyle {
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
    flatten(name, node, &mut out);
    out
}

fn flatten(name: &str, node: &Node, out: &mut Vec<Pair>) {
    match node {
        // What is left out of a list keeps its index.
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                flatten(&format!("{name}.{}", index + 1), item, out);
            }
        }
        Node::Object(members) => {
            for (key, value) in members {
                flatten(&format!("{name}.{key}"), value, out);
            }
        }
        Node::Styled(ListStyle::Repeated, list) => match &**list {
            Node::List(items) => out.extend(items.iter().filter_map(|item| pair(name, item))),
            node => out.extend(pair(name, node)),
        },
        node => out.extend(pair(name, node)),
    }
}

fn pair(name: &str, node: &Node) -> Option<Pair> {
    Some(Pair {
        name: name.to_owned(),
        value: text(node)?,
        secret: node.has_secret(),
    })
}

/// A tree, whose list has its style, or is a text already if the style puts it into one.
pub(super) fn styled(node: Node, style: ListStyle) -> Node {
    match (&node, style) {
        (Node::List(_), ListStyle::Indexed) => node,
        (Node::List(_), ListStyle::Repeated) => Node::Styled(style, Box::new(node)),
        (Node::List(_), style) => joined(node, style),
        _ => node,
    }
}

/// The text of a value that stands alone; JSON if it is more than a scalar.
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
pub(super) fn joined(node: Node, style: ListStyle) -> Node {
    let separator = match style {
        ListStyle::Comma => ",",
        ListStyle::Space => " ",
        ListStyle::Pipe => "|",
        ListStyle::Indexed | ListStyle::Json | ListStyle::Repeated => return in_json(node),
    };
    let Node::List(items) = &node else {
        return node;
    };
    let texts = items.iter().map(Node::text).collect::<Option<Vec<_>>>();
    match texts {
        None => Node::Unwritable(
            node.unwritable()
                .unwrap_or("has an item that is no text, which a list in one text can't hold"),
        ),
        Some(texts) if texts.iter().any(|text| text.contains(separator)) => Node::Unwritable(
            "has an item with the list's separator in it, which would be two items",
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
    match origin.has_secret() {
        true => Node::Secret(Zeroizing::new(text)),
        false => Node::Text(text),
    }
}
