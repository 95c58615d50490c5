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
//! | feature | what it adds |
//! | --- | --- |
//! | `<provider>-<service>` | the module of that service; all are on by default |
//! | `xml` | answers in XML; on by default |

#[doc(hidden)]
pub mod support;

#[rustfmt::skip]
mod providers;

pub use providers::*;
#[doc(inline)]
pub use support::{
    Advice, Captures, Category, DocumentedError, EncodeError, EncodeOptions, Failure, Format,
    Grounds, HttpBody, HttpRequest, HttpResponse, Json, Language, MalformedResponse, Operation,
    ParseJsonError, Placement, Policy, Report, Retry, Rule, Secret, ServiceError, ServiceErrorCode,
    Severity, Text, UnknownFields, Unrecognized, Violation, percent_encode,
};

/// The README's example, compiled and run.
#[cfg(all(doctest, feature = "aliyun-rds"))]
#[doc = include_str!("../../README.md")]
struct Readme;
