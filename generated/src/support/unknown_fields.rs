//! Fields of an answer that nobody documented.

use std::fmt;

use super::json::Json;
use super::node::Node;

/// The fields of an answer that the documents don't name, in the order of the answer.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownFields(Vec<(String, Node)>);

impl UnknownFields {
    /// The members that are not among the known ones.
    pub(super) fn of(members: &[(String, Node)], known: &[&str]) -> Self {
        let left = members
            .iter()
            .filter(|(name, _)| !known.contains(&name.as_str()));
        Self(left.cloned().collect())
    }

    /// The value of a field by its wire name; a list of them if the name stands several times.
    pub fn get(&self, name: &str) -> Option<Json> {
        let found = self.0.iter().filter(|(key, _)| key == name);
        let nodes = found.map(|(_, node)| node).collect::<Vec<_>>();
        match nodes.as_slice() {
            [] => None,
            [node] => Some(Json::new((*node).clone())),
            nodes => Some(Json::new(Node::List(
                nodes.iter().copied().cloned().collect(),
            ))),
        }
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
