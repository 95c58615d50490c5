//! Lists that come in pages: the part of the items that a request asks for.

use cloud_backup_api::description::OperationInfo;
use serde_json::{Map, Value};

use crate::follow_up::{Paging, at};
use crate::provider::Provider;

/// A request for a page.
#[derive(Clone, Copy)]
pub(crate) struct PageRequest<'r> {
    pub(crate) operation: &'static OperationInfo,
    pub(crate) members: &'r Map<String, Value>,
    pub(crate) provider: Provider,
}

/// How many items a page has if nothing says it.
const SIZE: usize = 100;

impl Paging {
    /// Writes the page that a request asks for into a response.
    pub(crate) fn write(&self, response: &mut Value, request: PageRequest<'_>, all: &[Value]) {
        let (skipped, size, total, items) = match self {
            Paging::PageNumber { page, size, total, items } => {
                let first = request.default(page).unwrap_or_default();
                let number = request.number(page).unwrap_or(first).saturating_sub(first);
                let size = request.number(size).unwrap_or(SIZE);
                (number.saturating_mul(size), size, total, items)
            }
            Paging::Offset { offset, total, items } => {
                let size = request.number(request.provider.page_size_parameter()).unwrap_or(SIZE);
                (request.number(offset).unwrap_or_default(), size, total, items)
            }
            // The specs do not say where such a response has its items.
            Paging::Marker {} => return,
        };
        let page = all.iter().skip(skipped).take(size).cloned();
        *at(response, items) = page.collect::<Vec<_>>().into();
        if let Some(total) = total {
            let total = at(response, total);
            // Some services write the number as a text.
            *total =
                if total.is_string() { all.len().to_string().into() } else { all.len().into() };
        }
    }
}

impl PageRequest<'_> {
    /// A whole number in the request, or its default.
    fn number(&self, name: &str) -> Option<usize> {
        let given = self.members.get(name).and_then(Value::as_u64);
        given.and_then(|number| number.try_into().ok()).or_else(|| self.default(name))
    }

    fn default(&self, name: &str) -> Option<usize> {
        let mut parameters = self.operation.parameters.iter();
        parameters.find(|known| known.name == name)?.default?.parse().ok()
    }
}
