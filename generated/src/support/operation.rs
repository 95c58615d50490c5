//! What every request can do.

use super::description::OperationInfo;
use super::encode_error::EncodeError;
use super::failure::{Failure, ServiceErrorCode};
use super::http::{EncodeOptions, HttpRequest, HttpResponse};
use super::report::Report;
use super::rule::Rule;

/// An operation of a service, implemented by its request.
pub trait Operation {
    /// What a successful answer carries.
    type Response;
    /// The codes that the service may answer.
    type ErrorCode: ServiceErrorCode;
    /// What a caller may know beside the request.
    type Context: Default;
    /// The operation's name on the wire.
    const NAME: &'static str;
    /// What the documents say about the operation.
    const INFO: &'static OperationInfo;
    /// Every rule that a request is held against.
    const RULES: &'static [Rule];

    /// What the request breaks, with nothing known beside it.
    fn validate(&self) -> Report {
        self.validate_in(&Self::Context::default())
    }

    /// What the request breaks, given what the caller knows beside it.
    fn validate_in(&self, context: &Self::Context) -> Report;

    /// The request as HTTP, with the usual options.
    ///
    /// Validates nothing: a request that breaks a rule is written as it is.
    /// Fails if a value can't stand where it belongs, such as an empty text in the path.
    fn encode(&self) -> Result<HttpRequest, EncodeError> {
        self.encode_with(&EncodeOptions::default())
    }

    /// The request as HTTP.
    fn encode_with(&self, options: &EncodeOptions) -> Result<HttpRequest, EncodeError>;

    /// The answer's meaning: the response, the service's error, or a body that can't be read.
    ///
    /// A failure may come with a status of success: the answer says so in a field that its document
    /// names, or it has an error's code and message and none of the response's fields.
    ///
    /// JSON and XML are told apart by the body, whatever the headers say. Never panics: a body of more
    /// than 16 MiB, of more than 2^20 values, or with values more than 128 deep can't be read.
    fn decode(response: &HttpResponse) -> Result<Self::Response, Failure<Self::ErrorCode>>;
}
