//! Responses that can't be read, with everything that came.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::documented::Category;
use super::redact::{self, Detector};
use super::retry::{self, Circumstances, Repeat, Retry};

/// The most characters of an excerpt.
const EXCERPT: usize = 200;

/// A response that can't be read, with everything that came.
///
/// Printed, it shows where and why, and never the body.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MalformedResponse {
    /// The HTTP status.
    pub status: u16,
    /// The body, as it came, secrets included.
    pub body: Vec<u8>,
    /// The request's id, if a header has it.
    pub request_id: Option<String>,
    /// How long the response asks to wait before a retry.
    pub retry_after: Option<Duration>,
    /// The date that the response gives for a retry, if it gives one instead of a time to wait.
    pub retry_after_date: Option<String>,
    /// Where and why.
    pub reason: String,
    pub(super) excerpt: String,
    /// How safe a repeat is, if the request may have been carried out.
    pub(super) repeat: Repeat,
}

impl MalformedResponse {
    /// How the body begins, for a log: at most 200 characters in one line.
    ///
    /// Control characters are escaped and what is not UTF-8 is replaced. Of a body that names a secret
    /// of the request or the response, gives a credential a value or, after
    /// [`decode_for`](super::Operation::decode_for), holds a secret of the request in its first 64 KiB,
    /// nothing is shown.
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }

    /// The kind of error, as the status says.
    pub fn category(&self) -> Option<Category> {
        self.circumstances().category()
    }

    /// Whether to retry, when, and how safely, as the status says; `None` for a status of success.
    pub fn retry(&self) -> Option<Retry> {
        self.circumstances().retry()
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            row: None,
            status: self.status,
            asked: retry::asked(self.retry_after, self.retry_after_date.as_deref()),
            repeat: self.repeat,
        }
    }

    /// The same without what this detector finds.
    pub(super) fn without(mut self, detector: &impl Detector) -> Self {
        let text = |text: String| redact::text(detector, text);
        self.request_id = self.request_id.map(text);
        self.retry_after_date = self.retry_after_date.map(text);
        self.reason = text(self.reason);
        if redact::shows_secret(detector, &self.body) {
            self.excerpt = redact::REDACTED.to_owned();
        }
        self
    }
}

/// How a body begins; of a body that may show a secret, nothing.
pub(super) fn excerpt(body: &[u8], detector: &impl Detector) -> String {
    if redact::shows_secret(detector, body) {
        return redact::REDACTED.to_owned();
    }
    // No character has more than four bytes.
    let beginning = String::from_utf8_lossy(&body[..body.len().min(4 * EXCERPT)]);
    let mut line = in_one_line(&beginning);
    if let Some((end, _)) = line.char_indices().nth(EXCERPT) {
        line.truncate(end);
    }
    line
}

/// The text with control characters escaped: logs are read line by line.
pub(super) fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        // Not only line breaks: a terminal that shows the log obeys escape sequences.
        if character.is_control() {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    line
}

impl fmt::Debug for MalformedResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MalformedResponse")
            .field("status", &self.status)
            .field("body", &format_args!("<{} bytes>", self.body.len()))
            .field("request_id", &self.request_id)
            .field("retry_after", &self.retry_after)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for MalformedResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "can't read the response with HTTP status {} and {} bytes: {}",
            self.status,
            self.body.len(),
            self.reason
        )
    }
}

impl Error for MalformedResponse {}

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::support::redact::Names;

    const NAMES: Names<'static> = Names { secrets: &["Password"], credentials: &["SecurityToken"] };

    #[test]
    fn an_excerpt_is_short_and_in_one_line() {
        assert_eq!(excerpt(b"<html>\r\n\x1b[1m", &NAMES), "<html>\\r\\n\\u{1b}[1m");
        assert_eq!(excerpt(b"\xff\xfea", &NAMES), "\u{fffd}\u{fffd}a");
        assert_eq!(excerpt(b"", &NAMES), "");
        for text in ["a", "\n", "备", "𠀀", "a𠀀"] {
            let body = text.repeat(1000);
            assert_eq!(excerpt(body.as_bytes(), &NAMES).chars().count(), 200);
        }
    }

    #[test]
    fn a_body_that_may_show_a_secret_is_not_shown() {
        for body in [
            "<html>GET /?A=1&Password=hunter2",
            "<r><password>hunter2</password></r>",
            "hunter2 is the PASSWORD",
            "<p>hunter2</p><p>pass&#119;ord</p>",
            "<p>x-security-token: hunter2</p>",
            "x\0-\0s\0e\0c\0u\0r\0i\0t\0y\0-\0t\0o\0k\0e\0n\0:\0h\0u\0n\0t\0e\0r\x002\0",
        ] {
            let shown = excerpt(body.as_bytes(), &NAMES);
            assert!(shown.starts_with("<redacted"), "{shown}");
        }
        for body in ["Passwort", "the security token is missing"] {
            assert_eq!(excerpt(body.as_bytes(), &NAMES), body);
        }
    }
}
