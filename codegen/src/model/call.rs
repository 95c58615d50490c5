//! How an operation is called.

use super::{Constant, Method, RpcStyle};

/// How an operation is called.
#[derive(Clone, Debug)]
pub enum Call {
    /// Action and version are parameters.
    Rpc(Rpc),
    /// The operation has its own method and path.
    Http(Http),
}

impl Call {
    /// What every request has beside its parameters, with placeholders in its values.
    pub fn constants(&self) -> impl Iterator<Item = &Constant> {
        let (of_style, of_path) = match self {
            Call::Rpc(rpc) => (&rpc.style.constants, &[][..]),
            Call::Http(http) => (&http.constants, http.query.as_slice()),
        };
        of_style.iter().chain(of_path)
    }
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
    /// The query that is documented as part of the path.
    pub query: Vec<Constant>,
    /// What every request of the service has beside its parameters.
    pub constants: Vec<Constant>,
    /// The media type of JSON bodies.
    pub content_type: String,
    /// The location of method and path in the documents.
    pub source: Option<String>,
}

impl Http {
    /// Path and query as documented: `/{bucket}?stat`
    pub fn target(&self) -> String {
        let pairs = self.query.iter().map(|it| match it.value.as_str() {
            "" => it.name.clone(),
            value => format!("{}={value}", it.name),
        });
        match pairs.collect::<Vec<_>>().join("&").as_str() {
            "" => self.path.clone(),
            query => format!("{}?{query}", self.path),
        }
    }
}
