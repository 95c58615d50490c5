//! Locations in specs: a value by its path, resolved in the tree when a message needs it.

use crate::source::{Node, Span, Value, pointer};

/// A value of a spec file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The index of the source.
    pub source: usize,
    steps: Vec<String>,
}

impl Place {
    /// The whole file.
    pub fn file(source: usize) -> Self {
        Self { source, steps: Vec::new() }
    }

    /// The member of this object.
    pub fn at(&self, key: &str) -> Self {
        let mut place = self.clone();
        place.steps.push(key.to_owned());
        place
    }

    /// The item of the array that is a member of this object.
    pub fn nth(&self, key: &str, index: usize) -> Self {
        self.at(key).at(&index.to_string())
    }

    /// The enclosing value.
    pub fn parent(&self) -> Self {
        let mut place = self.clone();
        place.steps.pop();
        place
    }

    /// Whether this value is or contains the other one.
    pub fn contains(&self, other: &Self) -> bool {
        self.source == other.source && other.steps.starts_with(&self.steps)
    }

    /// The depth in the file.
    pub fn depth(&self) -> usize {
        self.steps.len()
    }

    /// This location as a JSON pointer.
    pub fn pointer(&self) -> String {
        self.steps.iter().fold(String::new(), |pointer, step| pointer::within(&pointer, step))
    }

    /// The value at this location, if it exists.
    pub fn node<'t>(&self, tree: &'t Node) -> Option<&'t Node> {
        let mut steps = self.steps.iter();
        steps.try_fold(tree, |node, step| node.child(step))
    }

    /// Its range of bytes; for a missing value, the start of the enclosing object.
    pub fn span(&self, tree: &Node) -> Span {
        let mut node = tree;
        for step in &self.steps {
            match node.child(step) {
                Some(child) => node = child,
                None => return node.span.start..node.span.start + 1,
            }
        }
        match node.value {
            Value::Object(_) | Value::Array(_) => node.span.start..node.span.start + 1,
            _ => node.span.clone(),
        }
    }
}
