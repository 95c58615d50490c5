//! Why a call failed.

use std::error::Error;
use std::fmt;

use cloud_backup_api::{EncodeError, Failure, Report, ServiceErrorCode};

use crate::endpoint::EndpointError;

/// Why a call failed. Nothing that it prints is a secret.
#[derive(Debug)]
pub enum CallError<C> {
    /// The request breaks rules, so that it was not sent.
    Refused(Report),
    /// A value can't be written where it belongs.
    Encode(EncodeError),
    /// It is not known where to send the request.
    Endpoint(EndpointError),
    /// No response came, or not all of it. The request may have been carried out.
    NoResponse(TransportError),
    /// The service returned an error, or something that can't be read.
    Failed(Failure<C>),
}

/// What a client says about a connection, with neither URL nor headers.
pub type TransportError = Box<dyn Error + Send + Sync>;

impl<C: ServiceErrorCode> fmt::Display for CallError<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CallError::Refused(report) => report.fmt(formatter),
            CallError::Encode(error) => error.fmt(formatter),
            CallError::Endpoint(error) => error.fmt(formatter),
            CallError::NoResponse(error) => {
                write!(formatter, "no response came: {error}")?;
                let mut source = error.source();
                while let Some(cause) = source {
                    write!(formatter, ": {cause}")?;
                    source = cause.source();
                }
                Ok(())
            }
            CallError::Failed(failure) => failure.fmt(formatter),
        }
    }
}

/// Without a source: `Display` already shows the error inside.
impl<C: ServiceErrorCode> Error for CallError<C> {}

impl<C> From<Report> for CallError<C> {
    fn from(report: Report) -> Self {
        CallError::Refused(report)
    }
}

impl<C> From<EncodeError> for CallError<C> {
    fn from(error: EncodeError) -> Self {
        CallError::Encode(error)
    }
}

impl<C> From<EndpointError> for CallError<C> {
    fn from(error: EndpointError) -> Self {
        CallError::Endpoint(error)
    }
}
