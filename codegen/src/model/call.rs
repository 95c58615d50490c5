//! How an operation is called.

/// How an operation is called.
#[derive(Clone, Debug)]
pub enum Call {
    /// Action and version are parameters.
    Rpc(Rpc),
    /// Method and path of its own.
    Http(Http),
}

/// A call in the RPC style.
#[derive(Clone, Debug)]
pub struct Rpc {
    /// The HTTP method.
    pub method: &'static str,
    /// The path.
    pub path: String,
    /// The parameter that names the operation.
    pub action: String,
    /// The parameter that names the service's version.
    pub version: String,
    /// The parameter that chooses the answer's format.
    pub format: Option<RpcFormat>,
}

/// The parameter that chooses the answer's format.
#[derive(Clone, Debug)]
pub struct RpcFormat {
    /// The parameter.
    pub parameter: String,
    /// Its value for JSON.
    pub json: String,
    /// Its value for XML.
    pub xml: String,
}

/// A call in the REST style.
#[derive(Clone, Debug)]
pub struct Http {
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with `{name}` for each path parameter.
    pub path: String,
    /// The media type of JSON bodies.
    pub content_type: String,
}

/// Where a field stands in the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// A placeholder of the path.
    Path,
    /// The query string.
    Query,
    /// The form body.
    Form,
    /// A header.
    Header,
    /// A member of the JSON body, or of the answer.
    Body,
}

/// What a caller must be allowed to do.
#[derive(Clone, Debug)]
pub struct Authorization {
    /// The permission.
    pub action: String,
    /// The level of access: `write`, `read` or `list`.
    pub access: &'static str,
    /// What it can be granted for; everything if empty.
    pub resources: Vec<Resource>,
    /// Condition keys that a policy may test.
    pub condition_keys: Vec<String>,
    /// Other permissions that the caller needs.
    pub dependent_actions: Vec<String>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// What a permission can be granted for.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The resource's kind.
    pub kind: String,
    /// Its pattern.
    pub pattern: String,
}
