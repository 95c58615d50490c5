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

    /// The fields of an answer that stand at none of the paths.
    pub(super) fn beside(node: &Node, paths: &[&str]) -> Self {
        Self(without(node.members().unwrap_or_default(), paths))
    }

    /// The value of a field by its wire name.
    pub fn get(&self, name: &str) -> Option<Json> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, node)| Json::new(node.clone()))
    }

    /// The wire names and values, in the order of the answer. In XML a name may stand more than once.
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

/// The members without those at the paths, and without objects that nothing else is in.
fn without(members: &[(String, Node)], paths: &[&str]) -> Vec<(String, Node)> {
    let mut left = Vec::new();
    for (key, node) in members {
        if paths.contains(&key.as_str()) {
            continue;
        }
        let inner = paths
            .iter()
            .filter_map(|path| path.strip_prefix(key.as_str())?.strip_prefix('/'))
            .collect::<Vec<_>>();
        match node.members() {
            Some(members) if !inner.is_empty() => {
                let members = without(members, &inner);
                if !members.is_empty() {
                    left.push((key.clone(), Node::Object(members)));
                }
            }
            _ => left.push((key.clone(), node.clone())),
        }
    }
    left
}
