//! What every request can do.

use std::fmt;

use super::condition::Given;
use super::encode_error::EncodeError;
use super::encode_options::EncodeOptions;
use super::explain::{Explanation, explanation};
use super::failure::Failure;
use super::http::{HttpRequest, HttpResponse};
use super::operation_info::OperationInfo;
use super::owed::{Owed, owed};
use super::redact::Values;
use super::report::Report;
use super::rule::{Rule, Rules};
use super::service_error::ServiceErrorCode;
use super::value::RuleFields;

/// An operation of a service, implemented by its request.
///
/// The bounds are what generic code needs to log, to send between threads and to box errors:
///
/// ```
/// use std::error::Error;
/// use cloud_backup_api::{HttpRequest, HttpResponse, Operation};
///
/// async fn send(_request: HttpRequest) -> Result<HttpResponse, std::io::Error> {
///     // … sign the request and send it with any client …
/// #   Ok(HttpResponse::default())
/// }
///
/// async fn call<O: Operation>(request: O) -> Result<O::Response, Box<dyn Error + Send + Sync>> {
///     request.validate().into_result()?;
///     let response = send(request.encode()?).await?;
///     Ok(request.decode_for(&response)?)
/// }
/// ```
pub trait Operation: RuleFields + fmt::Debug + Send + Sync + Sized + 'static {
    /// What a successful response holds.
    type Response: fmt::Debug + Send + Sync + 'static;
    /// The error codes of the service.
    type ErrorCode: ServiceErrorCode;
    /// The facts outside the request that rules depend on, as far as the caller knows them.
    type Context: RuleFields + fmt::Debug + Default + Send + Sync + 'static;
    /// The operation's name on the wire.
    const NAME: &'static str;
    /// What the documents say about the operation.
    const INFO: &'static OperationInfo;
    /// The rules that requests are validated against.
    const RULES: &'static [Rule];
    /// The rules that the request violates. Those that depend on facts outside it are skipped.
    ///
    /// Allocates for violations only.
    fn validate(&self) -> Report {
        self.validate_in(&Self::Context::default())
    }

    /// The rules that the request violates, given what the caller knows outside it.
    fn validate_in(&self, context: &Self::Context) -> Report;

    /// What must still be set, or else be changed or removed, until the request has no errors.
    ///
    /// Following the advice step by step, in any order, leads to such a request: values are only
    /// offered from which one can be reached, and what the caller set is left alone as far as possible.
    /// Empty, without an allocation, if there are no errors.
    fn owed(&self, context: &Self::Context) -> Owed {
        owed(Self::order(), Self::INFO.parameters, Given { request: self, context })
    }

    /// Why the service may refuse this request with a code, as [`Failure::explain`] says of a response.
    fn explain(&self, code: &Self::ErrorCode, context: &Self::Context) -> Explanation {
        explanation(code, self, context)
    }

    /// The request as HTTP, with the usual options.
    ///
    /// Validates nothing: a request that breaks a rule is written as it is.
    /// Fails if a value can't be written where it belongs, such as an empty text in the path.
    fn encode(&self) -> Result<HttpRequest, EncodeError> {
        self.encode_with(&EncodeOptions::default())
    }

    /// The request as HTTP.
    fn encode_with(&self, options: &EncodeOptions) -> Result<HttpRequest, EncodeError>;

    /// What an HTTP response means: a typed response, the service's error, or a body that can't be read.
    ///
    /// A failure may come with a status of success: the body says so in a field that its document
    /// names, or it has an error's code and message and none of the response's fields.
    ///
    /// JSON and XML are distinguished by the body, whatever the headers say. Never panics: a body of more
    /// than 16 MiB, of more than 2^20 values, or with values more than 128 deep can't be read.
    ///
    /// # Secrets
    ///
    /// Without the request, secrets are recognized by the names of the operation's sensitive fields and
    /// of what signers add: a text of a failure is redacted if such a name is
    ///
    /// - followed by a sign of assignment or an opening bracket or quote, and anything behind it, or
    /// - in a sentence with a word, after the name (of a sensitive field, before it too), that is not
    ///   one of those that messages are usually made of.
    ///
    /// A service that repeats a value without its name, in another sentence than its name, or that uses
    /// a password such as `missing` or `42` is not noticed; [`decode_for`](Self::decode_for) notices.
    fn decode(response: &HttpResponse) -> Result<Self::Response, Failure<Self::ErrorCode>>;

    /// What an HTTP response means, as [`decode`](Self::decode) says, in failures without this request's
    /// secrets.
    ///
    /// Every text of the failure that holds one is redacted, as is the excerpt of a body that can't be
    /// read: as it is, percent-encoded, as in a form, with the escapes of JSON, XML or HTML, in several
    /// layers of them, or in base64. A secret of less than four characters is recognized where it
    /// stands alone, and not in base64. The code of a documented error is shown whatever it is.
    ///
    /// What is not noticed: a part of a secret, or one that is changed, as by a hash or by a change of
    /// case. A typed response is returned as it came.
    fn decode_for(
        &self,
        response: &HttpResponse,
    ) -> Result<Self::Response, Failure<Self::ErrorCode>> {
        Self::decode(response).map_err(|failure| {
            // Only for failures: a success is given as it came, and needs no search.
            let mut secrets = Values::default();
            self.each_secret(&mut |secret| secrets.add(secret));
            failure.without(&secrets)
        })
    }

    /// Whether the request holds a secret, so that its URL or its body must not be logged.
    fn has_secrets(&self) -> bool {
        let mut has_secrets = false;
        self.each_secret(&mut |_| has_secrets = true);
        has_secrets
    }

    /// Sets the idempotency token to what `make` makes, if the operation has one and it is not set.
    ///
    /// Returns the token that the request has then; none if the operation has no token that may be left
    /// out.
    fn ensure_idempotency_token(&mut self, make: impl FnOnce() -> String) -> Option<&str> {
        let token = self.idempotency_token_mut()?;
        Some(token.get_or_insert_with(make))
    }

    /// The rules in the order in which they are checked.
    #[doc(hidden)]
    fn order() -> &'static Rules;

    /// The idempotency token, if there is one that may be left out.
    #[doc(hidden)]
    fn idempotency_token_mut(&mut self) -> Option<&mut Option<String>> {
        None
    }

    /// Calls back with each secret of the request.
    #[doc(hidden)]
    fn each_secret(&self, _found: &mut dyn FnMut(&str)) {}
}
