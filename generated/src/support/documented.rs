//! What the documents say about errors, as static data.

use super::failure::ServiceErrorCode;
use super::template::{self, Captures};
use super::text::Text;

/// A row of a document's error table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentedError {
    /// The module of the service, as `aliyun::rds`, or that of the provider for rows of all its services.
    pub service: &'static str,
    /// The code, to the letter.
    pub code: &'static str,
    /// The documented HTTP status. Services answer some codes with other statuses too.
    pub http_status: u16,
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
    pub retry: Option<Retry>,
    /// The ids of the rules, preconditions and quotas that it answers to, which
    /// [`Operation::RULES`](super::Operation::RULES) has.
    pub rules: &'static [&'static str],
    /// Why nothing can be checked before the call; empty if something can.
    pub unchecked: Text,
    /// The operation whose page has the row; none for rows of the service or the provider.
    pub operation: Option<&'static str>,
}

impl DocumentedError {
    /// A row of a service with a code, a status and a message.
    #[doc(hidden)]
    // `const`, so that tables are data of the binary and no program pays for them at its start.
    pub const fn new(
        service: &'static str,
        code: &'static str,
        http_status: u16,
        message: &'static str,
    ) -> Self {
        Self {
            service,
            code,
            http_status,
            message,
            parameters: &[],
            description: Text { en: "", zh: "" },
            category: None,
            retry: None,
            rules: &[],
            unchecked: Text { en: "", zh: "" },
            operation: None,
        }
    }

    /// The row with its description.
    #[doc(hidden)]
    pub const fn described(mut self, en: &'static str, zh: &'static str) -> Self {
        self.description = Text { en, zh };
        self
    }

    /// The row with names for the texts that vary.
    #[doc(hidden)]
    pub const fn parameters(mut self, names: &'static [&'static str]) -> Self {
        self.parameters = names;
        self
    }

    /// The row with its category.
    #[doc(hidden)]
    pub const fn category(mut self, category: Category) -> Self {
        self.category = Some(category);
        self
    }

    /// The row with an advice on trying again, inferred from what the code means.
    #[doc(hidden)]
    pub const fn retry(mut self, advice: Advice) -> Self {
        self.retry = Some(Retry { advice, grounds: Grounds::Inferred });
        self
    }

    /// The row with what its advice rests on.
    #[doc(hidden)]
    pub const fn grounds(mut self, grounds: Grounds) -> Self {
        if let Some(retry) = &mut self.retry {
            retry.grounds = grounds;
        }
        self
    }

    /// The row with the ids of what it answers to.
    #[doc(hidden)]
    pub const fn rules(mut self, ids: &'static [&'static str]) -> Self {
        self.rules = ids;
        self
    }

    /// The row with the reason why nothing can be checked.
    #[doc(hidden)]
    pub const fn unchecked(mut self, en: &'static str, zh: &'static str) -> Self {
        self.unchecked = Text { en, zh };
        self
    }

    /// The row with the operation whose page has it.
    #[doc(hidden)]
    pub const fn of(mut self, operation: &'static str) -> Self {
        self.operation = Some(operation);
        self
    }

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

/// What one service documents about a code.
pub type Documentation = fn(&str) -> &'static [DocumentedError];

/// Every documented row of a text as a code of one service.
pub fn documented<C: ServiceErrorCode>(code: &str) -> &'static [DocumentedError] {
    C::parse(code).documented()
}

/// Every documented row of a text as a code, service by service.
pub fn documented_by(
    services: &'static [Documentation],
    code: &str,
) -> impl Iterator<Item = &'static DocumentedError> + use<> {
    // Looked up at once, so that the result does not borrow the code.
    let mut found = Vec::<&'static [DocumentedError]>::new();
    for service in services {
        let rows = service(code);
        // Services of a provider share rows.
        if !found.iter().any(|other| std::ptr::eq(*other, rows)) {
            found.push(rows);
        }
    }
    found.into_iter().flatten()
}

/// What kind of trouble an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// Whether to try again, and why one may think so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// What to do.
    pub advice: Advice,
    /// What the advice rests on.
    pub grounds: Grounds,
}

/// Whether to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Advice {
    /// The same request will fail again.
    Never,
    /// The same request may succeed after something outside it has changed.
    AfterChange,
    /// The same request may succeed after a while.
    Later,
}

/// What an advice rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Grounds {
    /// The document says so.
    Documented,
    /// Clients were seen to do so.
    Observed,
    /// It follows from the code's meaning.
    Inferred,
}
