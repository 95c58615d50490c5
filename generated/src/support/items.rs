//! Nodes → the items of a list, however a service wraps them.
//!
//! JSON has lists. XML has none: a list of one looks like an object, the items may be inside an
//! element or beside each other, and some services leave the enclosing element out. The form of the
//! items decides. Nothing is read on trial: types may be recursive, and a second try at each level
//! would take time exponential in the depth of the body.

use super::mismatch::Mismatch;
use super::node::Node;
use super::read::{Form, FromNode};

/// The items of a list under one name, which may occur several times.
/// Each item may be wrapped in a member called `item`.
pub(super) fn of<T: FromNode>(nodes: &[&Node], item: Option<&str>) -> Result<Vec<T>, Mismatch> {
    match nodes {
        [node] => one(node, item),
        // `<Names><Name>a</Name></Names><Names><Name>b</Name></Names>`
        nodes if nodes.iter().all(|node| is_wrapper::<T>(node, item)) => {
            let lists = nodes.iter().map(|node| one(node, item));
            let lists = lists.collect::<Result<Vec<_>, _>>()?;
            Ok(lists.into_iter().flatten().collect())
        }
        nodes => each(nodes.iter().copied()),
    }
}

/// The items of a list that are beside each other under one name, without a wrapper.
pub(super) fn beside<T: FromNode>(nodes: &[&Node]) -> Result<Vec<T>, Mismatch> {
    match nodes {
        // One empty element is an item if it can be one, else a list without any.
        [blank] if blank.is_blank() => Ok(T::from_node(blank).into_iter().collect()),
        [node] if !matches!(node, Node::List(_)) && fits::<T>(node) => each([*node]),
        nodes => of(nodes, None),
    }
}

/// Each node as an item. A `null` is left out, unless it is a value of the type.
pub(super) fn each<'a, T: FromNode>(
    nodes: impl IntoIterator<Item = &'a Node>,
) -> Result<Vec<T>, Mismatch> {
    let mut items = Vec::new();
    for (index, node) in nodes.into_iter().enumerate() {
        match T::from_node(node) {
            Ok(item) => items.push(item),
            Err(_) if *node == Node::Null => {}
            Err(mismatch) => return Err(mismatch.within(&index.to_string())),
        }
    }
    Ok(items)
}

fn one<T: FromNode>(node: &Node, item: Option<&str>) -> Result<Vec<T>, Mismatch> {
    if node.is_blank() || *node == Node::Null {
        return Ok(Vec::new());
    }
    let members = match node {
        Node::List(items) => return each(items),
        Node::Element(element) if element.children.is_empty() => &[],
        node => node.members().ok_or_else(|| Mismatch::new("a list", node))?,
    };
    let wrapped = members
        .iter()
        .filter(|(name, _)| Some(name.as_str()) == item)
        .map(|(_, node)| node)
        .collect::<Vec<_>>();
    match wrapped.as_slice() {
        [] => unwrapped(node, members),
        // `{"Items":{"Item":[…]}}`: JSON in the shape of the XML.
        [Node::List(items)] => each(items),
        // The item has a field that is called like the wrapper.
        items if !items.iter().all(|item| fits::<T>(item)) && knows::<T>(node) => each([node]),
        items => each(items.iter().copied()),
    }
}

/// The members as items whatever they are called, or the node itself as the only item.
fn unwrapped<T: FromNode>(node: &Node, members: &[(String, Node)]) -> Result<Vec<T>, Mismatch> {
    let children = || members.iter().map(|(_, child)| child);
    match node {
        // In JSON a list of one is a list, and an object whose fields are an item's is that item.
        Node::Object(_) if members.is_empty() => Ok(Vec::new()),
        Node::Object(_) if knows::<T>(node) => each([node]),
        Node::Element(_) if members.is_empty() => {
            each([node]).map_err(|_| Mismatch::new("a list", node))
        }
        Node::Element(_) => {
            let are_items = children().all(fits::<T>);
            // `<Region><RegionId/></Region>` is a region, not a list of an empty one.
            let are_fields = knows::<T>(node) && children().all(Node::is_blank);
            if fits::<T>(node) && (are_fields || !are_items) {
                each([node])
            } else {
                each(children())
            }
        }
        _ => Err(Mismatch::new("a list", node)),
    }
}

/// Whether a node has the form of an item.
fn fits<T: FromNode>(node: &Node) -> bool {
    let has_members = node.members().is_some_and(|members| !members.is_empty());
    match T::FORM {
        Form::Text => !has_members,
        Form::Object(_) => knows::<T>(node) || node.is_blank(),
        Form::Map => has_members || node.is_blank(),
        Form::List | Form::Any => true,
    }
}

/// Whether a node has a field of the item's type.
pub(super) fn knows<T: FromNode>(node: &Node) -> bool {
    let Form::Object(fields) = T::FORM else {
        return false;
    };
    let mut members = node.members().unwrap_or_default().iter();
    members.any(|(name, _)| fields.iter().any(|field| field.eq_ignore_ascii_case(name)))
}

/// Whether a node is an element with items in it, and none itself.
fn is_wrapper<T: FromNode>(node: &Node, item: Option<&str>) -> bool {
    let Node::Element(element) = node else {
        return false;
    };
    let mut names = element.children.iter().map(|(name, _)| name.as_str());
    let is_wrapper = match item {
        Some(item) => names.any(|name| name == item),
        None => names.next().is_some() && !fits::<T>(node),
    };
    is_wrapper && !knows::<T>(node)
}
