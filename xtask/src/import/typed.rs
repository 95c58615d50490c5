//! Types in the format of specs, with the kinds of their values, and the side that has them.

use super::values::Kind;
use crate::json::Json;

/// The side of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Request,
    Response,
}

/// A type in the format of specs, and its values.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) json: Json,
    pub(super) kind: Kind,
}

impl Typed {
    pub(super) fn new(word: &str, kind: Kind) -> Self {
        Self { json: Json::text(word), kind }
    }

    /// Whether it is an enumeration, here or as a shared type: a shared type of texts is nothing else.
    pub(super) fn is_enumeration(&self) -> bool {
        let is_text = matches!(self.kind, Kind::Text);
        is_text && (self.json.member("enum").is_some() || self.json.member("ref").is_some())
    }
}
