//! Percent-encoding as vendors sign it: all but the unreserved characters of RFC 3986.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

// Forms as browsers send them have `+` for a space, a bare `*` and `%7E` for `~`; a signature over
// any of these is refused.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The text with all but letters, digits, `-`, `_`, `.` and `~` percent-encoded, as signatures and
/// [`HttpRequest::query_string`](super::HttpRequest::query_string) have it: a space is `%20`.
pub fn percent_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Pairs as `a=b&c=d`.
pub(super) fn pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    pairs
        // An empty value keeps its `=`: signers and servers must sign the same text.
        .map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}
