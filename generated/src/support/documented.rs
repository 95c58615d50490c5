//! What the documents say about errors, as static data.

/// A row of a document's error table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentedError {
    /// The code, to the letter.
    pub code: &'static str,
    /// The documented HTTP status. Services answer some codes with other statuses too.
    pub http_status: u16,
    /// The documented message, to the letter; empty if the document gives none.
    pub message: &'static str,
    /// What it means and what to do, in this project's words.
    pub description: Text,
    /// What kind of trouble it is.
    pub category: Option<Category>,
    /// Whether to try again.
    pub retry: Option<Retry>,
    /// The operation whose page has the row; none for rows of the service or the provider.
    pub operation: Option<&'static str>,
    /// Where it stands, as `document:line`.
    pub source: Option<&'static str>,
}

impl DocumentedError {
    /// A row with a code, a status and a message.
    #[doc(hidden)]
    pub const fn new(code: &'static str, http_status: u16, message: &'static str) -> Self {
        Self {
            code,
            http_status,
            message,
            description: Text { en: "", zh: "" },
            category: None,
            retry: None,
            operation: None,
            source: None,
        }
    }

    /// The row with its description.
    #[doc(hidden)]
    pub const fn described(mut self, en: &'static str, zh: &'static str) -> Self {
        self.description = Text { en, zh };
        self
    }

    /// The row with its category.
    #[doc(hidden)]
    pub const fn category(mut self, category: Category) -> Self {
        self.category = Some(category);
        self
    }

    /// The row with an advice on trying again.
    #[doc(hidden)]
    pub const fn retry(mut self, advice: Advice, grounds: Grounds) -> Self {
        self.retry = Some(Retry { advice, grounds });
        self
    }

    /// The row with the operation whose page has it.
    #[doc(hidden)]
    pub const fn of(mut self, operation: &'static str) -> Self {
        self.operation = Some(operation);
        self
    }

    /// The row with its place.
    #[doc(hidden)]
    pub const fn from(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }
}

/// A text in two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// In English.
    pub en: &'static str,
    /// In Chinese; empty if there is none.
    pub zh: &'static str,
}

impl Text {
    /// A text in both languages.
    #[doc(hidden)]
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    /// The text in a language, in English if there is none.
    pub fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese if !self.zh.is_empty() => self.zh,
            Language::Chinese | Language::English => self.en,
        }
    }
}

/// A language of descriptions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese.
    Chinese,
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
    /// It follows from the code's meaning.
    Inferred,
}
