//! Why there is no response: the service said no, or nobody can read what it said.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::documented::{Advice, Category, DocumentedError, Retry};
use super::json::Json;
use super::malformed::{MalformedResponse, in_one_line};
use super::redact::{self, Detector};
use super::text::Language;
use super::unknown_fields::UnknownFields;

/// A code that a service may answer: an open enum with static documentation.
pub trait ServiceErrorCode: Clone + fmt::Debug + PartialEq + Eq + std::hash::Hash {
    /// The code of a text, to the letter and case-sensitive.
    fn parse(code: &str) -> Self;

    /// The text, to the letter.
    fn as_str(&self) -> &str;

    /// Every documented row of the code; none for a code that nobody documented.
    fn documented(&self) -> &'static [DocumentedError];
}

/// Why there is no response.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure<C> {
    /// The service refused or failed, and said why.
    // Boxed, since a `Result` takes the room of its larger side in a success too.
    Service(Box<ServiceError<C>>),
    /// The answer is neither a response nor an error that can be read.
    Malformed(Box<MalformedResponse>),
}

/// What a service said about a failure.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceError<C> {
    /// The code; unrecognized and empty if the service gave none.
    pub code: C,
    /// The HTTP status of the answer, which may be one of success.
    pub http_status: u16,
    /// The status in the body, where failures come inside answers of success.
    pub reported_status: Option<u16>,
    /// The message; redacted if it repeats the signed request or may show a secret.
    pub message: String,
    /// The request's id, from the body or a header.
    pub request_id: Option<String>,
    /// The host that answered.
    pub host_id: Option<String>,
    /// Where the vendor recommends to look.
    pub recommendation: Option<String>,
    /// Why access was denied, in the service's own terms. None if the message repeats the signed
    /// request, since this may repeat it too.
    pub access_denied_detail: Option<Json>,
    /// How long the service asks to wait before another try.
    pub retry_after: Option<Duration>,
    pub(super) unknown_fields: UnknownFields,
}

impl<C: ServiceErrorCode> ServiceError<C> {
    /// Every documented row of the code.
    pub fn documented(&self) -> &'static [DocumentedError] {
        self.code.documented()
    }

    /// The documented row that fits best: first by the message, then by the status.
    ///
    /// None for a code that nobody documented. Any status will do, since services answer some codes
    /// with other statuses than they document.
    pub fn row(&self) -> Option<&'static DocumentedError> {
        let fit = |row: &&DocumentedError| {
            let has_status = [Some(self.http_status), self.reported_status];
            (row.matches(&self.message).is_some(), has_status.contains(&Some(row.http_status)))
        };
        // The last of the best is taken, which is the first of the table.
        self.documented().iter().rev().max_by_key(fit)
    }

    /// What kind of trouble it is, if a document has the code.
    pub fn category(&self) -> Option<Category> {
        self.row()?.category
    }

    /// Whether to try again, if a document has the code.
    ///
    /// How long to wait is another matter: [`retry_after`](Self::retry_after).
    pub fn retry(&self) -> Option<Retry> {
        self.row()?.retry
    }

    /// What it means and what to do, if a document has the code.
    pub fn describe(&self, language: Language) -> Option<&'static str> {
        Some(self.row()?.description.in_language(language))
    }

    /// What it means and whether to try again, in English.
    fn hint(&self) -> String {
        let advice = self.retry().map(|retry| retry.advice);
        let retry = match (advice, self.retry_after) {
            // Even if a gateway asks to wait: time does not mend a wrong request.
            (Some(Advice::Never), _) => "The same request will fail again.".to_owned(),
            (_, Some(wait)) => format!("Try again in {wait:?}."),
            (Some(Advice::AfterChange), None) => "Try again after a change.".to_owned(),
            (Some(Advice::Later), None) => "Try again later.".to_owned(),
            (None, None) => String::new(),
        };
        match self.describe(Language::English) {
            Some(description) => format!("{description} {retry}").trim_end().to_owned(),
            None => retry,
        }
    }
}

impl<C> ServiceError<C> {
    /// The fields of the answer that are none of the parts above, such as details.
    /// None if the message repeats the signed request, since they may repeat it too.
    pub fn unknown_fields(&self) -> &UnknownFields {
        &self.unknown_fields
    }
}

impl<C: ServiceErrorCode> Failure<C> {
    /// The same without what this detector finds.
    pub(super) fn without(self, detector: &impl Detector) -> Self {
        match self {
            Failure::Service(error) => Failure::Service(Box::new(error.without(detector))),
            Failure::Malformed(error) => Failure::Malformed(Box::new(error.without(detector))),
        }
    }
}

impl<C: ServiceErrorCode> ServiceError<C> {
    fn without(mut self, detector: &impl Detector) -> Self {
        let text = |text: String| redact::text(detector, text);
        self.code = code(self.code, detector);
        self.message = text(self.message);
        self.request_id = self.request_id.map(text);
        self.host_id = self.host_id.map(text);
        self.recommendation = self.recommendation.map(text);
        if let Some(detail) = &mut self.access_denied_detail {
            redact::tree(detector, &mut detail.0);
        }
        self.unknown_fields.redact(detector);
        self
    }
}

impl MalformedResponse {
    fn without(mut self, detector: &impl Detector) -> Self {
        self.request_id = self.request_id.map(|text| redact::text(detector, text));
        self.reason = redact::text(detector, self.reason);
        if redact::shows_secret(detector, &self.body) {
            self.excerpt = redact::REDACTED.to_owned();
        }
        self
    }
}

/// The code, if it can be shown. A documented one is a text of ours.
pub(super) fn code<C: ServiceErrorCode>(code: C, detector: &impl Detector) -> C {
    if code.documented().is_empty() && detector.detects(code.as_str()) {
        C::parse(redact::REDACTED)
    } else {
        code
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

/// What is inside is what is displayed, so that it is no source as well.
impl<C: ServiceErrorCode> Error for Failure<C> {}

/// One line: code, status, message, what the documents say about it, and request id.
impl<C: ServiceErrorCode> fmt::Display for ServiceError<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = match self.code.as_str() {
            "" => "an error without a code",
            code => code,
        };
        let (code, message) = (in_one_line(code), in_one_line(&self.message));
        write!(formatter, "{code} (HTTP {})", self.http_status)?;
        match (message.as_str(), self.hint().as_str()) {
            ("", "") => {}
            ("", hint) => write!(formatter, ": {hint}")?,
            (message, "") => write!(formatter, ": {message}")?,
            (message, hint) => write!(formatter, ": {message} ({hint})")?,
        }
        match &self.request_id {
            Some(id) => write!(formatter, " [request {}]", in_one_line(id)),
            None => Ok(()),
        }
    }
}

impl<C: ServiceErrorCode> Error for ServiceError<C> {}
