//! Positions: lines and columns of the files of one revision.

use schemars::JsonSchema;
use serde::Serialize;

use apispec_codegen::source::{Source, Span};

/// One of the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Which")]
pub enum Side {
    /// The old version.
    Base,
    /// The new version.
    Head,
}

/// A location in one of the two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Spot")]
pub struct Position {
    /// The version; removed elements are in the base.
    pub side: Side,
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    #[serde(skip)]
    pub(super) source: usize,
}

impl Position {
    /// The start of a span of a source.
    pub(super) fn new(side: Side, index: usize, source: &Source, span: &Span) -> Self {
        let before = source.text.get(..span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        Self {
            side,
            path: source.path.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            source: index,
        }
    }
}
