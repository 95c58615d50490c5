//! What follows a response: polling and paging, with every name resolved.

use super::{Field, Types};
use crate::spec;

/// How callers see whether the task that an operation began has ended.
#[derive(Clone, Debug)]
pub struct Poll {
    /// What the spec says.
    pub says: spec::Poll,
    /// The operation that reports the state, by its index in the service.
    pub operation: usize,
    /// The values of its request's fields, by their indexes, in the order of the request.
    pub with: Vec<(usize, PollValue)>,
    /// The item of its response that has the state; none if the response itself has it.
    pub item: Option<PolledItem>,
    /// The field with the state, within the item or the response.
    pub state: FieldPath,
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
    pub key: usize,
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

/// A field of an object or within its fields: an index in each structure on the way.
#[derive(Clone, Debug)]
pub struct FieldPath(pub Vec<usize>);

impl FieldPath {
    /// The fields on the way, the last of which is the one that the path leads to.
    pub fn fields<'a>(&self, from: &'a [Field], types: &'a Types) -> Vec<&'a Field> {
        let mut inside = from;
        let steps = self.0.iter().map(|index| {
            let field = &inside[*index];
            inside = types.structure(&field.kind).map_or(&[], |it| &it.fields);
            field
        });
        steps.collect()
    }
}
