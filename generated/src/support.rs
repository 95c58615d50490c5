//! What generated code calls: the wire in both directions, and the types that every service shares.

mod operation;

mod call;
mod encode_error;
mod flatten;
mod http;
mod percent;
mod write;

mod answer;
mod decode;
mod documented;
mod echo;
mod failure;
mod malformed;
mod template;

mod budget;
mod json_text;
mod node;
mod tree;
#[cfg(feature = "xml")]
mod xml;

mod fields;
mod mismatch;
mod read;
mod scalar;

mod json;
mod open_enum;
mod secret;
mod unknown_fields;

mod limits;
mod report;
mod rule;
mod truth;
mod validator;

pub use self::answer::{Answer, Envelope, InBand};
pub use self::call::{Call, RpcStyle};
pub use self::decode::{decode, decode_empty, decode_list};
pub use self::documented::{
    Advice, Category, Documentation, DocumentedError, Grounds, Language, Retry, Text, documented,
    documented_by,
};
pub use self::encode_error::EncodeError;
pub use self::failure::{Failure, ServiceError, ServiceErrorCode};
pub use self::fields::Fields;
pub use self::flatten::ListStyle;
pub use self::http::{EncodeOptions, Format, HttpBody, HttpRequest, HttpResponse, Placement};
pub use self::json::{Json, ParseJsonError};
pub use self::limits::{
    Alphabet, Bytes, Characters, Known, Limit, Pattern, Range, Recognized, Set, Time,
};
pub use self::malformed::MalformedResponse;
pub use self::mismatch::Mismatch;
pub use self::node::Node;
pub use self::open_enum::Unrecognized;
pub use self::operation::Operation;
pub use self::percent::percent_encode;
pub use self::read::FromNode;
pub use self::report::{Policy, Report, Step, Violation};
pub use self::rule::{Rule, Severity};
pub use self::secret::Secret;
pub use self::template::Captures;
pub use self::truth::{Fact, Facts, Truth, When, each_is, when};
pub use self::unknown_fields::UnknownFields;
pub use self::validator::{Group, Leaves, Members, Path, Presence, Validator};
pub use self::write::{ObjectWriter, ToNode};
pub use crate::__open_enum as open_enum;

/// The items of a list, each made into its type.
pub fn list<T>(values: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    values.into_iter().map(Into::into).collect()
}
