//! How an operation is called.

use super::{Method, RpcStyle};

/// How an operation is called.
#[derive(Clone, Debug)]
pub enum Call {
    /// Action and version are parameters.
    Rpc(RpcStyle),
    /// The operation has its own method and path.
    Http(Http),
}

/// A call in the REST style.
#[derive(Clone, Debug)]
pub struct Http {
    /// The HTTP method.
    pub method: Method,
    /// The path, with `{name}` for each path parameter.
    pub path: String,
    /// The media type of JSON bodies.
    pub content_type: String,
    /// The location of method and path in the documents.
    pub source: Option<String>,
}
