//! What follows a response: polling and paging, with every name resolved.

use super::Field;
use crate::spec;

/// How callers see whether the task that an operation began has ended.
///
/// It has all that is needed of the operation that reports the state, which a model of some operations may lack.
#[derive(Clone, Debug)]
pub struct Poll {
    /// What the spec says.
    pub says: spec::Poll,
    /// The type of the request that asks for the state.
    pub request_type: String,
    /// The type with the required fields of that request.
    pub required_type: String,
    /// The fields of that request that are given, in its order.
    pub with: Vec<PollParameter>,
    /// The item of its response that has the state; none if the response itself has it.
    pub item: Option<PolledItem>,
    /// The field with the state, within the item or the response.
    pub state: FieldPath,
}

/// A field of the request that asks for the state.
#[derive(Clone, Debug)]
pub struct PollParameter {
    /// The field.
    pub field: Field,
    /// Its value.
    pub value: PollValue,
}

/// A value that is known once the task has begun.
#[derive(Clone, Debug)]
pub enum PollValue {
    /// A field of the request that began the task, by its index.
    Request(usize),
    /// A field of the response to that request.
    Response(FieldPath),
}

/// The item of a list that has the state.
#[derive(Clone, Debug)]
pub struct PolledItem {
    /// The list.
    pub list: FieldPath,
    /// The field of an item that identifies it.
    pub key: Field,
    /// The value of that field.
    pub is: PollValue,
}

/// How a list is read page by page.
#[derive(Clone, Debug)]
pub struct Paging {
    /// What the spec says.
    pub says: spec::Paging,
    /// The parameter that differs in the next request, by its index.
    pub parameter: usize,
    /// What its value is there.
    pub next: NextPage,
}

/// The value that leads to the next page.
#[derive(Clone, Debug)]
pub enum NextPage {
    /// The number of the page.
    Number {
        /// The parameter with the size of a page, by its index.
        size: usize,
        /// The field of the response with the number of all items.
        total: Option<FieldPath>,
        /// The field of the response with the items of the page.
        items: FieldPath,
    },
    /// The number of items to skip.
    Offset {
        /// The field of the response with the number of all items.
        total: Option<FieldPath>,
        /// The field of the response with the items of the page.
        items: FieldPath,
    },
    /// The marker in this field of the response.
    Marker(FieldPath),
}

/// A field of an object or within its fields: the fields on the way, the last of which is that field.
#[derive(Clone, Debug)]
pub struct FieldPath(pub Vec<Field>);
