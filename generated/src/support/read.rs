//! Tree → values: lenient where services vary, loud about what can't be a value of the type.

use std::collections::BTreeMap;

use super::mismatch::Mismatch;
use super::node::Node;

/// A type that a tree may be a value of.
pub trait FromNode: Sized {
    /// The value, or where and why the tree is none.
    fn from_node(node: &Node) -> Result<Self, Mismatch>;

    /// The value of a name that stands several times. Only a list has room for different values.
    #[doc(hidden)]
    fn from_nodes(nodes: &[&Node]) -> Result<Self, Mismatch> {
        match nodes {
            [] => Err(Mismatch::missing()),
            [first, others @ ..] if others.iter().all(|other| other == first) => {
                Self::from_node(first)
            }
            _ => Err(Mismatch::ambiguous()),
        }
    }
}

/// `null` is as good as absent, and so is an empty text where no text is expected.
impl<T: FromNode> FromNode for Option<T> {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        match node {
            Node::Null | Node::Absent => Ok(None),
            node => match T::from_node(node) {
                Err(_) if node.is_blank() => Ok(None),
                other => other.map(Some),
            },
        }
    }

    fn from_nodes(nodes: &[&Node]) -> Result<Self, Mismatch> {
        match nodes {
            [] => Ok(None),
            [node] => Self::from_node(node),
            nodes => T::from_nodes(nodes).map(Some),
        }
    }
}

impl<T: FromNode> FromNode for Box<T> {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        T::from_node(node).map(Box::new)
    }

    fn from_nodes(nodes: &[&Node]) -> Result<Self, Mismatch> {
        T::from_nodes(nodes).map(Box::new)
    }
}

/// A list, the children of an element, or nothing.
impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        list(node, None)
    }

    fn from_nodes(nodes: &[&Node]) -> Result<Self, Mismatch> {
        match nodes {
            [node] => Self::from_node(node),
            nodes => values(nodes.iter().copied()),
        }
    }
}

impl<T: FromNode> FromNode for BTreeMap<String, T> {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let mut by_name = BTreeMap::<&String, Vec<&Node>>::new();
        for (name, value) in object(node)? {
            by_name.entry(name).or_default().push(value);
        }
        by_name
            .into_iter()
            .map(|(name, nodes)| match T::from_nodes(&nodes) {
                Ok(value) => Ok((name.clone(), value)),
                Err(mismatch) => Err(mismatch.within(name)),
            })
            .collect()
    }
}

/// The members of an object or an element. A blank text counts as an object without members.
pub(super) fn object(node: &Node) -> Result<&[(String, Node)], Mismatch> {
    if node.is_blank() {
        return Ok(&[]);
    }
    match node {
        // Text that is not blank.
        Node::Element(element) if element.children.is_empty() => None,
        node => node.members(),
    }
    .ok_or_else(|| Mismatch::new("an object", node))
}

/// A list whose items may be wrapped in members called `item`. A single one of them may be the list
/// itself, as in JSON, or the only item, as in XML.
pub(super) fn list<T: FromNode>(node: &Node, item: Option<&str>) -> Result<Vec<T>, Mismatch> {
    let mismatch = || Err(Mismatch::new("a list", node));
    if node.is_blank() {
        return Ok(Vec::new());
    }
    if let Node::List(items) = node {
        return values(items);
    }
    let Some(members) = node.members().filter(|_| node.text().is_none()) else {
        return mismatch();
    };
    let wrapped = members
        .iter()
        .filter(|(name, _)| Some(name.as_str()) == item)
        .map(|(_, node)| node)
        .collect::<Vec<_>>();
    match (wrapped.as_slice(), node) {
        ([Node::List(items)], _) => values(items),
        ([Node::Null], _) => Ok(Vec::new()),
        ([], Node::Element(_)) => values(members.iter().map(|(_, child)| child)),
        ([], _) if members.is_empty() && item.is_some() => Ok(Vec::new()),
        ([], _) => mismatch(),
        (items, _) => values(items.iter().copied()),
    }
}

/// Each node as a value of the type.
pub(super) fn values<'a, T: FromNode>(
    nodes: impl IntoIterator<Item = &'a Node>,
) -> Result<Vec<T>, Mismatch> {
    let nodes = nodes.into_iter().enumerate();
    nodes
        .map(|(index, node)| {
            T::from_node(node).map_err(|mismatch| mismatch.within(&index.to_string()))
        })
        .collect()
}
