//! Why a request can't be written.

use std::fmt;

/// A value that can't be written where the request needs it. Shows the parameter, never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    parameter: String,
    // A literal, so that no part of a value can get into the message.
    what: &'static str,
}

impl EncodeError {
    pub(super) fn new(parameter: &str, what: &'static str) -> Self {
        Self { parameter: parameter.to_owned(), what }
    }

    /// The parameter's wire name.
    pub fn parameter(&self) -> &str {
        &self.parameter
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` {}", self.parameter, self.what)
    }
}

impl std::error::Error for EncodeError {}
