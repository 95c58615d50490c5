//! Response → answer or failure.

use std::time::Duration;

use super::answer::Answer;
use super::damaged;
use super::failure::{self, Failure, ServiceError, ServiceErrorCode};
use super::http::HttpResponse;
use super::items;
use super::json::Json;
use super::json_text;
use super::malformed::{self, MalformedResponse};
use super::mismatch::Mismatch;
use super::node::Node;
use super::read::FromNode;
use super::redact::{self, Names};
use super::tree;
use super::unknown_fields::UnknownFields;
use super::verdict::{self, Verdict, first};

/// The meaning of an answer that carries an object. A body without content is an object without
/// members.
pub fn decode<T: FromNode, C: ServiceErrorCode>(
    response: &HttpResponse,
    answer: &Answer,
) -> Result<T, Failure<C>> {
    let decoder = Decoder { response, answer };
    let mut node = decoder.successful_tree()?;
    decoder.add_headers(&mut node);
    // An empty text is as good as an empty object within an answer, and not as an answer.
    let value = match node.members() {
        None => Err(Mismatch::new("an object", &node)),
        Some(_) => T::from_node(&node),
    };
    value.map_err(|mismatch| decoder.unreadable(&node, &mismatch))
}

/// The meaning of an answer that carries a list, whose items may be wrapped in members called `item`.
pub fn decode_list<T: FromNode, C: ServiceErrorCode>(
    response: &HttpResponse,
    answer: &Answer,
    item: Option<&str>,
) -> Result<Vec<T>, Failure<C>> {
    let decoder = Decoder { response, answer };
    let node = decoder.successful_tree()?;
    let is_nothing = tree::is_blank(&response.body);
    // Within an answer, an element with a text is a list of one; the root is never an item.
    let is_text = node.text().is_some_and(|text| !text.trim().is_empty());
    let items = match &node {
        Node::Text(_) | Node::Null => Err(Mismatch::new("a list", &node)),
        node if is_text || is_nothing => Err(Mismatch::new("a list", node)),
        node => items::of(&[node], item),
    };
    items.map_err(|mismatch| decoder.unreadable(&node, &mismatch))
}

/// The meaning of an answer that carries nothing.
pub fn decode_empty<C: ServiceErrorCode>(
    response: &HttpResponse,
    answer: &Answer,
) -> Result<(), Failure<C>> {
    let decoder = Decoder { response, answer };
    decoder.successful_tree().map(drop)
}

struct Decoder<'a> {
    response: &'a HttpResponse,
    answer: &'a Answer,
}

/// Where to look for an error's code and message, the likeliest first.
struct ErrorPaths {
    code: Vec<&'static str>,
    message: Vec<&'static str>,
}

impl Decoder<'_> {
    /// The body's tree, if status and body mean success.
    fn successful_tree<C: ServiceErrorCode>(&self) -> Result<Node, Failure<C>> {
        let is_success = self.answer.means_success(self.response.status);
        if is_success && tree::is_blank(&self.response.body) {
            return Ok(Node::Object(Vec::new()));
        }
        let tree = tree::of(&self.response.body);
        if is_success {
            let node = tree.map_err(|reason| self.malformed(reason))?;
            return match verdict::of(&node, self.answer) {
                Verdict::Failure => Err(self.in_band_failure(&node)),
                Verdict::Success | Verdict::Undecided => Ok(node),
            };
        }
        let repaired = |reason| {
            let text = damaged::repaired(&self.response.body).ok_or(reason)?;
            tree::of(text.as_bytes())
        };
        match tree.or_else(repaired) {
            Ok(node) => Err(self.failure(&node)),
            Err(reason) => Err(self.malformed(reason)),
        }
    }

    /// Why a tree is no answer. A failure that it names outweighs a field that can't be read.
    fn unreadable<C: ServiceErrorCode>(&self, node: &Node, mismatch: &Mismatch) -> Failure<C> {
        let is_success = verdict::of(node, self.answer) == Verdict::Success;
        if !is_success && verdict::names_error(node, self.answer) {
            return self.in_band_failure(node);
        }
        if tree::is_blank(&self.response.body) {
            return self.malformed(format!("the body is empty; {mismatch}"));
        }
        self.malformed(mismatch.to_string())
    }

    /// An error answer: an object with at least one part of an error.
    fn failure<C: ServiceErrorCode>(&self, node: &Node) -> Failure<C> {
        let envelope = self.answer.envelope;
        let (code, message) = self.in_band_paths();
        let paths = ErrorPaths {
            code: [envelope.code, code].concat(),
            message: [envelope.message, message].concat(),
        };
        let known = [&paths.code, &paths.message, envelope.request_id];
        if known.iter().all(|paths| first(node, *paths).is_none()) {
            return self.malformed("the status means failure and the body names no error".into());
        }
        self.service_error(node, &paths)
    }

    fn in_band_failure<C: ServiceErrorCode>(&self, node: &Node) -> Failure<C> {
        let envelope = self.answer.envelope;
        let (code, message) = self.in_band_paths();
        let paths = ErrorPaths {
            code: [code, envelope.code].concat(),
            message: [message, envelope.message].concat(),
        };
        self.service_error(node, &paths)
    }

    fn in_band_paths(&self) -> (&[&'static str], &[&'static str]) {
        match &self.answer.in_band {
            None => (&[], &[]),
            Some(in_band) => (
                std::slice::from_ref(&in_band.code),
                std::slice::from_ref(&in_band.message),
            ),
        }
    }

    fn service_error<C: ServiceErrorCode>(&self, node: &Node, paths: &ErrorPaths) -> Failure<C> {
        let envelope = self.answer.envelope;
        let text = |paths: &[&'static str]| first(node, paths).map(|text| self.redacted(text));
        let code = first(node, &paths.code).unwrap_or_default();
        let message = || text(&paths.message).or_else(|| self.whole(node, &paths.message));
        let is_echo = self.is_echoing(&code);
        Failure::Service(Box::new(ServiceError {
            http_status: self.response.status,
            reported_status: self.reported_status(node),
            message: if is_echo {
                redact::ECHO.to_owned()
            } else {
                message().unwrap_or_default()
            },
            request_id: text(envelope.request_id)
                .or_else(|| self.header(envelope.request_id_headers)),
            host_id: text(envelope.host_id),
            recommendation: text(envelope.recommendation),
            access_denied_detail: if is_echo {
                None
            } else {
                self.access_denied_detail(node)
            },
            retry_after: self.retry_after(),
            unknown_fields: if is_echo {
                UnknownFields::default()
            } else {
                self.unknown_fields(node, paths)
            },
            code: failure::code(C::parse(&code), &self.names()),
        }))
    }

    /// The status that the body tells.
    fn reported_status(&self, node: &Node) -> Option<u16> {
        verdict::status(node, self.answer.in_band.as_ref()?)
    }

    /// The details of a denied access, without what may be a secret.
    fn access_denied_detail(&self, node: &Node) -> Option<Json> {
        let mut paths = self.answer.envelope.access_denied_detail.iter();
        let found = paths.find_map(|path| node.at(path).filter(|node| **node != Node::Null));
        let mut detail = found?.clone();
        redact::tree(&self.names(), &mut detail);
        Some(Json::new(detail))
    }

    /// Whether the message of a code repeats the signed request.
    fn is_echoing(&self, code: &str) -> bool {
        let mut echoing = self.answer.envelope.echoing_codes.iter();
        echoing.any(|echoing| echoing.eq_ignore_ascii_case(code.trim()))
    }

    fn names(&self) -> Names<'static> {
        Names {
            secrets: self.answer.secrets,
            credentials: self.answer.envelope.credentials,
        }
    }

    fn redacted(&self, text: String) -> String {
        redact::text(&self.names(), text)
    }

    /// The first of the paths that leads to a list or an object, as JSON.
    fn whole(&self, node: &Node, paths: &[&str]) -> Option<String> {
        let mut found = paths.iter().filter_map(|path| node.at(path));
        let found = found.find(|node| node.text().is_none() && **node != Node::Null);
        Some(self.redacted(json_text::write(found?)))
    }

    /// The members of an error that are no part of the envelope, without what may be a secret.
    fn unknown_fields(&self, node: &Node, paths: &ErrorPaths) -> UnknownFields {
        let envelope = self.answer.envelope;
        let mut known = [
            paths.code.as_slice(),
            &paths.message,
            envelope.request_id,
            envelope.host_id,
            envelope.recommendation,
            envelope.access_denied_detail,
        ]
        .concat();
        known.extend(self.answer.in_band.iter().map(|in_band| in_band.field));
        known.extend(
            self.answer
                .in_band
                .iter()
                .filter_map(|in_band| in_band.status),
        );
        let mut unknown = UnknownFields::of(node.members().unwrap_or_default(), &known);
        unknown.redact(&self.names());
        unknown
    }

    fn retry_after(&self) -> Option<Duration> {
        let envelope = self.answer.envelope;
        let number = |names| {
            let number = self.header(names)?.trim().parse::<u64>().ok();
            number.filter(|number| *number > 0)
        };
        number(envelope.retry_after_milliseconds_headers)
            .map(Duration::from_millis)
            .or_else(|| number(envelope.retry_after_seconds_headers).map(Duration::from_secs))
    }

    fn header(&self, names: &[&str]) -> Option<String> {
        let found = names.iter().find_map(|name| self.response.header(name));
        found.map(|text| self.redacted(text.to_owned()))
    }

    /// Puts the response fields that stand in headers in the place of the body's members.
    fn add_headers(&self, node: &mut Node) {
        let members = match node {
            Node::Object(members) => members,
            Node::Element(element) => &mut element.children,
            _ => return,
        };
        for name in self.answer.headers {
            if let Some(value) = self.response.header(name) {
                members.retain(|(key, _)| key != name);
                members.push(((*name).to_owned(), Node::Text(value.to_owned())));
            }
        }
    }

    fn malformed<C>(&self, reason: String) -> Failure<C> {
        Failure::Malformed(Box::new(MalformedResponse {
            status: self.response.status,
            body: self.response.body.clone(),
            request_id: self.header(self.answer.envelope.request_id_headers),
            retry_after: self.retry_after(),
            reason: self.redacted(reason),
            excerpt: malformed::excerpt(&self.response.body, &self.names()),
        }))
    }
}
