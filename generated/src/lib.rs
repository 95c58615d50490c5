//! Typed requests, responses and errors of cloud database backup APIs.
//!
//! A request knows the rules that the vendor's documents state, and an error knows what it means and
//! whether to retry. The crate sends nothing and signs nothing: bring any HTTP client and signer.
//!
//! ```
//! # #[cfg(feature = "aliyun-rds")] {
//! use cloud_backup_api::aliyun::rds::{BackupMethod, CreateBackupRequest};
//! use cloud_backup_api::{HttpResponse, Operation};
//!
//! let request = CreateBackupRequest::new("rm-1").with_backup_method(BackupMethod::Physical);
//! for violation in request.validate().violations() {
//!     eprintln!("{violation}"); // what is wrong, and what would be right
//! }
//! let http = request.encode()?; // method, path, query, headers, body
//! // … sign `http` and send it with any client …
//! let body = br#"{"BackupJobId": "1"}"#.to_vec();
//! let response = HttpResponse { status: 200, headers: Vec::new(), body };
//! match request.decode_for(&response) {
//!     Ok(backup) => println!("job {}", backup.backup_job_id.as_deref().unwrap_or("-")),
//!     Err(failure) => eprintln!("{failure}; retry: {:?}", failure.retry()),
//! }
//! # }
//! # Ok::<(), cloud_backup_api::EncodeError>(())
//! ```
//!
//! - [`Operation`] is what every request can do; code for `O: Operation` works with all of them.
//! - [`Report`] and [`Violation`] are what validation finds; a [`Policy`] changes what counts as an error.
//! - [`Failure`] is why a call failed: a [`ServiceError`] with a typed code, or a [`MalformedResponse`].
//! - [`Operation::owed`] is what a request still needs, and [`Failure::explain`] why it was refused; see
//!   [`remedies`].
//! - `each_operation` (feature `serde`) calls back with the type of each operation, for programs that know
//!   none by name.
//! - [`Polled`] makes the request that asks whether a task has ended, and [`Paged`] the one for the next page.
//! - [`documented_errors`] looks up an error code in all services.
//! - [`description`] is what the documents say about operations, services, rules and errors.
//!
//! # Secrets
//!
//! Fields that the specs mark as sensitive are of the type [`Secret`]; only [`Secret::expose`] gives
//! its text.
//!
//! - **Printed forms** (`Debug` and `Display`) of requests, responses, reports and errors show no
//!   `Secret`. [`HttpRequest`] shows neither those of its request nor what signers add to it;
//!   [`HttpBody`] and [`HttpResponse`] show the size of a body, [`UnknownFields`](values::UnknownFields) names only.
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
//! | `xml` | responses in XML; on by default |
//! | `http` | requests and responses to and from the types of the crate `http`; off by default |
//! | `serde` | requests, responses and codes to and from any format, by their wire names; reports, remedies, failures and descriptions to any format; `each_operation`; secrets are read and never written; off by default |

#[doc(hidden)]
pub mod support;

// Printed by the generator: rustfmt would put it out of step with `specs/`.
#[rustfmt::skip]
mod providers;

pub use providers::*;
#[doc(inline)]
pub use support::{
    Advice, Category, EncodeError, EncodeOptions, Failure, Format, Grounds, HttpBody, HttpRequest,
    HttpResponse, MalformedResponse, Operation, Paged, Placement, Policy, Polled, Progress, Repeat,
    Report, Retry, Secret, ServiceError, ServiceErrorCode, Severity, States, UnknownRule,
    Violation, Wait, percent_encode,
};

#[cfg(feature = "serde")]
#[doc(inline)]
pub use support::{OperationVisitor, SerdeOperation};

/// What to do about a request: what it still owes, and why a service refused it.
pub mod remedies {
    #[doc(inline)]
    pub use crate::support::{
        Cause, Demand, Edit, Explanation, FittingValues, Owed, Remedy, Standing,
    };
}

/// What the documents say, as static data: operations, services, rules and errors.
pub mod description {
    #[doc(inline)]
    pub use crate::support::{
        Access, Authorization, Captures, DocumentedError, DocumentedRetry, Endpoints, FactInfo,
        Language, OperationInfo, ParameterInfo, ParameterLocation, Period, Quota, RegionError,
        Rule, RuleKind, ServiceInfo, Text, ValueKind,
    };
}

/// The types of values that services have in common: times, JSON, and what no document names.
pub mod values {
    #[doc(inline)]
    pub use crate::support::{
        DateTime, Json, ParseJsonError, ParseTimeError, TimeOfDay, UnknownFields, Unrecognized,
    };
}

/// The README's program, compiled and run.
#[cfg(all(doctest, feature = "aliyun-rds"))]
#[doc = include_str!("../README.md")]
struct Readme;
