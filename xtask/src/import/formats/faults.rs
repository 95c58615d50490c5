//! What can't be read of a file, whatever its format.

use apispec_codegen::source::{Node, Value};

use super::super::metadata::Located;

/// A value that can't be read at all; what contradicts itself is worked around later.
pub(super) struct Fault<'a> {
    pub(super) at: Located<'a>,
    pub(super) expected: &'static str,
}

/// What is not an object, of these.
pub(super) fn not_objects<'a>(members: impl Iterator<Item = Located<'a>>) -> Vec<Fault<'a>> {
    let others = members.filter(|at| !is_object(at));
    others.map(|at| Fault { at, expected: "an object" }).collect()
}

pub(super) fn is_object(at: &Located<'_>) -> bool {
    matches!(at.node.value, Value::Object(_))
}

/// The text at a path of keys.
pub(super) fn text_at<'a>(tree: &'a Node, path: &[&str]) -> Option<&'a str> {
    let node = path.iter().try_fold(tree, |node, key| node.child(key))?;
    node.text().filter(|text| !text.trim().is_empty())
}
