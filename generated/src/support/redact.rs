//! What a failure may show: nothing that may be a secret.
//!
//! A secret is known by its value, which only the request knows, or suspected by a name before it.

mod boundaries;
mod mentions;
mod spellings;
mod values;
mod words;

pub(super) use mentions::Names;
pub(super) use values::Values;

use super::node::Node;

/// What replaces a text that may show a secret.
pub(super) const REDACTED: &str = "<redacted: it may show a secret>";

/// What replaces a message that repeats the signed request.
pub(super) const ECHO: &str = "<redacted: it repeats the signed request>";

/// How much of a body is searched before its beginning is shown.
// Far more than is shown: a name further down means that its value may be at the beginning.
const SEARCHED: usize = 64 * 1024;

/// Something that knows secrets, by their names or by their values.
pub(super) trait Detector {
    /// Whether a text may show a secret.
    fn detects(&self, text: &str) -> bool;

    /// Whether a member of this name is a secret, whatever its value is.
    fn is_secret_name(&self, name: &str) -> bool;

    /// Whether nothing of a body may be shown.
    fn detects_in_body(&self, body: &str) -> bool;
}

/// The text, if it can be shown.
pub(super) fn text(detector: &impl Detector, text: String) -> String {
    if detector.detects(&text) { REDACTED.to_owned() } else { text }
}

/// Whether the beginning of a body may not be shown.
pub(super) fn shows_secret(detector: &impl Detector, body: &[u8]) -> bool {
    let searched = &body[..body.len().min(SEARCHED)];
    detector.detects_in_body(&String::from_utf8_lossy(searched))
}

/// Replaces what may show a secret in a tree: texts, numbers, members with a secret's name, and
/// names that hold a secret themselves.
pub(super) fn tree(detector: &impl Detector, node: &mut Node) {
    match node {
        Node::List(items) => {
            let has_secret_name = items.iter().any(|item| names_a_secret(detector, item));
            for item in items {
                child(detector, item, has_secret_name);
            }
        }
        Node::Object(members) | Node::Map(members) => self::members(detector, members),
        Node::Element(element) if !element.children.is_empty() => {
            element.text = text(detector, std::mem::take(&mut element.text));
            self::members(detector, &mut element.children);
        }
        Node::Styled(_, node) => tree(detector, node),
        node => {
            if node.text().is_some_and(|text| detector.detects(text)) {
                *node = redacted();
            }
        }
    }
}

pub(super) fn members(detector: &impl Detector, members: &mut [(String, Node)]) {
    let has_secret_name = members.iter().any(|(_, node)| names_a_secret(detector, node));
    for (name, node) in members {
        // A secret within an object is called `Login.Password` in a query.
        let last = name.rsplit('.').next().unwrap_or_default();
        if detector.is_secret_name(last) {
            *node = redacted();
        } else {
            child(detector, node, has_secret_name);
        }
        if detector.detects(name) {
            *name = REDACTED.to_owned();
        }
    }
}

/// A value; beside the name of a secret, as in `{"Parameter": "Password", "Value": "…"}`, it may be
/// the secret.
fn child(detector: &impl Detector, node: &mut Node, beside_a_name: bool) {
    let may_be_value = |text: &str| !detector.is_secret_name(text) && !words::is_prose(text);
    if beside_a_name && node.text().is_some_and(may_be_value) {
        *node = redacted();
    } else {
        tree(detector, node);
    }
}

fn names_a_secret(detector: &impl Detector, node: &Node) -> bool {
    node.text().is_some_and(|text| detector.is_secret_name(text.trim()))
}

fn redacted() -> Node {
    Node::Text(REDACTED.to_owned())
}
