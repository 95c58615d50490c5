//! An error that a service returned, and what its documents say about it.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::documented::{Advice, Category, DocumentedError};
use super::json::Json;
use super::malformed::in_one_line;
use super::redact::{self, Detector};
use super::retry::{self, Circumstances, Repeat, Retry, Wait};
use super::text::Language;
use super::unknown_fields::UnknownFields;

/// An error code of a service: an open enum with static documentation.
pub trait ServiceErrorCode:
    Clone + fmt::Debug + PartialEq + Eq + std::hash::Hash + Send + Sync + 'static
{
    /// The code of a text, to the letter and case-sensitive.
    fn parse(code: &str) -> Self;

    /// The text, to the letter.
    fn as_str(&self) -> &str;

    /// Every documented row of the code; none for a code that nobody documented.
    fn documented(&self) -> &'static [DocumentedError];
}

/// An error that a service returned.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceError<C> {
    /// The code; unrecognized and empty if the service gave none.
    pub code: C,
    /// The HTTP status, which may be one of success.
    pub http_status: u16,
    /// The status that the body reports, where errors come with an HTTP status of success.
    pub reported_status: Option<u16>,
    /// The message; redacted if it repeats the signed request or may show a secret.
    pub message: String,
    /// The request's id, from the body or a header.
    pub request_id: Option<String>,
    /// The host that served the request.
    pub host_id: Option<String>,
    /// Where the vendor recommends to look.
    pub recommendation: Option<String>,
    /// Why access was denied, in the service's own terms. None if the message repeats the signed
    /// request, since this may repeat it too.
    pub access_denied_detail: Option<Json>,
    /// Further parts of the error, such as a list of its causes, in the service's own terms. None if
    /// the message repeats the signed request, since these may repeat it too.
    pub details: Option<Json>,
    /// How long the service asks to wait before a retry.
    pub retry_after: Option<Duration>,
    /// The date that the service gives for a retry, if it gives one instead of a time to wait.
    pub retry_after_date: Option<String>,
    pub(super) unknown_fields: UnknownFields,
    /// The wire name of the operation that was called.
    pub(super) operation: &'static str,
    /// How safe a repeat is, if the request may have been carried out.
    pub(super) repeat: Repeat,
}

impl<C: ServiceErrorCode> ServiceError<C> {
    /// Every documented row of the code.
    pub fn documented(&self) -> &'static [DocumentedError] {
        self.code.documented()
    }

    /// The documented row that fits best: first by the message, then by the operation, then by the status.
    ///
    /// None for a code that nobody documented. Any status will do, since services send some codes
    /// with other statuses than they document; a row without a status fits any.
    pub fn row(&self) -> Option<&'static DocumentedError> {
        let fit = |row: &&DocumentedError| {
            let statuses = [Some(self.http_status), self.reported_status];
            let has_status = row.http_status.is_none() || statuses.contains(&row.http_status);
            let is_own = row.operation.is_none_or(|operation| operation == self.operation);
            // Of two that fit, the one that says so says more than the one that is silent.
            (row.matches(&self.message).is_some(), is_own, has_status, row.http_status.is_some())
        };
        // The last of the best is taken, which is the first of the table.
        self.documented().iter().rev().max_by_key(fit)
    }

    /// The kind of error: as documented, or as the status says of a code that nobody documented.
    pub fn category(&self) -> Option<Category> {
        self.circumstances().category()
    }

    /// Whether to retry, when, and how safely: as documented, or as the status says of a code that
    /// nobody documented. `None` if neither says anything.
    pub fn retry(&self) -> Option<Retry> {
        self.circumstances().retry()
    }

    /// What the code means and what to do, if a document has it.
    pub fn describe(&self, language: Language) -> Option<&'static str> {
        let description = self.row()?.description.in_language(language);
        (!description.is_empty()).then_some(description)
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            row: self.row(),
            status: self.reported_status.unwrap_or(self.http_status),
            asked: retry::asked(self.retry_after, self.retry_after_date.as_deref()),
            repeat: self.repeat,
        }
    }

    /// What it means and whether to retry, in English.
    fn hint(&self) -> String {
        let description = self.describe(Language::English).unwrap_or_default();
        let retry = self.retry().map(|retry| self.advice(&retry)).unwrap_or_default();
        format!("{description} {retry}").trim().to_owned()
    }

    /// `Retry in a few seconds.`
    fn advice(&self, retry: &Retry) -> String {
        match (retry.wait, retry.advice) {
            (_, Advice::Never) => "Do not retry the same request.".to_owned(),
            (None, _) => "Retry once the cause is fixed.".to_owned(),
            (Some(wait), _) => format!("Retry {}.", self.when(wait)),
        }
    }

    fn when(&self, wait: Wait) -> String {
        match wait {
            Wait::For(time) => format!("in {time:?}"),
            Wait::UntilDate => {
                let date = self.retry_after_date.as_deref().unwrap_or_default();
                format!("after {}", in_one_line(date))
            }
            Wait::Seconds => "in a few seconds".to_owned(),
            Wait::Minutes => "in a few minutes".to_owned(),
            Wait::Hours => "in a few hours".to_owned(),
        }
    }
}

impl<C> ServiceError<C> {
    /// The fields of the body that are none of the parts above, such as details.
    /// None if the message repeats the signed request, since they may repeat it too.
    pub fn unknown_fields(&self) -> &UnknownFields {
        &self.unknown_fields
    }
}

impl<C: ServiceErrorCode> ServiceError<C> {
    /// The same without what this detector finds.
    pub(super) fn without(mut self, detector: &impl Detector) -> Self {
        let text = |text: String| redact::text(detector, text);
        self.code = code(self.code, detector);
        self.message = text(self.message);
        self.request_id = self.request_id.map(text);
        self.host_id = self.host_id.map(text);
        self.recommendation = self.recommendation.map(text);
        self.retry_after_date = self.retry_after_date.map(text);
        for part in [&mut self.access_denied_detail, &mut self.details].into_iter().flatten() {
            redact::tree(detector, &mut part.0);
        }
        self.unknown_fields.redact(detector);
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

/// One line: code, statuses, message, what the documents say about it, whether to retry, and request id.
impl<C: ServiceErrorCode> fmt::Display for ServiceError<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = match self.code.as_str() {
            "" => "an error without a code",
            code => code,
        };
        let (code, message) = (in_one_line(code), in_one_line(&self.message));
        write!(formatter, "{code} (HTTP {}", self.http_status)?;
        if let Some(status) = self.reported_status.filter(|status| *status != self.http_status) {
            write!(formatter, ", status {status} in the body")?;
        }
        formatter.write_str(")")?;
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
