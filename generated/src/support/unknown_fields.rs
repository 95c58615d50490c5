//! Fields of an answer that nobody documented.

use std::fmt;

use super::json::Json;
use super::node::Node;

/// The fields of an answer that the documents don't name, in the order of the answer.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownFields(Vec<(String, Node)>);

impl UnknownFields {
    pub(super) fn new(members: Vec<(String, Node)>) -> Self {
        Self(members)
    }

    /// The value of a field by its wire name.
    pub fn get(&self, name: &str) -> Option<Json> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, node)| Json::new(node.clone()))
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
