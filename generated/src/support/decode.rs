//! Response → answer or failure.

use std::time::Duration;

use super::failure::{Failure, MalformedResponse, ServiceError, ServiceErrorCode};
use super::http::HttpResponse;
use super::json;
use super::node::Node;
use super::read::FromNode;
use super::unknown_fields::UnknownFields;

/// How an operation is answered.
#[derive(Debug)]
pub struct Answer {
    /// The statuses that mean success; every 2xx if empty.
    pub success: &'static [u16],
    /// Where an error answer keeps its parts.
    pub envelope: &'static Envelope,
    /// How failures are told inside answers whose status means success.
    pub in_band: Option<InBand>,
    /// Whether the request has secrets, which an echo of it would show.
    pub has_secrets: bool,
    /// Response fields that stand in headers.
    pub headers: &'static [&'static str],
}

/// Where an error answer keeps its parts: names to look for, the first that is present wins.
#[derive(Debug)]
pub struct Envelope {
    /// The error's code.
    pub code: &'static [&'static str],
    /// The message to a person.
    pub message: &'static [&'static str],
    /// The request's id.
    pub request_id: &'static [&'static str],
    /// The host that answered.
    pub host_id: &'static [&'static str],
    /// Where the vendor recommends to look.
    pub recommendation: &'static [&'static str],
    /// Headers that carry the request's id.
    pub request_id_headers: &'static [&'static str],
    /// Headers that carry the time to wait in milliseconds.
    pub retry_after_milliseconds_headers: &'static [&'static str],
    /// Headers that carry the time to wait in seconds.
    pub retry_after_seconds_headers: &'static [&'static str],
    /// Codes whose message repeats the signed request.
    pub echoing_codes: &'static [&'static str],
}

/// A failure inside an answer whose status means success.
#[derive(Debug)]
pub struct InBand {
    /// The field that tells success from failure.
    pub field: &'static str,
    /// Its texts that mean failure, compared without case.
    pub failed: &'static [&'static str],
    /// The field with the error's code.
    pub code: &'static str,
    /// The field with the message.
    pub message: &'static str,
}

/// The meaning of an answer that carries an object.
pub fn decode<T: FromNode, C: ServiceErrorCode>(
    response: &HttpResponse,
    answer: &Answer,
) -> Result<T, Failure<C>> {
    let decoder = Decoder { response, answer };
    let mut node = decoder.successful_tree()?;
    decoder.add_headers(&mut node);
    T::from_node(&node).map_err(|mismatch| decoder.malformed(mismatch.to_string()))
}

/// The meaning of an answer that carries a list, whose items may be wrapped in members called `item`.
pub fn decode_list<T: FromNode, C: ServiceErrorCode>(
    response: &HttpResponse,
    answer: &Answer,
    item: Option<&str>,
) -> Result<Vec<T>, Failure<C>> {
    let decoder = Decoder { response, answer };
    let node = decoder.successful_tree()?;
    let inner = match node.members() {
        Some([(key, inner @ Node::List(_))]) if Some(key.as_str()) == item => inner,
        _ => &node,
    };
    Vec::from_node(inner).map_err(|mismatch| decoder.malformed(mismatch.to_string()))
}

/// The meaning of an answer that carries nothing.
pub fn decode_empty<C: ServiceErrorCode>(
    response: &HttpResponse,
    answer: &Answer,
) -> Result<(), Failure<C>> {
    let decoder = Decoder { response, answer };
    if decoder.is_success() && response.body.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    decoder.successful_tree().map(drop)
}

struct Decoder<'a> {
    response: &'a HttpResponse,
    answer: &'a Answer,
}

impl Decoder<'_> {
    /// The body's tree, if status and body mean success.
    fn successful_tree<C: ServiceErrorCode>(&self) -> Result<Node, Failure<C>> {
        let node = tree(&self.response.body).map_err(|reason| self.malformed(reason))?;
        if !self.is_success() {
            return Err(self.failure(&node));
        }
        match &self.answer.in_band {
            Some(in_band) if self.failed(in_band, &node) => {
                Err(self.in_band_failure(in_band, &node))
            }
            _ => Ok(node),
        }
    }

    fn is_success(&self) -> bool {
        match self.answer.success {
            [] => (200..300).contains(&self.response.status),
            listed => listed.contains(&self.response.status),
        }
    }

    fn failed(&self, in_band: &InBand, node: &Node) -> bool {
        let text = node.at(in_band.field).and_then(Node::text);
        text.is_some_and(|text| {
            in_band
                .failed
                .iter()
                .any(|failed| text.trim().eq_ignore_ascii_case(failed))
        })
    }

    /// An error answer: an object with at least one part of the envelope. Code and message may
    /// stand where failures inside successful answers have them.
    fn failure<C: ServiceErrorCode>(&self, node: &Node) -> Failure<C> {
        let envelope = self.answer.envelope;
        let mut codes = envelope.code.to_vec();
        let mut messages = envelope.message.to_vec();
        if let Some(in_band) = &self.answer.in_band {
            codes.push(in_band.code);
            messages.push(in_band.message);
        }
        let parts = [codes.as_slice(), &messages, envelope.request_id];
        if parts.iter().all(|paths| first(node, paths).is_none()) {
            return self.malformed("the status means failure and the body names no error".into());
        }
        self.service_error(node, &codes, &messages)
    }

    fn in_band_failure<C: ServiceErrorCode>(&self, in_band: &InBand, node: &Node) -> Failure<C> {
        self.service_error(node, &[in_band.code], &[in_band.message])
    }

    fn service_error<C: ServiceErrorCode>(
        &self,
        node: &Node,
        codes: &[&str],
        messages: &[&str],
    ) -> Failure<C> {
        let envelope = self.answer.envelope;
        let mut read = Vec::new();
        let mut part = |paths| {
            let (path, text) = first(node, paths)?;
            read.push(path);
            Some(text)
        };
        let code = part(codes).unwrap_or_default();
        let message = part(messages).unwrap_or_default();
        let request_id = part(envelope.request_id);
        let host_id = part(envelope.host_id);
        let recommendation = part(envelope.recommendation);
        let echoes = self.answer.has_secrets && envelope.echoing_codes.contains(&code.as_str());
        let (message, unknown_fields) = match echoes {
            true => (
                "<redacted: it repeats the signed request>".into(),
                UnknownFields::default(),
            ),
            false => (message, UnknownFields::beside(node, &read)),
        };
        Failure::Service(Box::new(ServiceError {
            http_status: self.response.status,
            message,
            request_id: request_id.or_else(|| self.header(envelope.request_id_headers)),
            host_id,
            recommendation,
            retry_after: self.retry_after(),
            code: C::parse(&code),
            unknown_fields,
        }))
    }

    fn retry_after(&self) -> Option<Duration> {
        let envelope = self.answer.envelope;
        let number = |names| {
            self.header(names)?
                .trim()
                .parse::<u64>()
                .ok()
                .filter(|number| *number > 0)
        };
        number(envelope.retry_after_milliseconds_headers)
            .map(Duration::from_millis)
            .or_else(|| number(envelope.retry_after_seconds_headers).map(Duration::from_secs))
    }

    fn header(&self, names: &[&str]) -> Option<String> {
        let found = names.iter().find_map(|name| self.response.header(name));
        found.map(str::to_owned)
    }

    /// Puts the response fields that stand in headers beside the body's members.
    fn add_headers(&self, node: &mut Node) {
        for name in self.answer.headers {
            let Some(value) = self.response.header(name) else {
                continue;
            };
            let member = ((*name).to_owned(), Node::Text(value.to_owned()));
            match node {
                Node::Object(members) => members.push(member),
                Node::Element(element) => element.children.push(member),
                _ => {}
            }
        }
    }

    fn malformed<C>(&self, reason: String) -> Failure<C> {
        Failure::Malformed(Box::new(MalformedResponse {
            status: self.response.status,
            body: self.response.body.clone(),
            request_id: self.header(self.answer.envelope.request_id_headers),
            reason,
        }))
    }
}

/// The first of the paths that leads to a text, and the text.
fn first<'a>(node: &Node, paths: &[&'a str]) -> Option<(&'a str, String)> {
    paths
        .iter()
        .find_map(|path| Some((*path, node.at(path)?.text()?)))
}

/// The tree of a body, by its first character.
fn tree(body: &[u8]) -> Result<Node, String> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let start = body.iter().find(|byte| !byte.is_ascii_whitespace());
    match start {
        None => Err("the body is empty".into()),
        Some(b'<') => xml_tree(body),
        Some(_) => {
            json::read(body).map_err(|what| format!("the body is neither JSON nor XML: {what}"))
        }
    }
}

#[cfg(feature = "xml")]
fn xml_tree(body: &[u8]) -> Result<Node, String> {
    let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    let (root, node) =
        super::xml::read(text).map_err(|what| format!("the body is no XML: {what}"))?;
    match root.eq_ignore_ascii_case("html") {
        true => Err("the body is an HTML page".into()),
        false => Ok(node),
    }
}

#[cfg(not(feature = "xml"))]
fn xml_tree(_: &[u8]) -> Result<Node, String> {
    Err("the body may be XML, which needs the feature `xml`".into())
}
