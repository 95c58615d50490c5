//! Why a request failed: the service returned an error, or a body that can't be read.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::documented::Category;
use super::malformed::MalformedResponse;
use super::redact::Detector;
use super::retry::Retry;
use super::service_error::{ServiceError, ServiceErrorCode};

/// Why a request failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure<C> {
    /// The service returned an error.
    // Boxed, since a `Result` takes the room of its larger side in a success too.
    Service(Box<ServiceError<C>>),
    /// The body is neither a response nor an error that can be read.
    Malformed(Box<MalformedResponse>),
}

impl<C: ServiceErrorCode> Failure<C> {
    /// The HTTP status, which may be one of success; see [`ServiceError::reported_status`].
    pub fn status(&self) -> u16 {
        match self {
            Failure::Service(error) => error.http_status,
            Failure::Malformed(error) => error.status,
        }
    }

    /// The request's id, which the vendor's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Failure::Service(error) => error.request_id.as_deref(),
            Failure::Malformed(error) => error.request_id.as_deref(),
        }
    }

    /// The kind of error: as documented, or else as the status says.
    pub fn category(&self) -> Option<Category> {
        match self {
            Failure::Service(error) => error.category(),
            Failure::Malformed(error) => error.category(),
        }
    }

    /// Whether to retry, when, and how safely: as documented, or else as the status says.
    ///
    /// `None` if neither says anything, as of a success whose body can't be read: that request was
    /// probably carried out.
    pub fn retry(&self) -> Option<Retry> {
        match self {
            Failure::Service(error) => error.retry(),
            Failure::Malformed(error) => error.retry(),
        }
    }

    /// How long the service asks to wait before a retry.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Failure::Service(error) => error.retry_after,
            Failure::Malformed(error) => error.retry_after,
        }
    }

    /// The date that the service gives for a retry, if it gives one instead of a time to wait, such as
    /// `Wed, 21 Oct 2026 07:28:00 GMT`. Comparing it requires a clock, which this crate does not have.
    pub fn retry_after_date(&self) -> Option<&str> {
        match self {
            Failure::Service(error) => error.retry_after_date.as_deref(),
            Failure::Malformed(error) => error.retry_after_date.as_deref(),
        }
    }

    /// The same without what this detector finds.
    pub(super) fn without(self, detector: &impl Detector) -> Self {
        match self {
            Failure::Service(error) => Failure::Service(Box::new(error.without(detector))),
            Failure::Malformed(error) => Failure::Malformed(Box::new(error.without(detector))),
        }
    }
}

impl<C: ServiceErrorCode> fmt::Display for Failure<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Service(error) => error.fmt(formatter),
            Failure::Malformed(error) => error.fmt(formatter),
        }
    }
}

/// Without a source: `Display` already shows the error inside.
impl<C: ServiceErrorCode> Error for Failure<C> {}
