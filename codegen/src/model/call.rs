//! How an operation is called.

use super::{Method, RpcStyle};

/// How an operation is called.
#[derive(Clone, Debug)]
pub enum Call {
    /// Action and version are parameters.
    Rpc(Rpc),
    /// The operation has its own method and path.
    Http(Http),
}

/// A call in the RPC style.
#[derive(Clone, Debug)]
pub struct Rpc {
    /// The style of the service.
    pub style: RpcStyle,
    /// The HTTP method of this operation, if it has its own.
    pub own_method: Option<Method>,
    /// The location of its own method in the documents.
    pub source: Option<String>,
}

impl Rpc {
    /// The HTTP method.
    pub fn method(&self) -> Method {
        self.own_method.unwrap_or(self.style.method)
    }
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
