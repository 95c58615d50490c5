//! Names of list items: only responses are read by them.

use super::Checker;
use crate::model::{Field, Kind, ListEncoding, Service};

impl Checker<'_> {
    /// Every `item` changes how some response is read.
    pub(super) fn items_without_effect(&mut self, service: &Service) {
        for operation in &service.operations {
            self.items_of_fields(&operation.request.fields, Read::Never);
            self.items_of_fields(operation.response.fields(), Read::InResponses);
        }
        // A type may be of a request and a response: then the item has its effect in the latter.
        for id in service.type_ids() {
            let named = &service.types[id];
            let read = if named.usage.response { Read::InResponses } else { Read::Never };
            self.items_of_fields(named.shape.fields(), read);
        }
    }

    fn items_of_fields(&mut self, fields: &[Field], read: Read) {
        for field in fields {
            let Kind::List { encoding, item: Some(item), .. } = &field.kind else {
                continue;
            };
            let wire = &field.wire;
            let (message, help) = if read == Read::Never {
                (
                    format!("`{wire}` is in no response, and requests have no `item`"),
                    "remove it; a list in a request is written as its `encoding` says",
                )
            } else if encoding.separator().is_some() {
                (
                    format!("the items of `{wire}` are in one text"),
                    "remove it, or remove `encoding`",
                )
            } else if *encoding == ListEncoding::Repeated {
                (
                    format!("the items of `{wire}` are called `{wire}`"),
                    "remove it, or remove `encoding`",
                )
            } else {
                continue;
            };
            self.error(
                "item-without-effect",
                &field.place.at("type").at("list").at("item"),
                message,
                &format!("`{item}` names nothing"),
                help,
            );
        }
    }
}

/// Whether a list is read from responses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Read {
    InResponses,
    Never,
}
