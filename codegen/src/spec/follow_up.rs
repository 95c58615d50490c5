//! What follows a response: how the end of a task is polled, and how a list goes on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How callers see whether the task that the operation began has ended.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Poll {
    /// The operation of the same service that reports the state.
    pub operation: String,
    /// The parameters of its request.
    pub with: Vec<PollParameter>,
    /// The item of its response that has the state; omit it if the response itself has the state.
    pub item: Option<PolledItem>,
    /// The field with the state, within the item or the response; `a/b` for a field within a field.
    pub state: String,
    /// The states of a task that has not ended.
    pub running: Vec<String>,
    /// The states of a task that has succeeded.
    pub done: Vec<String>,
    /// The states of a task that has failed; empty if none is documented.
    #[serde(default)]
    pub failed: Vec<String>,
    /// The location in the document.
    pub source: Option<String>,
}

/// A parameter of the request that asks for the state.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PollParameter {
    /// Its wire name.
    pub parameter: String,
    /// Where its value comes from.
    pub from: PollValue,
}

/// A value that is known once the task has begun.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PollValue {
    /// The value of a parameter of the request that began the task, by its wire name.
    Request(String),
    /// A field of the response to that request; `a/b` for a field within a field.
    Response(String),
}

/// The item of a list that has the state.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolledItem {
    /// The field with the list; `a/b` for a field within a field.
    pub list: String,
    /// The field of an item that identifies it.
    pub key: String,
    /// The value of that field.
    pub is: PollValue,
}

/// How a list is read page by page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Paging {
    /// Pages have numbers.
    PageNumber(PageNumber),
    /// A request skips a number of items.
    Offset(Offset),
    /// A response has the marker of the next page.
    Marker(Marker),
}

/// Pages with numbers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    /// The parameter with the number of the page; its `default` is the first page.
    pub page: String,
    /// The parameter with the size of a page; its `default` is used where it is absent.
    pub size: String,
    /// The field of the response with the number of all items, if there is one; `a/b` for a field within a field.
    pub total: Option<String>,
    /// The field of the response with the items of the page.
    pub items: String,
    /// The location in the document.
    pub source: Option<String>,
}

/// Items that are skipped.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// The parameter with the number of items to skip.
    pub offset: String,
    /// The field of the response with the number of all items, if there is one; `a/b` for a field within a field.
    pub total: Option<String>,
    /// The field of the response with the items of the page.
    pub items: String,
    /// The location in the document.
    pub source: Option<String>,
}

/// Markers of pages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// The parameter with the marker.
    pub marker: String,
    /// The field of the response with the marker of the next page; absent or empty on the last page.
    pub next: String,
    /// The location in the document.
    pub source: Option<String>,
}

impl Paging {
    /// The location in the document.
    pub fn source(&self) -> &Option<String> {
        match self {
            Paging::PageNumber(PageNumber { source, .. })
            | Paging::Offset(Offset { source, .. })
            | Paging::Marker(Marker { source, .. }) => source,
        }
    }
}
