//! Names of list items: only the decoding of responses uses them.

use super::Checker;
use crate::model::{Field, Kind, ListEncoding, Service};

impl Checker<'_> {
    /// Reports every `item` that does not change how a response is decoded.
    pub(super) fn items_without_effect(&mut self, service: &Service) {
        for operation in &service.operations {
            self.items_of_fields(&operation.request.fields, Read::Never);
            self.items_of_fields(operation.response.fields(), Read::InResponses);
        }
        // A type may be used in requests and in responses: then `item` has an effect in the latter.
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
                    format!("`item` has no effect: `{wire}` is not part of a response"),
                    "remove `item`; in requests, lists are written as their `encoding` says",
                )
            } else if encoding.separator().is_some() {
                (
                    format!("`item` has no effect: `{wire}` is encoded as one text"),
                    "remove `item`, or remove `encoding`",
                )
            } else if *encoding == ListEncoding::Repeated {
                (
                    format!(
                        "`item` has no effect: the repeated elements of `{wire}` are called `{wire}`"
                    ),
                    "remove `item`, or remove `encoding`",
                )
            } else {
                continue;
            };
            self.error(
                "item-without-effect",
                &field.place.at("type").at("list").at("item"),
                message,
                &format!("`{item}` is not used"),
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
