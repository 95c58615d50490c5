//! What a failure may show: nothing that may be a secret.
//!
//! A secret is known by its value, which only the request can tell, or suspected by a name before it.

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
const SEARCHED: usize = 64 * 1024;

/// Something that knows secrets, by their names or by their values.
pub(super) trait Guard {
    /// Whether a text may show a secret.
    fn forbids(&self, text: &str) -> bool;

    /// Whether a member of this name is a secret, whatever its value is.
    fn is_name(&self, name: &str) -> bool;

    /// Whether nothing of a body may be shown.
    fn forbids_body(&self, body: &str) -> bool;
}

/// The text, if it can be shown.
pub(super) fn text(guard: &impl Guard, text: String) -> String {
    if guard.forbids(&text) {
        REDACTED.to_owned()
    } else {
        text
    }
}

/// Whether the beginning of a body may not be shown.
pub(super) fn forbids_body(guard: &impl Guard, body: &[u8]) -> bool {
    let searched = &body[..body.len().min(SEARCHED)];
    guard.forbids_body(&String::from_utf8_lossy(searched))
}

/// Replaces what may show a secret in a tree: texts, numbers, members with a secret's name, and
/// names that hold a secret themselves.
pub(super) fn tree(guard: &impl Guard, node: &mut Node) {
    match node {
        Node::List(items) => {
            let is_told = items.iter().any(|item| names_a_secret(guard, item));
            for item in items {
                child(guard, item, is_told);
            }
        }
        Node::Object(members) | Node::Map(members) => self::members(guard, members),
        Node::Element(element) if !element.children.is_empty() => {
            element.text = text(guard, std::mem::take(&mut element.text));
            self::members(guard, &mut element.children);
        }
        Node::Styled(_, node) => tree(guard, node),
        node => {
            if node.text().is_some_and(|text| guard.forbids(text)) {
                *node = redacted();
            }
        }
    }
}

pub(super) fn members(guard: &impl Guard, members: &mut [(String, Node)]) {
    let is_told = members.iter().any(|(_, node)| names_a_secret(guard, node));
    for (name, node) in members {
        // Also as in `Login.Password`.
        let last = name.rsplit('.').next().unwrap_or_default();
        if guard.is_name(last) {
            *node = redacted();
        } else {
            child(guard, node, is_told);
        }
        if guard.forbids(name) {
            *name = REDACTED.to_owned();
        }
    }
}

/// A value; beside the name of a secret, as in `{"Parameter": "Password", "Value": "…"}`, it may be
/// the secret.
fn child(guard: &impl Guard, node: &mut Node, beside_a_name: bool) {
    let may_be_value = |text: &str| !guard.is_name(text) && !words::is_prose(text);
    if beside_a_name && node.text().is_some_and(may_be_value) {
        *node = redacted();
    } else {
        tree(guard, node);
    }
}

fn names_a_secret(guard: &impl Guard, node: &Node) -> bool {
    node.text().is_some_and(|text| guard.is_name(text.trim()))
}

fn redacted() -> Node {
    Node::Text(REDACTED.to_owned())
}
