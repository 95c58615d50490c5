//! Body of a failure → what the service said, without secrets.

use super::Decoder;
use crate::support::failure::Failure;
use crate::support::json::Json;
use crate::support::json_text;
use crate::support::node::Node;
use crate::support::outcome::{self, first};
use crate::support::redact;
use crate::support::service_error::{self, ServiceError, ServiceErrorCode};
use crate::support::unknown_fields::UnknownFields;

/// Where to look for an error's code and message, the likeliest first.
struct ErrorPaths {
    code: Vec<&'static str>,
    message: Vec<&'static str>,
}

impl Decoder<'_> {
    /// An error: an object with at least one part of an error.
    pub(super) fn failure<C: ServiceErrorCode>(&self, node: &Node) -> Failure<C> {
        let envelope = self.responses.envelope;
        let paths = ErrorPaths {
            code: [envelope.code, self.responses.in_band_code()].concat(),
            message: [envelope.message, self.responses.in_band_message()].concat(),
        };
        // `{}` and lists of proxies are JSON as well, and would pass for an error that says
        // nothing.
        let known = [&paths.code, &paths.message, envelope.request_id];
        if known.iter().all(|paths| first(node, *paths).is_none()) {
            return self.malformed(
                "the status indicates a failure, but the body contains no error".into(),
            );
        }
        self.service_error(node, &paths)
    }

    pub(super) fn in_band_failure<C: ServiceErrorCode>(&self, node: &Node) -> Failure<C> {
        let envelope = self.responses.envelope;
        let paths = ErrorPaths {
            code: [self.responses.in_band_code(), envelope.code].concat(),
            message: [self.responses.in_band_message(), envelope.message].concat(),
        };
        self.service_error(node, &paths)
    }

    fn service_error<C: ServiceErrorCode>(&self, node: &Node, paths: &ErrorPaths) -> Failure<C> {
        let envelope = self.responses.envelope;
        let text = |paths: &[&'static str]| first(node, paths).map(|text| self.redacted(text));
        let code = first(node, &paths.code).unwrap_or_default();
        let message = text(&paths.message).or_else(|| self.whole(node, &paths.message));
        let mut error = ServiceError {
            http_status: self.response.status,
            reported_status: self.reported_status(node),
            message: message.unwrap_or_default(),
            request_id: text(envelope.request_id)
                .or_else(|| self.header(envelope.request_id_headers)),
            host_id: text(envelope.host_id),
            recommendation: text(envelope.recommendation),
            access_denied_detail: self.part(node, envelope.access_denied_detail),
            details: self.part(node, envelope.details),
            retry_after: self.retry_after(),
            retry_after_date: self.retry_after_date(),
            unknown_fields: self.unknown_fields(node, paths),
            code: service_error::code(C::parse(&code), &self.names()),
            operation: self.responses.operation,
            repeat: self.responses.repeat,
        };
        if self.is_echoing(&code) {
            // The signed string has every parameter in it, percent-encoded twice, and services are
            // free to repeat it in other fields.
            error.message = redact::ECHO.to_owned();
            error.access_denied_detail = None;
            error.details = None;
            error.unknown_fields = UnknownFields::default();
        }
        Failure::Service(Box::new(error))
    }

    /// The first of these parts that is there, without what may be a secret.
    fn part(&self, node: &Node, paths: &[&str]) -> Option<Json> {
        let mut paths = paths.iter();
        let found = paths.find_map(|path| node.at(path).filter(|node| **node != Node::Null));
        let mut detail = found?.clone();
        redact::tree(&self.names(), &mut detail);
        Some(Json::new(detail))
    }

    /// Whether the message of a code repeats the signed request.
    fn is_echoing(&self, code: &str) -> bool {
        let mut echoing = self.responses.envelope.echoing_codes.iter();
        // Without case: a message hidden in vain is better than a secret shown.
        echoing.any(|echoing| echoing.eq_ignore_ascii_case(code.trim()))
    }

    /// The status that the body reports.
    fn reported_status(&self, node: &Node) -> Option<u16> {
        outcome::status(node, self.responses.in_band.as_ref()?)
    }

    /// The first of the paths that leads to a list or an object, as JSON.
    fn whole(&self, node: &Node, paths: &[&str]) -> Option<String> {
        let mut found = paths.iter().filter_map(|path| node.at(path));
        // Some messages are objects, such as one text for each language.
        let found = found.find(|node| node.text().is_none() && **node != Node::Null);
        Some(self.redacted(json_text::write(found?)))
    }

    /// The members of an error that are no part of the envelope, without what may be a secret.
    fn unknown_fields(&self, node: &Node, paths: &ErrorPaths) -> UnknownFields {
        let envelope = self.responses.envelope;
        let mut known = [
            paths.code.as_slice(),
            &paths.message,
            envelope.request_id,
            envelope.host_id,
            envelope.recommendation,
            envelope.access_denied_detail,
            envelope.details,
        ]
        .concat();
        if let Some(in_band) = &self.responses.in_band {
            known.push(in_band.field);
            known.extend(in_band.status);
        }
        let mut unknown = UnknownFields::of(node.members().unwrap_or_default(), &known);
        unknown.redact(&self.names());
        unknown
    }
}
