//! Services that repeat the request in an error would repeat its secrets too.

use super::node::Node;

/// What stands in the place of a text that repeats the request.
pub(super) const REDACTED: &str = "<redacted: it repeats the signed request>";

/// Whether a text has the name of a secret with something like a value after it, whichever way the
/// request is written down: `Name=…`, `Name%3D…`, `"Name": "…"`.
pub(super) fn repeats(text: &str, secrets: &[&str]) -> bool {
    let text = text.to_ascii_lowercase();
    secrets.iter().any(|secret| {
        let secret = secret.to_ascii_lowercase();
        text.match_indices(&secret)
            .any(|(start, name)| text.get(start + name.len()..).is_some_and(has_value))
    })
}

/// Whether a sign of assignment follows, perhaps after quotes.
fn has_value(mut rest: &str) -> bool {
    const QUOTES: &[&str] = &[
        "\"", "'", "`", "\\", "&quot;", "&#34;", "&#39;", "&apos;", " ",
    ];
    while let Some(inner) = QUOTES.iter().find_map(|quote| rest.strip_prefix(quote)) {
        rest = inner;
    }
    rest.starts_with(['=', ':', '%'])
}

/// How much of a body is searched for names.
const SEARCHED: usize = 64 * 1024;

/// Whether a body has the name of a secret in its first 64 KiB, with a value or without.
pub(super) fn names(body: &[u8], secrets: &[&str]) -> bool {
    let body = body[..body.len().min(SEARCHED)].to_ascii_lowercase();
    let mut secrets = secrets.iter().filter(|secret| !secret.is_empty());
    secrets.any(|secret| {
        let secret = secret.to_ascii_lowercase();
        let mut windows = body.windows(secret.len());
        windows.any(|window| window == secret.as_bytes())
    })
}

/// The tree without the texts that repeat the request.
pub(super) fn without(node: &mut Node, secrets: &[&str]) {
    match node {
        Node::Text(text) if repeats(text, secrets) => *text = REDACTED.into(),
        Node::List(items) => items.iter_mut().for_each(|item| without(item, secrets)),
        Node::Object(members) | Node::Map(members) => {
            for (name, member) in members {
                without_member(name, member, secrets);
            }
        }
        Node::Element(element) => {
            if repeats(&element.text, secrets) {
                element.text = REDACTED.into();
            }
            for (name, child) in &mut element.children {
                without_member(name, child, secrets);
            }
        }
        _ => {}
    }
}

/// A member with the name of a secret, also as in `Login.Password`, is the echo itself; a name may
/// be one as well.
fn without_member(name: &mut String, member: &mut Node, secrets: &[&str]) {
    let last = name.rsplit('.').next().unwrap_or_default();
    let mut named = secrets.iter();
    match named.any(|secret| secret.eq_ignore_ascii_case(last)) {
        true => *member = Node::Text(REDACTED.into()),
        false => without(member, secrets),
    }
    if repeats(name, secrets) {
        *name = REDACTED.into();
    }
}

#[cfg(test)]
mod tests {
    use super::repeats;

    #[test]
    fn a_name_with_a_value_is_an_echo_and_a_name_alone_is_none() {
        for (text, expected) in [
            (
                "server string to sign is:POST&%2F&A%3D1%26Password%3Dx",
                true,
            ),
            ("POST\n/\nA=1&Password=x", true),
            ("%26Password%253Dx", true),
            ("{\"Password\":\"x\"}", true),
            ("{\\\"Password\\\": \\\"x\\\"}", true),
            ("{&quot;password&quot;:&quot;x&quot;}", true),
            ("`Password` = x", true),
            ("Password is too short, and Password=x", true),
            ("the parameter Password is not valid", false),
            ("the parameter `Password` is not valid", false),
            ("no such thing", false),
            ("密码 Password", false),
        ] {
            assert_eq!(repeats(text, &["Password"]), expected, "{text}");
        }
    }
}
