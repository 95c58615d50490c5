//! Fields of a response that nobody documented.

use std::fmt;

use super::json::Json;
use super::node::{Element, Node};
use super::redact::{self, Detector};

/// The fields of a response that the documents don't name, in the order of the response.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownFields(Vec<(String, Node)>);

impl UnknownFields {
    /// The members at none of the known paths; `a/b` is a path into a member.
    pub(super) fn of(members: &[(String, Node)], known: &[&str]) -> Self {
        Self(without(members, known))
    }

    /// Replaces what may show a secret.
    pub(super) fn redact(&mut self, detector: &impl Detector) {
        redact::members(detector, &mut self.0);
    }

    /// The value of a field by its wire name; a list of them if the name is repeated.
    pub fn get(&self, name: &str) -> Option<Json> {
        let found = self.0.iter().filter(|(key, _)| key == name);
        let nodes = found.map(|(_, node)| node).collect::<Vec<_>>();
        match nodes.as_slice() {
            [] => None,
            [node] => Some(Json::new((*node).clone())),
            // `get` has one value to give, and dropping the others would hide them.
            nodes => Some(Json::new(Node::List(nodes.iter().copied().cloned().collect()))),
        }
    }

    /// The wire names and values, in the order of the response. In XML a name may be repeated.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Json)> {
        let fields = self.0.iter();
        fields.map(|(name, node)| (name.as_str(), Json::new(node.clone())))
    }

    /// The wire names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Whether every field was documented.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Shows the names; the values may be anything.
impl fmt::Debug for UnknownFields {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.names()).finish()
    }
}

fn without(members: &[(String, Node)], known: &[&str]) -> Vec<(String, Node)> {
    let left = members.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    left.filter_map(|(name, node)| {
        let within =
            known.iter().filter_map(|path| path.strip_prefix(name.as_str())?.strip_prefix('/'));
        let within = within.collect::<Vec<_>>();
        let node = match (within.as_slice(), node) {
            ([], node) => node.clone(),
            // What is known of it was read; nothing is left if there was nothing else.
            (within, Node::Object(inner)) => Node::Object(some(without(inner, within))?),
            (within, Node::Element(inner)) if !inner.children.is_empty() => {
                Node::Element(Element {
                    text: inner.text.clone(),
                    children: some(without(&inner.children, within))?,
                })
            }
            (_, node) => node.clone(),
        };
        Some((name.clone(), node))
    })
    .collect()
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}
