//! What generated code calls: the wire in both directions, and the types that every service shares.

mod operation;
mod paged;
mod polled;

mod authorization;
mod category;
mod documented;
mod endpoints;
mod error_codes;
mod error_rows;
mod operation_info;
mod parameters;
mod service_info;
mod text;

mod call;
mod encode_error;
mod encode_options;
mod flatten;
mod http;
#[cfg(feature = "http")]
mod http_types;
mod percent;
mod write;

mod decode;
mod failure;
mod malformed;
mod redact;
mod responses;
mod retry;
mod service_error;
mod template;

mod budget;
mod damaged;
mod json_text;
mod node;
mod outcome;
mod tree;
#[cfg(feature = "xml")]
mod xml;

mod fields;
mod items;
mod mismatch;
mod read;
mod scalar;

mod calendar;
mod json;
mod moment;
mod open_enum;
mod secret;
#[cfg(feature = "serde")]
mod serialized;
mod unknown_fields;
#[cfg(feature = "serde")]
mod visitor;

mod condition;
mod explain;
mod findings;
mod found;
mod group;
mod limits;
mod message;
mod nearest;
mod owed;
mod path;
mod policy;
mod report;
mod rule;
mod truth;
mod validated;
mod validator;
mod value;

#[cfg(feature = "vectors")]
pub mod vectors;

pub use self::authorization::{Access, Authorization};
pub use self::call::{Call, RpcStyle};
pub use self::decode::{decode, decode_empty, decode_list, decode_payload};
pub use self::documented::{
    Advice, Category, DocumentedError, DocumentedRetry, Grounds, documented, documented_by,
};
pub use self::encode_error::EncodeError;
pub use self::encode_options::{EncodeOptions, Format, Placement};
pub use self::endpoints::{Endpoints, RegionError};
pub use self::error_rows::{CodeRows, ErrorRow};
pub use self::explain::{Cause, Explanation, Standing};
pub use self::failure::Failure;
pub use self::fields::Fields;
pub use self::flatten::Style;
pub use self::group::Group;
pub use self::http::{HttpBody, HttpRequest, HttpResponse};
pub use self::json::{Json, ParseJsonError};
pub use self::limits::{Alphabet, Pattern, Set};
pub use self::malformed::MalformedResponse;
pub use self::mismatch::Mismatch;
pub use self::moment::{DateTime, ParseTimeError, TimeOfDay};
pub use self::node::Node;
pub use self::open_enum::{Unrecognized, respelled};
pub use self::operation::Operation;
pub use self::operation_info::OperationInfo;
pub use self::owed::{Demand, Edit, FittingValues, Owed, Remedy};
pub use self::paged::{NumberedPage, Paged, SkippedItems, Total, next_marker, total};
pub use self::parameters::{FactInfo, ParameterInfo, ParameterLocation, ValueKind};
pub use self::percent::percent_encode;
pub use self::policy::{Policy, UnknownRule};
pub use self::polled::{Polled, Progress, States};
pub use self::read::{Form, FromNode};
pub use self::report::{Report, Violation};
pub use self::responses::{Envelope, InBand, OtherCodes, Responses};
pub use self::retry::{Repeat, Retry, Wait};
pub use self::rule::{FieldRules, Period, Quota, Rule, RuleKind, RuleRow, Rules, Severity, Test};
pub use self::secret::{HoldsSecrets, Secret};
#[cfg(feature = "serde")]
pub use self::serialized::Tree;
pub use self::service_error::{ServiceError, ServiceErrorCode};
pub use self::service_info::ServiceInfo;
pub use self::template::Captures;
pub use self::text::{Language, Text};
pub use self::truth::Facts;
pub use self::unknown_fields::UnknownFields;
pub use self::validator::Validator;
pub use self::value::{AsValue, Entries, Items, Object, RuleFields, Value};
#[cfg(feature = "serde")]
pub use self::visitor::{OperationVisitor, SerdeOperation};
pub use self::write::{ObjectWriter, ToNode};
pub use crate::__error_codes as error_codes;
pub use crate::__facts as facts;
pub use crate::__fields as fields;
pub use crate::__open_enum as open_enum;
pub use crate::__parameters as parameters;
pub use crate::__rules as rules;
pub use crate::__serialized_text as serialized_text;
pub use crate::__serialized_with_secrets as serialized_with_secrets;
pub use crate::__shared_errors as shared_errors;
pub use crate::__text_enum as text_enum;
#[cfg(feature = "serde")]
pub use ::serde;

/// What the tables of rules are made of.
#[doc(hidden)]
pub mod checks {
    pub use super::condition::When::*;
    pub use super::group::Group::*;
    pub use super::limits::Limit::*;
    pub use super::rule::RuleRow as Row;
    pub use super::rule::Severity::*;
    pub use super::rule::Test::*;
    pub use std::cmp::Ordering::{Equal, Greater, Less};
}

/// The items of a list, each made into its type.
pub fn list<T>(values: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    values.into_iter().map(Into::into).collect()
}
