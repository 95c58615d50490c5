//! Where and why a tree is no value of a type.

use std::fmt;

use super::node::Node;

/// Where and why a tree is no value of a type. Shows no value that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    path: Vec<String>,
    what: String,
}

/// The longest name that a message shows, since a response may name its members anything.
const LONGEST_STEP: usize = 64;

/// What assigns a value to a name, so that a name with it may repeat the request.
const ASSIGNMENTS: [char; 3] = ['=', ':', '%'];

impl Mismatch {
    /// A mismatch of the value itself.
    #[doc(hidden)]
    pub fn new(expected: &str, found: &Node) -> Self {
        Self::of(format!("expected {expected}, found {}", found.kind()))
    }

    pub(super) fn missing() -> Self {
        Self::of("the field is missing".into())
    }

    pub(super) fn ambiguous() -> Self {
        Self::of("the field occurs more than once, with different values".into())
    }

    fn of(what: String) -> Self {
        Self { path: Vec::new(), what }
    }

    /// The same, seen from one step further out. A part of a long name would be harder to recognize
    /// as a secret than the name.
    pub(super) fn within(mut self, step: &str) -> Self {
        let is_long = step.chars().nth(LONGEST_STEP).is_some();
        let step = if is_long || step.contains(ASSIGNMENTS) { "<a name>" } else { step };
        self.path.push(step.escape_debug().to_string());
        self
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return write!(formatter, "the body: {}", self.what);
        }
        // Each reader on the way out has added its own step.
        let steps = self.path.iter().rev().map(String::as_str);
        let steps = steps.collect::<Vec<_>>().join(".");
        write!(formatter, "`{steps}`: {}", self.what)
    }
}
