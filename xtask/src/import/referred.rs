//! Schemas that are referred to, as requests and as responses have them.

use std::collections::BTreeMap;

use apispec_codegen::source::pointer::steps;

use super::metadata::OF_RESPONSES;
use super::record::Record;
use super::typed::{Side, Typed};
use crate::json::Json;

/// The schemas that become shared types, as requests and as responses have them.
#[derive(Default)]
pub(super) struct References(pub(super) BTreeMap<Reference, Referred>);

/// A schema on one side: fields of requests can be required and have limits, those of responses never.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reference {
    /// The reference in the metadata.
    pub(super) schema: String,
    pub(super) side: Side,
}

impl Reference {
    pub(super) fn new(reference: &str, side: Side) -> Self {
        let schema = reference.strip_suffix(OF_RESPONSES).unwrap_or(reference);
        Self { schema: schema.to_owned(), side }
    }

    /// A placeholder for the name of the type until all names are known.
    pub(super) fn placeholder(&self) -> String {
        let suffix = match self.side {
            Side::Request => OF_REQUESTS,
            Side::Response => OF_RESPONSES,
        };
        format!("{}{suffix}", self.schema)
    }

    /// What the vendor calls the schema.
    pub(super) fn name(&self) -> String {
        // A reference into another file has the pointer in it as its last step.
        let last = steps(&self.schema).last().unwrap_or_default();
        last.rsplit(['/', '#']).next().unwrap_or_default().to_owned()
    }
}

/// The schema whose placeholder a member of a draft is.
pub(super) fn referred_schema<'a>(key: &str, value: &'a Json) -> Option<&'a str> {
    match value {
        Json::Text(text) if key == "ref" => {
            text.strip_suffix(OF_REQUESTS).or_else(|| text.strip_suffix(OF_RESPONSES))
        }
        _ => None,
    }
}

/// The end of a placeholder for a type of requests.
const OF_REQUESTS: &str = " of requests";

/// A schema that is referred to.
pub(super) struct Referred {
    /// The type of fields that refer to it.
    pub(super) typed: Typed,
    /// The type itself, once it is drafted.
    pub(super) shape: Json,
    /// Its pointer.
    pub(super) pointer: String,
    pub(super) record: Record,
}
