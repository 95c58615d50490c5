//! A value that may matter to a rule.

use serde_json::Value;

/// A value that may matter.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The value.
    pub(super) value: Value,
    /// Whether it lies on the edge of a limit: it is worth a test of its own, where another value of its class is not.
    pub(super) is_edge: bool,
}

impl Candidate {
    /// A value on the edge of a limit.
    pub(super) fn on(value: impl Into<Value>) -> Self {
        Self { value: value.into(), is_edge: true }
    }

    /// A value within or outside of all limits.
    pub(super) fn off(value: impl Into<Value>) -> Self {
        Self { value: value.into(), is_edge: false }
    }
}
