//! Parameters in the host of a request.

use super::Call;
use crate::support::flatten;
use crate::support::write::ToNode;

impl Call {
    /// Puts a value before the host of the service, if it is not absent.
    pub fn host(self, name: &str, value: &impl ToNode) -> Self {
        let node = value.to_node();
        let mut call = self.checked(name, &node);
        let Some(text) = flatten::text(&node) else {
            return call;
        };
        if !is_host(&text) {
            return call
                .refused(name, "is no part of a host name, which has letters, digits and hyphens");
        }
        call.host_prefix.push_str(&text);
        call.host_prefix.push('.');
        call
    }
}

/// Labels with dots between them. Anything else, such as `/` or `@`, would put another host into a URL. Services were
/// seen to allow an underscore.
fn is_host(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    text.split('.').all(|label| (1..64).contains(&label.len()) && label.bytes().all(is_allowed))
}
