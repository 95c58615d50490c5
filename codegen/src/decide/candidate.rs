//! A value that may affect a rule.

use serde_json::Value;

/// A value that may affect a rule.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The value.
    pub(super) value: Value,
    /// Whether it is at the boundary of a limit: it gets its own test, other values of its class do not.
    pub(super) is_edge: bool,
}

impl Candidate {
    /// A value at the boundary of a limit.
    pub(super) fn on(value: impl Into<Value>) -> Self {
        Self { value: value.into(), is_edge: true }
    }

    /// Any other value.
    pub(super) fn off(value: impl Into<Value>) -> Self {
        Self { value: value.into(), is_edge: false }
    }
}
