//! Tree → values: lenient where services vary, loud about what can't be a value of the type.

use std::collections::BTreeMap;
use std::fmt;

use super::json;
use super::node::Node;
use super::secret::Secret;
use super::unknown_fields::UnknownFields;

/// A type that a tree may be a value of.
pub trait FromNode: Sized {
    /// The value, or where and why the tree is none.
    fn from_node(node: &Node) -> Result<Self, Mismatch>;
}

/// Where and why a tree is no value of a type. Shows no value that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    path: Vec<String>,
    what: String,
}

impl Mismatch {
    /// A mismatch of the value itself.
    #[doc(hidden)]
    pub fn new(expected: &str, found: &Node) -> Self {
        Self {
            path: Vec::new(),
            what: format!("expected {expected}, found {}", found.kind()),
        }
    }

    fn missing() -> Self {
        Self {
            path: Vec::new(),
            what: "it is missing".into(),
        }
    }

    fn within(mut self, step: impl Into<String>) -> Self {
        self.path.push(step.into());
        self
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return write!(formatter, "the body: {}", self.what);
        }
        let steps = self
            .path
            .iter()
            .rev()
            .map(String::as_str)
            .collect::<Vec<_>>();
        write!(formatter, "`{}`: {}", steps.join("."), self.what)
    }
}

/// The members of an object, taken by name; what is left is kept as unknown fields.
pub struct Fields<'a> {
    members: &'a [(String, Node)],
    taken: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The members of an object or an element. An empty text counts as an object without members.
    pub fn of(node: &'a Node) -> Result<Self, Mismatch> {
        let members = match node {
            Node::Element(element) if element.children.is_empty() && !element.text.is_empty() => {
                None
            }
            Node::Text(text) if text.is_empty() => Some([].as_slice()),
            _ => node.members(),
        };
        Ok(Self {
            members: members.ok_or_else(|| Mismatch::new("an object", node))?,
            taken: Vec::new(),
        })
    }

    /// A field that is always present.
    pub fn required<T: FromNode>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        self.optional(name)?
            .ok_or_else(|| Mismatch::missing().within(name))
    }

    /// A field that may be left out or `null`.
    pub fn optional<T: FromNode>(&mut self, name: &'static str) -> Result<Option<T>, Mismatch> {
        match self.take(name) {
            Some(node) => Option::from_node(node).map_err(|mismatch| mismatch.within(name)),
            None => Ok(None),
        }
    }

    /// A list whose items may be wrapped in members called `item`.
    pub fn optional_items<T: FromNode>(
        &mut self,
        name: &'static str,
        item: &'static str,
    ) -> Result<Option<Vec<T>>, Mismatch> {
        let Some(node) = self.take(name) else {
            return Ok(None);
        };
        let inner = match node.members() {
            Some([(key, inner @ Node::List(_))]) if key == item => inner,
            _ => node,
        };
        Option::from_node(inner).map_err(|mismatch| mismatch.within(name))
    }

    /// A list that is always present, whose items may be wrapped in members called `item`.
    pub fn required_items<T: FromNode>(
        &mut self,
        name: &'static str,
        item: &'static str,
    ) -> Result<Vec<T>, Mismatch> {
        self.optional_items(name, item)?
            .ok_or_else(|| Mismatch::missing().within(name))
    }

    /// A list whose items stand beside each other under one name.
    pub fn optional_repeated<T: FromNode>(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Vec<T>>, Mismatch> {
        self.taken.push(name);
        let found = self.members.iter().filter(|(key, _)| key == name);
        let nodes = found.map(|(_, node)| node).collect::<Vec<_>>();
        match nodes.as_slice() {
            [] | [Node::Null] => Ok(None),
            [list @ Node::List(_)] => {
                Option::from_node(list).map_err(|mismatch| mismatch.within(name))
            }
            nodes => nodes
                .iter()
                .enumerate()
                .map(|(index, node)| {
                    T::from_node(node).map_err(|mismatch| mismatch.within(index.to_string()))
                })
                .collect::<Result<Vec<_>, _>>()
                .map(Some)
                .map_err(|mismatch| mismatch.within(name)),
        }
    }

    /// A list that is always present, whose items stand beside each other under one name.
    pub fn required_repeated<T: FromNode>(
        &mut self,
        name: &'static str,
    ) -> Result<Vec<T>, Mismatch> {
        self.optional_repeated(name)?
            .ok_or_else(|| Mismatch::missing().within(name))
    }

    /// A list in one text.
    pub fn optional_separated<T: FromNode>(
        &mut self,
        name: &'static str,
        separator: char,
    ) -> Result<Option<Vec<T>>, Mismatch> {
        let Some(text) = self.optional::<String>(name)? else {
            return Ok(None);
        };
        text.split(separator)
            .filter(|item| !item.is_empty())
            .map(|item| T::from_node(&Node::Text(item.to_owned())))
            .collect::<Result<Vec<_>, _>>()
            .map(Some)
            .map_err(|mismatch| mismatch.within(name))
    }

    /// A list in one text that is always present.
    pub fn required_separated<T: FromNode>(
        &mut self,
        name: &'static str,
        separator: char,
    ) -> Result<Vec<T>, Mismatch> {
        self.optional_separated(name, separator)?
            .ok_or_else(|| Mismatch::missing().within(name))
    }

    /// A JSON document in a text.
    pub fn optional_json<T: FromNode>(
        &mut self,
        name: &'static str,
    ) -> Result<Option<T>, Mismatch> {
        let Some(text) = self.optional::<String>(name)? else {
            return Ok(None);
        };
        if text.is_empty() {
            return Ok(None);
        }
        let node = json::read(text.as_bytes())
            .map_err(|_| Mismatch::new("a text with JSON in it", &Node::Text(text)).within(name))?;
        Option::from_node(&node).map_err(|mismatch| mismatch.within(name))
    }

    /// A JSON document in a text that is always present.
    pub fn required_json<T: FromNode>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        self.optional_json(name)?
            .ok_or_else(|| Mismatch::missing().within(name))
    }

    /// What was not taken.
    pub fn rest(self) -> UnknownFields {
        let left = self
            .members
            .iter()
            .filter(|(key, _)| !self.taken.contains(&key.as_str()));
        UnknownFields::new(left.cloned().collect())
    }

    fn take(&mut self, name: &'static str) -> Option<&'a Node> {
        self.taken.push(name);
        let found = self.members.iter().find(|(key, _)| key == name);
        found.map(|(_, node)| node)
    }
}

/// `null` is as good as absent, and so is an empty text where no text is expected.
impl<T: FromNode> FromNode for Option<T> {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        match (T::from_node(node), node) {
            (_, Node::Null | Node::Absent) => Ok(None),
            (Ok(value), _) => Ok(Some(value)),
            (Err(_), node) if node.text().is_some_and(|text| text.is_empty()) => Ok(None),
            (Err(mismatch), _) => Err(mismatch),
        }
    }
}

impl<T: FromNode> FromNode for Box<T> {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        T::from_node(node).map(Box::new)
    }
}

impl FromNode for String {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        node.text().ok_or_else(|| Mismatch::new("a text", node))
    }
}

impl FromNode for Secret {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        String::from_node(node).map(Secret::from)
    }
}

impl FromNode for bool {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        match node.text().as_deref().map(str::trim) {
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(true),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(false),
            _ => Err(Mismatch::new("`true` or `false`", node)),
        }
    }
}

impl FromNode for i32 {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        whole(node)
            .and_then(|number| i32::try_from(number).ok())
            .ok_or_else(|| Mismatch::new("a whole number of 32 bits", node))
    }
}

impl FromNode for i64 {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        whole(node).ok_or_else(|| Mismatch::new("a whole number of 64 bits", node))
    }
}

impl FromNode for f32 {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        number(node, "a number of single precision")
    }
}

impl FromNode for f64 {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        number(node, "a number of double precision")
    }
}

/// A list, the children of an element, or nothing.
impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let items = match node {
            Node::List(items) => items.iter().collect::<Vec<_>>(),
            Node::Element(element) if !element.children.is_empty() => {
                element.children.iter().map(|(_, child)| child).collect()
            }
            Node::Element(element) if element.text.is_empty() => Vec::new(),
            _ => return Err(Mismatch::new("a list", node)),
        };
        items
            .into_iter()
            .enumerate()
            .map(|(index, item)| {
                T::from_node(item).map_err(|mismatch| mismatch.within(index.to_string()))
            })
            .collect()
    }
}

impl<T: FromNode> FromNode for BTreeMap<String, T> {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let members = match node {
            Node::Element(element) if element.children.is_empty() && !element.text.is_empty() => {
                None
            }
            _ => node.members(),
        };
        members
            .ok_or_else(|| Mismatch::new("an object", node))?
            .iter()
            .map(|(key, value)| match T::from_node(value) {
                Ok(value) => Ok((key.clone(), value)),
                Err(mismatch) => Err(mismatch.within(key)),
            })
            .collect()
    }
}

/// A whole number, also as text or with a fraction of zero.
fn whole(node: &Node) -> Option<i64> {
    if let Node::Number(number) = node
        && let Some(whole) = number.as_i64()
    {
        return Some(whole);
    }
    let text = node.text()?;
    let digits = text.trim();
    let whole = match digits.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => return None,
        None => digits,
    };
    whole.parse().ok()
}

fn number<T: std::str::FromStr>(node: &Node, expected: &str) -> Result<T, Mismatch> {
    let text = match node {
        Node::Boolean(_) => None,
        node => node.text(),
    };
    text.and_then(|text| text.trim().parse().ok())
        .ok_or_else(|| Mismatch::new(expected, node))
}
