//! What generated code calls: the wire in both directions, and the types that every service shares.

mod call;
mod decode;
mod documented;
mod failure;
mod http;
mod json;
mod limits;
mod node;
mod open_enum;
mod operation;
mod percent;
mod read;
mod report;
mod rule;
mod secret;
mod truth;
mod unknown_fields;
mod validator;
mod write;
#[cfg(feature = "xml")]
mod xml;

pub use self::call::{Call, EncodeError, ListStyle, RpcStyle};
pub use self::decode::{Answer, Envelope, InBand, decode, decode_empty, decode_list};
pub use self::documented::{Advice, Category, DocumentedError, Grounds, Language, Retry, Text};
pub use self::failure::{Failure, MalformedResponse, ServiceError, ServiceErrorCode};
pub use self::http::{EncodeOptions, Format, HttpBody, HttpRequest, HttpResponse, Placement};
pub use self::json::Json;
pub use self::limits::{
    Alphabet, Bytes, Characters, Known, Limit, Pattern, Range, Recognized, Set, Time,
};
pub use self::node::Node;
pub use self::open_enum::Unrecognized;
pub use self::operation::Operation;
pub use self::read::{Fields, FromNode, Mismatch};
pub use self::report::{Policy, Report, Step, Violation};
pub use self::rule::{Rule, Severity};
pub use self::secret::Secret;
pub use self::truth::{Fact, Facts, Truth, When, each_is, when};
pub use self::unknown_fields::UnknownFields;
pub use self::validator::{Group, Leaves, Members, Path, Presence, Validator};
pub use self::write::{ObjectWriter, ToNode};
pub use crate::__open_enum as open_enum;

/// The items of a list, each made into its type.
pub fn list<T>(values: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    values.into_iter().map(Into::into).collect()
}
