//! Documented errors.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, Text};

/// One row of a documented error table: a code with its status and its message, as far as they are known.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorRow {
    /// The code of a row in `shared_errors` of the service or the provider; the row has its members, unless it has
    /// its own.
    pub like: Option<String>,
    /// The error code, verbatim.
    pub code: String,
    /// The name of the variant in Rust, if the name derived from the code is not suitable.
    pub rust: Option<String>,
    /// The documented HTTP status, if there is one.
    pub status: Option<u16>,
    /// The documented message, verbatim, if there is one; `%s` is a placeholder for a variable text.
    #[serde(default)]
    pub message: String,
    /// Names for the placeholders of the message, in order.
    #[serde(default)]
    pub template_parameters: Vec<String>,
    /// What the error means and what to do, if a document says so.
    #[serde(default)]
    pub doc: Text,
    /// The category of the error.
    pub category: Option<Category>,
    /// Whether to retry, and what the advice is based on; only needed if the advice is not the usual one of the
    /// category, or is documented or observed.
    pub retry: Option<Retry>,
    /// The ids of the rules, limits, preconditions and quotas whose violation causes this error.
    #[serde(default)]
    pub answers: Vec<String>,
    /// Why the error can't be prevented by a check before the call.
    pub unchecked: Option<Text>,
    /// The id of one of the `reasons` of the service or the provider, instead of `unchecked`.
    pub reason: Option<String>,
    /// Whether the message repeats the signed request, including secrets: messages of this code are then
    /// never shown.
    #[serde(default)]
    pub echoes_request: bool,
    /// The location in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// Why errors can't be prevented by a check before the call, to be named by their rows.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The name, in `snake_case`.
    pub id: String,
    /// The reason.
    pub doc: Text,
}

/// The category of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// The request itself is incorrect.
    Input,
    /// The resource is in a state, or of a kind, that does not allow the operation.
    State,
    /// The request conflicts with a running task or an existing resource.
    Conflict,
    /// A resource that the request refers to does not exist.
    NotFound,
    /// The caller is not authorized or not authenticated.
    Permission,
    /// A quota is exceeded.
    Quota,
    /// Billing, an order or the state of the account prevents it.
    Billing,
    /// Not available in the region.
    Region,
    /// An internal error of the service.
    Service,
    /// Too many requests.
    Throttling,
}

impl Category {
    /// The advice that is inferred for an error of this category unless its row says otherwise.
    pub fn usual_advice(self) -> Advice {
        match self {
            Category::Input | Category::NotFound | Category::Region => Advice::Never,
            Category::State | Category::Permission | Category::Quota | Category::Billing => {
                Advice::AfterChange
            }
            Category::Conflict | Category::Service | Category::Throttling => Advice::Later,
        }
    }
}

impl ErrorRow {
    /// Whether to retry: as the row says, else as its category suggests.
    pub fn advised_retry(&self) -> Option<Retry> {
        let usual = self.category.map(Retry::inferred);
        self.retry.clone().or(usual)
    }
}

impl Retry {
    /// The usual advice for errors of a category.
    pub fn inferred(category: Category) -> Self {
        Self { advice: category.usual_advice(), grounds: Grounds::Inferred, source: None }
    }
}

/// Whether to retry, and what the advice is based on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retry {
    /// The advice.
    pub advice: Advice,
    /// What the advice is based on.
    pub grounds: Grounds,
    /// Where it can be read, if not where the error is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Whether to retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// Do not retry: the same request will fail again.
    Never,
    /// Retry after a change: the same request may succeed after something outside it has changed.
    AfterChange,
    /// Retry later: the same request may succeed after a while.
    Later,
}

/// What an advice is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grounds {
    /// The document says so.
    Documented,
    /// Clients were seen to do so.
    Observed,
    /// Inferred from the meaning of the code.
    Inferred,
}
