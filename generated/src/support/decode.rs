//! Response → answer or failure.

mod service_error;

use std::time::Duration;

use super::answer::Answer;
use super::damaged;
use super::failure::{Failure, ServiceErrorCode};
use super::http::HttpResponse;
use super::items;
use super::malformed::{self, MalformedResponse};
use super::mismatch::Mismatch;
use super::node::Node;
use super::outcome::{self, Outcome};
use super::read::FromNode;
use super::redact::{self, Names};
use super::tree;

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

impl Decoder<'_> {
    /// The body's tree, if status and body mean success.
    fn successful_tree<C: ServiceErrorCode>(&self) -> Result<Node, Failure<C>> {
        let is_success = self.answer.means_success(self.response.status);
        // 202 and 204 have no body; whether a field is missed is for the type to say.
        if is_success && tree::is_blank(&self.response.body) {
            return Ok(Node::Object(Vec::new()));
        }
        let tree = tree::of(&self.response.body);
        if is_success {
            let node = tree.map_err(|reason| self.malformed(reason))?;
            return match outcome::of(&node, self.answer) {
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

    /// Why a tree is no answer. A failure that it names outweighs a field that can't be read.
    fn unreadable<C: ServiceErrorCode>(&self, node: &Node, mismatch: &Mismatch) -> Failure<C> {
        let is_success = outcome::of(node, self.answer) == Outcome::Success;
        if !is_success && outcome::names_error(node, self.answer) {
            return self.in_band_failure(node);
        }
        if tree::is_blank(&self.response.body) {
            return self.malformed(format!("the body is empty; {mismatch}"));
        }
        self.malformed(mismatch.to_string())
    }

    fn names(&self) -> Names<'static> {
        Names { secrets: self.answer.secrets, credentials: self.answer.envelope.credentials }
    }

    fn redacted(&self, text: String) -> String {
        redact::text(&self.names(), text)
    }

    fn retry_after(&self) -> Option<Duration> {
        let envelope = self.answer.envelope;
        let number = |names| {
            // A date, the other form of `Retry-After`, would need a clock.
            let number = self.header(names)?.trim().parse::<u64>().ok();
            // Alibaba Cloud's own clients ignore zero too.
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

    /// Adds the response fields that come in headers, in place of members of the body.
    fn add_headers(&self, node: &mut Node) {
        let members = match node {
            Node::Object(members) => members,
            Node::Element(element) => &mut element.children,
            _ => return,
        };
        for name in self.answer.headers {
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
            request_id: self.header(self.answer.envelope.request_id_headers),
            retry_after: self.retry_after(),
            reason: self.redacted(reason),
            excerpt: malformed::excerpt(&self.response.body, &self.names()),
        }))
    }
}
