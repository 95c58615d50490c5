//! Names of list items: the decoding of responses uses them, and the encoding `wrapped`.

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
            let Kind::List { encoding, item, .. } = &field.kind else {
                continue;
            };
            let wire = &field.wire;
            let list = field.place.at("type").at("list");
            let Some(item) = item else {
                if *encoding == ListEncoding::Wrapped {
                    self.error(
                        "wrapped-without-item",
                        &list.at("encoding"),
                        format!("the items of `{wire}` have no name"),
                        "needs the name of each item",
                        "add `\"item\": …`, as in `Tags.Tag.1`, or remove `encoding`",
                    );
                }
                continue;
            };
            let (message, help) = if *encoding == ListEncoding::Wrapped {
                continue;
            } else if read == Read::Never {
                (
                    format!("`item` has no effect: `{wire}` is not part of a response"),
                    "remove `item`, or add `\"encoding\": \"wrapped\"` if requests contain it",
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
                &list.at("item"),
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
