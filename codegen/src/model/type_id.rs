//! References to types in the model.

use std::cmp::Ordering;
use std::sync::Arc;

/// A reference to a type of a service in [`Types`](super::Types).
///
/// Two are equal if their names are equal: type names are unique in a service, and reviews compare the ids of two
/// versions of it.
#[derive(Clone, Debug)]
pub struct TypeId {
    pub(super) index: usize,
    pub(super) name: Arc<str>,
}

impl TypeId {
    /// The type's name in Rust.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl PartialEq for TypeId {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for TypeId {}

impl PartialOrd for TypeId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TypeId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(&other.name)
    }
}
