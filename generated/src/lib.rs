//! Typed requests, answers and errors of cloud database backup APIs.
//!
//! Each service is a module and a Cargo feature. A request is made with `new` and `with_…`,
//! becomes an [`HttpRequest`] by [`Operation::encode`], is signed and sent with any client, and the
//! [`HttpResponse`] becomes a typed answer or a [`Failure`] by [`Operation::decode`].
//! The crate sends nothing, signs nothing and knows no clock.
//!
//! A [`ServiceError`] has a code of the service's own `ErrorCode`; search for the code's text here to
//! read what it means, whether to try again and what to check before the call.
//! [`documented_errors`] looks a text up in all services.
//!
//! # Secrets
//!
//! Fields that the specs mark as sensitive are of the type [`Secret`]; only [`Secret::expose`] gives
//! its text.
//!
//! - **Printed forms** (`Debug` and `Display`) of requests, responses, reports and errors show no
//!   `Secret`. [`HttpRequest`] shows neither those of its request nor what signers add to it;
//!   [`HttpBody`] and [`HttpResponse`] show the size of a body, [`UnknownFields`] names only.
//! - **Requests** carry a secret where its document puts it, which may be the query: then it is in the
//!   URL, and in what any client prints of it. [`Operation::has_secrets`] and
//!   [`HttpRequest::has_secrets`] say whether there is one,
//!   [`HttpRequest::redacted_path_and_query`] is fit for a log, and [`Placement::FormForSecrets`]
//!   keeps RPC secrets out of the URL.
//! - **Failures** may repeat the request. [`Operation::decode_for`] knows the secrets of the request
//!   and redacts each text that holds one, whichever usual encoding it is in.
//!   [`Operation::decode`] knows names only, those of sensitive fields in request and response and
//!   those of credentials that signers add, and redacts a text that gives one of them a value; its
//!   docs say what it can't notice. `decode_for` does both. The message of a code that is known to
//!   repeat the signed request is redacted in any case.
//! - **Kept as they came** are [`MalformedResponse::body`], whose excerpt is redacted like a text, and
//!   successful responses: sensitive fields are of the type `Secret`, and whoever asks for the value of
//!   an unknown field gets it.
//! - **Serde** (feature `serde`) reads secrets and never writes them. Where a type holds a secret, its
//!   errors name the kind of value that was found, never the value; binary formats word their own.
//!
//! # Features
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `<provider>-<service>` | the module of that service; all are on by default |
//! | `xml` | answers in XML; on by default |
//! | `http` | requests and responses to and from the types of the crate `http`; off by default |
//! | `serde` | requests, answers and codes to and from any format, by their wire names; secrets are read and never written; off by default |

#[doc(hidden)]
pub mod support;

// Printed by the generator: rustfmt would put it out of step with `specs/`.
#[rustfmt::skip]
mod providers;

pub use providers::*;
#[doc(inline)]
pub use support::{
    Access, Advice, Authorization, Captures, Category, DateTime, DocumentedError, EncodeError,
    EncodeOptions, Endpoints, Failure, Format, Grounds, HttpBody, HttpRequest, HttpResponse, Json,
    Language, MalformedResponse, Operation, OperationInfo, ParseJsonError, ParseTimeError, Period,
    Placement, Policy, Quota, Report, Retry, Rule, RuleKind, Secret, ServiceError,
    ServiceErrorCode, ServiceInfo, Severity, Text, TimeOfDay, UnknownFields, Unrecognized,
    Violation, percent_encode,
};

/// The README's example, compiled and run.
#[cfg(all(doctest, feature = "aliyun-rds"))]
#[doc = include_str!("../../README.md")]
struct Readme;
