//! Tree → values: lenient where services vary, loud about what can't be a value of the type.

use std::collections::BTreeMap;

use super::items;
use super::mismatch::Mismatch;
use super::node::Node;

/// The form of a type's values, as far as a list in XML needs it to tell items from wrappers.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A text, a number or a boolean.
    Text,
    /// An object with fields of these wire names.
    Object(&'static [&'static str]),
    /// An object whose members are values.
    Map,
    /// A list.
    List,
    /// Anything.
    Any,
}

impl Form {
    fn is_object(self) -> bool {
        matches!(self, Form::Object(_) | Form::Map)
    }
}

/// A type that a tree may be a value of.
pub trait FromNode: Sized {
    /// The form of its values.
    #[doc(hidden)]
    const FORM: Form = Form::Text;

    /// The value, or where and why the tree is none.
    fn from_node(node: &Node) -> Result<Self, Mismatch>;

    /// The value of a name that is repeated. Only a list has room for different values.
    #[doc(hidden)]
    fn from_nodes(nodes: &[&Node]) -> Result<Self, Mismatch> {
        match nodes {
            [] => Err(Mismatch::missing()),
            // The same value twice contradicts nothing; choosing one of two would be a guess.
            [first, others @ ..] if others.iter().all(|other| other == first) => {
                Self::from_node(first)
            }
            _ => Err(Mismatch::ambiguous()),
        }
    }

    /// The value of the only field of an object that leaves out the field's name and has the content itself. Only
    /// lists of objects or of texts can be told from that.
    #[doc(hidden)]
    fn unnamed(_object: &Node) -> Option<Result<Self, Mismatch>> {
        None
    }
}

/// `null` is as good as absent, and so is an empty text where no text is expected. PHP writes an
/// empty object as an empty list.
impl<T: FromNode> FromNode for Option<T> {
    const FORM: Form = T::FORM;

    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        match node {
            Node::Null | Node::Absent => Ok(None),
            node => match T::from_node(node) {
                Err(_) if node.is_blank() || (node.is_empty_list() && T::FORM.is_object()) => {
                    Ok(None)
                }
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
    const FORM: Form = T::FORM;

    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        T::from_node(node).map(Box::new)
    }

    fn from_nodes(nodes: &[&Node]) -> Result<Self, Mismatch> {
        T::from_nodes(nodes).map(Box::new)
    }
}

/// A list, the children of an element, or nothing.
impl<T: FromNode> FromNode for Vec<T> {
    const FORM: Form = Form::List;

    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        match node {
            // `null` is not a list; where a list may be absent, `Option` has handled it.
            Node::Null => Err(Mismatch::new("a list", node)),
            node => items::of(&[node], None),
        }
    }

    fn from_nodes(nodes: &[&Node]) -> Result<Self, Mismatch> {
        items::of(nodes, None)
    }

    fn unnamed(object: &Node) -> Option<Result<Self, Mismatch>> {
        let is_text = matches!(T::FORM, Form::Text) && self::object(object).is_err();
        (is_text || items::knows::<T>(object)).then(|| items::each([object]))
    }
}

impl<T: FromNode> FromNode for BTreeMap<String, T> {
    const FORM: Form = Form::Map;

    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        // XML writes a list in a map by repeating its key.
        let mut by_name = BTreeMap::<&String, Vec<&Node>>::new();
        for (name, value) in object(node)? {
            by_name.entry(name).or_default().push(value);
        }
        let mut map = BTreeMap::new();
        for (name, nodes) in by_name {
            match T::from_nodes(&nodes) {
                Ok(value) => {
                    map.insert(name.clone(), value);
                }
                // As good as absent, unless it is a value of the type.
                Err(_) if nodes == [&Node::Null] => {}
                Err(mismatch) => return Err(mismatch.within(name)),
            }
        }
        Ok(map)
    }
}

/// The members of an object or an element. A blank text counts as an object without members, and so
/// does an empty list, which is how PHP writes an empty map.
pub(super) fn object(node: &Node) -> Result<&[(String, Node)], Mismatch> {
    if node.is_blank() || node.is_empty_list() {
        return Ok(&[]);
    }
    match node {
        // Text that is not blank.
        Node::Element(element) if element.children.is_empty() => None,
        node => node.members(),
    }
    .ok_or_else(|| Mismatch::new("an object", node))
}
