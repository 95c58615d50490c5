//! HTTP response → typed response or failure.

mod service_error;

use std::time::Duration;

use super::damaged;
use super::failure::Failure;
use super::http::HttpResponse;
use super::items;
use super::malformed::{self, MalformedResponse};
use super::mismatch::Mismatch;
use super::node::Node;
use super::outcome::{self, Outcome};
use super::read::FromNode;
use super::redact::{self, Names};
use super::responses::Responses;
use super::service_error::ServiceErrorCode;
use super::tree;

/// The meaning of a response that is an object. A body without content is an object without
/// members.
pub fn decode<T: FromNode, C: ServiceErrorCode>(
    response: &HttpResponse,
    responses: &Responses,
) -> Result<T, Failure<C>> {
    let decoder = Decoder { response, responses };
    let mut node = decoder.successful_tree()?;
    decoder.add_headers(&mut node);
    // An empty text is as good as an empty object within a response, and not as a response.
    let value = match node.members() {
        None => Err(Mismatch::new("an object", &node)),
        Some(_) => T::from_node(&node),
    };
    value.map_err(|mismatch| decoder.unreadable(&node, &mismatch))
}

/// The meaning of a response whose body as a whole is the field of this name, beside fields in headers.
pub fn decode_payload<T: FromNode, C: ServiceErrorCode>(
    response: &HttpResponse,
    responses: &Responses,
    name: &str,
) -> Result<T, Failure<C>> {
    let decoder = Decoder { response, responses };
    let body = decoder.successful_tree()?;
    let is_nothing = tree::is_blank(&response.body);
    let mut members = Vec::new();
    members.extend((!is_nothing).then(|| (name.to_owned(), body)));
    let mut node = Node::Object(members);
    decoder.add_headers(&mut node);
    T::from_node(&node).map_err(|mismatch| {
        let body = node.at(name).unwrap_or(&node);
        decoder.unreadable(body, &mismatch)
    })
}

/// The meaning of a response that is a list, whose items may be wrapped in members called `item`.
pub fn decode_list<T: FromNode, C: ServiceErrorCode>(
    response: &HttpResponse,
    responses: &Responses,
    item: Option<&str>,
) -> Result<Vec<T>, Failure<C>> {
    let decoder = Decoder { response, responses };
    let node = decoder.successful_tree()?;
    let is_nothing = tree::is_blank(&response.body);
    // Within a response, an element with a text is a list of one; the root is never an item.
    let is_text = node.text().is_some_and(|text| !text.trim().is_empty());
    let items = match &node {
        Node::Text(_) | Node::Null => Err(Mismatch::new("a list", &node)),
        node if is_text || is_nothing => Err(Mismatch::new("a list", node)),
        node => items::of(&[node], item),
    };
    items.map_err(|mismatch| decoder.unreadable(&node, &mismatch))
}

/// The meaning of a response that holds nothing.
pub fn decode_empty<C: ServiceErrorCode>(
    response: &HttpResponse,
    responses: &Responses,
) -> Result<(), Failure<C>> {
    let decoder = Decoder { response, responses };
    decoder.successful_tree().map(drop)
}

struct Decoder<'a> {
    response: &'a HttpResponse,
    responses: &'a Responses,
}

impl Decoder<'_> {
    /// The body's tree, if status and body mean success.
    fn successful_tree<C: ServiceErrorCode>(&self) -> Result<Node, Failure<C>> {
        let is_success = self.responses.means_success(self.response.status);
        // 202 and 204 have no body; whether a field is missed is for the type to say.
        if is_success && tree::is_blank(&self.response.body) {
            return Ok(Node::Object(Vec::new()));
        }
        let tree = tree::of(&self.response.body);
        if is_success {
            let node = tree.map_err(|reason| self.malformed(reason))?;
            return match outcome::of(&node, self.responses) {
                Outcome::Failure => Err(self.in_band_failure(&node)),
                Outcome::Success | Outcome::Undecided => Ok(node),
            };
        }
        // For failures only: of a success, a repaired text would be a value that the service never
        // sent.
        let repaired = |reason| {
            let text = damaged::repaired(&self.response.body).ok_or(reason)?;
            tree::of(text.as_bytes())
        };
        match tree.or_else(repaired) {
            Ok(node) => Err(self.failure(&node)),
            Err(reason) => Err(self.malformed(reason)),
        }
    }

    /// Why a tree is not the response. A failure that it names outweighs a field that can't be read.
    fn unreadable<C: ServiceErrorCode>(&self, node: &Node, mismatch: &Mismatch) -> Failure<C> {
        let is_success = outcome::of(node, self.responses) == Outcome::Success;
        if !is_success && outcome::names_error(node, self.responses) {
            return self.in_band_failure(node);
        }
        if tree::is_blank(&self.response.body) {
            return self.malformed(format!("the body is empty; {mismatch}"));
        }
        self.malformed(mismatch.to_string())
    }

    fn names(&self) -> Names<'static> {
        Names { secrets: self.responses.secrets, credentials: self.responses.envelope.credentials }
    }

    fn redacted(&self, text: String) -> String {
        redact::text(&self.names(), text)
    }

    fn retry_after(&self) -> Option<Duration> {
        let envelope = self.responses.envelope;
        let number = |names| {
            let number = self.header(names)?.trim().parse::<u64>().ok();
            // Alibaba Cloud's own clients ignore zero too.
            number.filter(|number| *number > 0)
        };
        number(envelope.retry_after_milliseconds_headers)
            .map(Duration::from_millis)
            .or_else(|| number(envelope.retry_after_seconds_headers).map(Duration::from_secs))
    }

    /// The other form of `Retry-After`.
    fn retry_after_date(&self) -> Option<String> {
        let text = self.header(self.responses.envelope.retry_after_seconds_headers)?;
        // Dates begin with the day of the week.
        text.trim_start().starts_with(|first: char| first.is_ascii_alphabetic()).then_some(text)
    }

    fn header(&self, names: &[&str]) -> Option<String> {
        let found = names.iter().find_map(|name| self.response.header(name));
        found.map(|text| self.redacted(text.to_owned()))
    }

    /// Adds the response fields that come in headers, in place of members of the body.
    fn add_headers(&self, node: &mut Node) {
        let members = match node {
            Node::Object(members) => members,
            Node::Element(element) => &mut element.children,
            _ => return,
        };
        for name in self.responses.headers {
            if let Some(value) = self.response.header(name) {
                // The document puts the field into the header; a member of its name is something
                // else.
                members.retain(|(key, _)| key != name);
                members.push(((*name).to_owned(), Node::Text(value.to_owned())));
            }
        }
    }

    fn malformed<C>(&self, reason: String) -> Failure<C> {
        Failure::Malformed(Box::new(MalformedResponse {
            status: self.response.status,
            body: self.response.body.clone(),
            request_id: self.header(self.responses.envelope.request_id_headers),
            retry_after: self.retry_after(),
            retry_after_date: self.retry_after_date(),
            reason: self.redacted(reason),
            excerpt: malformed::excerpt(&self.response.body, &self.names()),
            repeat: self.responses.repeat,
        }))
    }
}
