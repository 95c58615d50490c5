//! Typed requests, answers and errors of cloud database backup APIs.
//!
//! Each service is a module and a Cargo feature. A request is made with `new` and `with_…`,
//! becomes an [`HttpRequest`] by [`Operation::encode`], is signed and sent with any client, and the
//! [`HttpResponse`] becomes a typed answer or a [`Failure`] by [`Operation::decode`].
//! The crate sends nothing, signs nothing and knows no clock.
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `<provider>-<service>` | the module of that service; all are on by default |
//! | `xml` | answers in XML; on by default |
//! | `http` | requests and responses to and from the types of the crate `http`; off by default |
//! | `serde` | requests, answers and codes to and from any format, by their wire names; secrets are read and never written; off by default |

#[doc(hidden)]
pub mod support;

#[rustfmt::skip]
mod providers;

#[allow(
    unused_imports,
    unreachable_pub,
    reason = "empty without any service's feature"
)]
pub use providers::*;
#[doc(inline)]
pub use support::{
    About, Access, Advice, Authorization, Category, Change, Claim, DateTime, Dispute, Document,
    DocumentKind, DocumentedError, EncodeError, EncodeOptions, Endpoints, Example, Failure, Format,
    Grounds, HttpBody, HttpRequest, HttpResponse, Json, Language, LeftOut, MalformedResponse,
    Operation, OperationInfo, ParseJsonError, ParseTimeError, Period, Placement, Policy, Quota,
    Report, Retry, Rule, RuleKind, Secret, ServiceError, ServiceErrorCode, ServiceInfo, Severity,
    Shown, Text, TimeOfDay, UnknownFields, Unrecognized, Violation, percent_encode,
};

/// The README's example, compiled and run.
#[cfg(all(doctest, feature = "aliyun-rds"))]
#[doc = include_str!("../../README.md")]
struct Readme;
