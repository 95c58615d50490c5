//! Documented errors.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, Text};

/// One documented row: a code with a status and a message.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorRow {
    /// The code, to the letter.
    pub code: String,
    /// The variant's name in Rust, where the one made from the code won't do.
    pub rust: Option<String>,
    /// The documented HTTP status.
    pub status: u16,
    /// The documented message, to the letter; `%s` stands for a text that varies.
    pub message: String,
    /// Names for the texts that vary in the message, in order.
    #[serde(default)]
    pub template_parameters: Vec<String>,
    /// What it means and what to do.
    pub doc: Text,
    /// What kind of trouble it is.
    pub category: Option<Category>,
    /// Whether to try again, and why one may think so.
    pub retry: Option<Retry>,
    /// The rules, preconditions and quotas of the operation that it answers to.
    #[serde(default)]
    pub answers: Vec<String>,
    /// Why nothing can be checked before the call.
    pub unchecked: Option<Text>,
    /// Whether the message repeats the signed request, secrets included: then no message of the code is
    /// shown.
    #[serde(default)]
    pub echoes_request: bool,
    /// Where it stands.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// What kind of trouble an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// The request itself is wrong.
    Input,
    /// What it is about is in a state that forbids it, or of a kind that can't do it.
    State,
    /// It collides with something else that runs or exists.
    Conflict,
    /// Something that it names does not exist.
    NotFound,
    /// The caller may not do it, or did not prove who they are.
    Permission,
    /// A quota is used up.
    Quota,
    /// Payment, orders or the account's standing forbid it.
    Billing,
    /// The region does not offer it.
    Region,
    /// The service failed.
    Service,
    /// Too many requests.
    Throttling,
}

/// Whether to try again, and why one may think so.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retry {
    /// What to do.
    pub advice: Advice,
    /// What the advice rests on.
    pub grounds: Grounds,
    /// Where it can be read, if not where the error is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Whether to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// The same request will fail again.
    Never,
    /// The same request may succeed after something outside it has changed.
    AfterChange,
    /// The same request may succeed after a while.
    Later,
}

/// What an advice rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grounds {
    /// The document says so.
    Documented,
    /// Clients were seen to do so.
    Observed,
    /// It follows from the code's meaning.
    Inferred,
}
