//! Body → tree, by how it begins.

use super::budget::LARGEST;
use super::json_text;
use super::node::Node;

/// The tree of a body, or why it is none. Shows nothing of the body.
pub(super) fn of(body: &[u8]) -> Result<Node, String> {
    if body.len() > LARGEST {
        return Err(format!("the body is larger than {LARGEST} bytes"));
    }
    let content = content(body);
    // The format that was asked for is no promise: gateways in front of a service have their own.
    match content.first() {
        None => Err("the body is empty".into()),
        Some(b'<') if is_html(content) => Err("the body is an HTML page".into()),
        Some(b'<') => xml(content),
        Some(_) => json_text::read(content)
            .map_err(|what| format!("the body is neither JSON nor XML: {what}")),
    }
}

/// Whether a body has nothing in it.
pub(super) fn is_blank(body: &[u8]) -> bool {
    content(body).is_empty()
}

/// The body without a byte order mark and the white space around it.
fn content(body: &[u8]) -> &[u8] {
    // JSON does not allow a byte order mark, and nothing may come before an XML declaration.
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii()
}

fn is_html(content: &[u8]) -> bool {
    [b"<!doctype html".as_slice(), b"<html"].iter().any(|start| {
        content.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
    })
}

#[cfg(feature = "xml")]
fn xml(content: &[u8]) -> Result<Node, String> {
    let text = std::str::from_utf8(content)
        .map_err(|error| format!("the body is not UTF-8 from byte {}", error.valid_up_to()))?;
    let (root, node) =
        super::xml::read(text).map_err(|what| format!("the body is not XML: {what}"))?;
    // XHTML begins with an XML declaration, and looks like any other XML until its root.
    if root.eq_ignore_ascii_case("html") {
        return Err("the body is an HTML page".into());
    }
    Ok(node)
}

#[cfg(not(feature = "xml"))]
fn xml(_: &[u8]) -> Result<Node, String> {
    Err("the body may be XML, which needs the feature `xml`".into())
}
