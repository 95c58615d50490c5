//! What every request can do.

use super::encode_error::EncodeError;
use super::encode_options::EncodeOptions;
use super::failure::{Failure, ServiceErrorCode};
use super::http::{HttpRequest, HttpResponse};
use super::operation_info::OperationInfo;
use super::redact::Values;
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
    /// Fails if a value can't be written where it belongs, such as an empty text in the path.
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

    /// The answer's meaning, as [`decode`](Self::decode) has it, and a failure that shows none of this
    /// request's secrets.
    ///
    /// Every text of the failure that holds one is redacted, as is the excerpt of a body that can't be
    /// read: as it is, percent-encoded, as in a form, with the escapes of JSON, XML or HTML, in several
    /// layers of them, or in base64. A secret of less than four characters is recognized where it
    /// stands alone, and not in base64. The code of a documented error is shown whatever it is.
    ///
    /// What is not noticed: a part of a secret, or one that is changed, as by a hash or by a change of
    /// case. A response is given as it came.
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

    /// The idempotency token, if there is one that may be left out.
    #[doc(hidden)]
    fn idempotency_token_mut(&mut self) -> Option<&mut Option<String>> {
        None
    }

    /// Calls back with each secret of the request.
    #[doc(hidden)]
    fn each_secret(&self, _found: &mut dyn FnMut(&str)) {}
}
