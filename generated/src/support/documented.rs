//! What the documents say about errors, as static data.

use super::service_error::ServiceErrorCode;
use super::service_info::ServiceInfo;
use super::template::{self, Captures};
use super::text::Text;

/// A row of a document's error table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DocumentedError {
    /// The module of the service, as `aliyun::rds`, or that of the provider for rows of all its services.
    pub service: &'static str,
    /// The code, to the letter.
    pub code: &'static str,
    /// The documented HTTP status; none if no document gives it. Services send some codes with other
    /// statuses too.
    pub http_status: Option<u16>,
    /// The documented message, to the letter; empty if the document gives none. `%s` stands for a
    /// text that varies.
    pub message: &'static str,
    /// Names for the texts that vary in the message, in order.
    pub parameters: &'static [&'static str],
    /// What it means and what to do, in this project's words.
    pub description: Text,
    /// What kind of trouble it is.
    pub category: Option<Category>,
    /// Whether to try again.
    pub retry: Option<DocumentedRetry>,
    /// The ids of the rules, preconditions and quotas whose violation it reports, which
    /// [`Operation::RULES`](super::Operation::RULES) has.
    pub rules: &'static [&'static str],
    /// The operation whose page has the row; none for rows of the service or the provider.
    pub operation: Option<&'static str>,
}

impl DocumentedError {
    /// The texts that a message has in the places of `%s`, if it is this row's to the letter.
    ///
    /// A row without a message fits none.
    pub fn matches<'m>(&self, message: &'m str) -> Option<Captures<'m>> {
        match self.message {
            "" => None,
            template => template::captures(template, self.parameters, message),
        }
    }
}

/// Every documented row of a text as a code of one service.
pub fn documented<C: ServiceErrorCode>(code: &str) -> &'static [DocumentedError] {
    C::parse(code).documented()
}

/// Every documented row of a text as a code, service by service.
pub fn documented_by(
    services: &[&ServiceInfo],
    code: &str,
) -> impl Iterator<Item = &'static DocumentedError> + use<> {
    // Looked up at once, so that the result does not borrow the code.
    let mut found = Vec::<&'static [DocumentedError]>::new();
    for service in services {
        let rows = (service.documented)(code);
        // Services of a provider share rows, by value: a linker may keep more than one copy.
        if !found.contains(&rows) {
            found.push(rows);
        }
    }
    found.into_iter().flatten()
}

/// What kind of trouble an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
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

/// Whether to retry after a documented error, and what the advice is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DocumentedRetry {
    /// Whether to retry.
    pub advice: Advice,
    /// What the advice is based on.
    pub grounds: Grounds,
}

/// Whether to retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Advice {
    /// The same request will fail again.
    Never,
    /// The same request may succeed after something outside it has changed.
    AfterChange,
    /// The same request may succeed after a while.
    Later,
}

/// What an advice is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Grounds {
    /// The document says so.
    Documented,
    /// Clients were seen to do so.
    Observed,
    /// It follows from the code's meaning.
    Inferred,
    /// It follows from the HTTP status, since no document has the code, and from what the service asks.
    Status,
}
