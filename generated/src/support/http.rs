//! Requests and responses as plain values, for any client and any signer.

use std::fmt;

use super::percent;
use super::redact::Names;

/// A request, ready to be signed and sent.
///
/// `Debug` shows everything but secrets and what proves who the caller is.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct HttpRequest {
    /// The method, in upper case.
    pub method: &'static str,
    /// What goes before the host of the service, such as `bucket.`; usually nothing.
    pub host_prefix: String,
    /// The path, percent-encoded, beginning with `/`.
    pub path: String,
    /// The query's names and values, not encoded, in the document's order.
    pub query: Vec<(String, String)>,
    /// The headers' names and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: HttpBody,
    /// The names of secrets in query, headers and body.
    pub(super) sensitive: Vec<String>,
    /// The names of the parameters that are the protocol's own.
    pub(super) protocol: Vec<&'static str>,
    /// The names of what the provider's signers add.
    pub(super) credentials: &'static [&'static str],
}

/// The body of a request.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum HttpBody {
    /// No body.
    Empty,
    /// A form's names and values, not encoded, in the document's order.
    Form(Vec<(String, String)>),
    /// A JSON document.
    Json(String),
}

impl HttpRequest {
    /// A request with nothing but a method, in upper case, and a path, percent-encoded and beginning
    /// with `/`: for tests of signers and clients.
    pub fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self {
            method,
            host_prefix: String::new(),
            path: path.into(),
            query: Vec::new(),
            headers: Vec::new(),
            body: HttpBody::Empty,
            sensitive: Vec::new(),
            protocol: Vec::new(),
            credentials: &[],
        }
    }

    /// Whether a parameter in query or form is the protocol's own, such as `Action`, `Version` and
    /// `Format`, and not one of the operation.
    pub fn is_protocol_parameter(&self, name: &str) -> bool {
        self.protocol.contains(&name)
    }

    /// Takes the protocol's own parameters out of query and form, for signatures that have them in
    /// headers, such as Alibaba Cloud's `ACS3-HMAC-SHA256` with `x-acs-action` and `x-acs-version`.
    ///
    /// A form that is left without parameters becomes an empty body without a content type.
    pub fn take_protocol_parameters(&mut self) -> Vec<(String, String)> {
        let own = self.protocol.iter();
        let mut is_own =
            |(name, _): &mut (String, String)| own.clone().any(|own| *own == name.as_str());
        let mut taken = self.query.extract_if(.., &mut is_own).collect::<Vec<_>>();
        if let HttpBody::Form(pairs) = &mut self.body {
            taken.extend(pairs.extract_if(.., &mut is_own));
            if pairs.is_empty() {
                self.body = HttpBody::Empty;
                self.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
            }
        }
        taken
    }

    /// The query as `a=b&c=d`, percent-encoded, in the document's order.
    pub fn query_string(&self) -> String {
        percent::pairs(borrowed(&self.query))
    }

    /// The query as `a=b&c=d`, percent-encoded, sorted by name and then by value, as signatures that
    /// cover query and body apart need it.
    pub fn sorted_query_string(&self) -> String {
        // Sorted before it is encoded: `%` sorts before letters and digits, so encoded names may
        // come in another order than the one that servers sign.
        let mut sorted = borrowed(&self.query).collect::<Vec<_>>();
        sorted.sort_unstable();
        percent::pairs(sorted.into_iter())
    }

    /// The names and values of the query and the form together, not encoded, sorted by name and then
    /// by value, as signatures that cover both alike need them.
    pub fn sorted_parameters(&self) -> Vec<(&str, &str)> {
        let form = match &self.body {
            HttpBody::Form(pairs) => pairs.as_slice(),
            HttpBody::Empty | HttpBody::Json(_) => &[],
        };
        let mut sorted = borrowed(&self.query).chain(borrowed(form)).collect::<Vec<_>>();
        sorted.sort_unstable();
        sorted
    }

    /// The host of the request, given that of the service.
    pub fn host(&self, service: &str) -> String {
        format!("{}{service}", self.host_prefix)
    }

    /// Path and query, as in the request line.
    pub fn path_and_query(&self) -> String {
        self.with_query(self.query_string())
    }

    /// Path and query for a log: with `REDACTED` for each value that is secret or proves who the caller
    /// is, such as what a signer has added.
    pub fn redacted_path_and_query(&self) -> String {
        let query = self.query.iter().map(|(name, value)| {
            let is_secret = self.is_secret(name);
            // A word that stays the same when it is percent-encoded, unlike `<redacted>`.
            (name.as_str(), if is_secret { "REDACTED" } else { value })
        });
        self.with_query(percent::pairs(query))
    }

    fn with_query(&self, query: String) -> String {
        if query.is_empty() { self.path.clone() } else { format!("{}?{query}", self.path) }
    }

    /// Whether a secret of the operation is in query, headers or body. What signers add is none.
    pub fn has_secrets(&self) -> bool {
        !self.sensitive.is_empty()
    }

    /// Whether a value of this name is a secret or proves who the caller is.
    pub(super) fn is_secret(&self, name: &str) -> bool {
        let mut sensitive = self.sensitive.iter();
        let names = Names { secrets: &[], credentials: self.credentials };
        sensitive.any(|secret| secret.eq_ignore_ascii_case(name)) || names.has(name)
    }

    /// Names and values, without the values that are secret.
    fn shown<'a>(&self, pairs: &'a [(String, String)]) -> Vec<(&'a str, &'a str)> {
        let shown = pairs.iter().map(|(name, value)| {
            let is_secret = self.is_secret(name);
            (name.as_str(), if is_secret { "<redacted>" } else { value })
        });
        shown.collect()
    }

    fn shown_body(&self) -> String {
        match &self.body {
            HttpBody::Form(pairs) => format!("{:?}", self.shown(pairs)),
            // The text does not show where in it the secret is, so it is shown as a whole or not at
            // all.
            HttpBody::Json(text) if !self.has_secrets() => text.clone(),
            other => format!("{other:?}"),
        }
    }
}

impl HttpBody {
    /// The bytes to send.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            HttpBody::Empty => Vec::new(),
            HttpBody::Form(pairs) => percent::pairs(borrowed(pairs)).into_bytes(),
            HttpBody::Json(text) => text.clone().into_bytes(),
        }
    }
}

fn borrowed(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    let pairs = pairs.iter();
    pairs.map(|(name, value)| (name.as_str(), value.as_str()))
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("HttpRequest");
        shown.field("method", &self.method);
        if !self.host_prefix.is_empty() {
            shown.field("host_prefix", &self.host_prefix);
        }
        shown
            .field("path", &self.path)
            .field("query", &self.shown(&self.query))
            .field("headers", &self.shown(&self.headers))
            .field("body", &self.shown_body())
            .finish()
    }
}

/// A body alone does not know what in it is secret, so it shows its size only.
impl fmt::Debug for HttpBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{} bytes>", self.to_bytes().len())
    }
}

/// A response, as any client has it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// The headers' names, in any case, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl HttpResponse {
    /// The value of a header, by its name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            // HTTP/2 sends names in lower case, documents write them in mixed case.
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// Shows the size of the body; what is in it may be anything.
impl fmt::Debug for HttpResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("body", &format_args!("<{} bytes>", self.body.len()))
            .finish_non_exhaustive()
    }
}
