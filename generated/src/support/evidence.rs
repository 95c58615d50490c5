//! What a description rests on: documents, examples, changes, contradictions.

use super::text::Text;

/// What a caller must be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The permission.
    pub action: &'static str,
    /// The level of access.
    pub access: Access,
    /// What it can be granted for: kinds and patterns; everything if empty.
    pub resources: &'static [(&'static str, &'static str)],
    /// Condition keys that a policy may test.
    pub condition_keys: &'static [&'static str],
    /// Other permissions that the caller needs.
    pub dependent_actions: &'static [&'static str],
    /// The source, as `document:line`.
    pub source: Option<&'static str>,
}

/// A level of access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Changes something.
    Write,
    /// Reads something.
    Read,
    /// Lists things.
    List,
}

/// A document that facts are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// How sources name it.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What kind of evidence it gives.
    pub kind: DocumentKind,
    /// Its language, as a BCP 47 tag.
    pub language: &'static str,
    /// Who published it.
    pub publisher: &'static str,
    /// The day it was published, updated or saved, as `YYYY-MM-DD`, if known.
    pub date: Option<&'static str>,
}

/// What kind of evidence a document gives. Pages come first, witnesses second, notes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// A record of what services were seen to do.
    Observed,
    /// A documentation page of the vendor.
    Page,
    /// The vendor's own machine-readable metadata.
    Witness,
    /// Facts at second hand.
    Notes,
}

/// A request or an answer that a document shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// A name of its own within the operation.
    pub name: &'static str,
    /// What it shows; empty if the name says it.
    pub description: Text,
    /// The request or the answer.
    pub shows: Shown,
    /// The source, as `document:line`.
    pub source: Option<&'static str>,
}

impl Example {
    /// An example with its name.
    #[doc(hidden)]
    pub const fn new(name: &'static str, shows: Shown) -> Self {
        Self { name, description: Text::new("", ""), shows, source: None }
    }

    /// The example with its description.
    #[doc(hidden)]
    pub const fn described(mut self, en: &'static str, zh: &'static str) -> Self {
        self.description = Text::new(en, zh);
        self
    }

    /// The example with its place.
    #[doc(hidden)]
    pub const fn from(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }
}

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A request: its parameters by wire name, as one JSON object.
    Request(&'static str),
    /// An answer of success: HTTP status and body.
    Success(u16, &'static str),
    /// An answer of failure: HTTP status and body.
    Failure(u16, &'static str),
}

/// Claims that contradict each other, and what became of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dispute {
    /// A stable id within the operation or the service.
    pub id: &'static str,
    /// What it is about.
    pub about: &'static [About],
    /// What is claimed, and where.
    pub claims: &'static [Claim],
    /// What this crate does.
    pub decision: Text,
    /// Why.
    pub reason: Text,
}

impl Dispute {
    /// A dispute with what it is about and what is claimed.
    #[doc(hidden)]
    pub const fn new(id: &'static str, about: &'static [About], claims: &'static [Claim]) -> Self {
        Self { id, about, claims, decision: Text::new("", ""), reason: Text::new("", "") }
    }

    /// The dispute with the decision.
    #[doc(hidden)]
    pub const fn decided(mut self, en: &'static str, zh: &'static str) -> Self {
        self.decision = Text::new(en, zh);
        self
    }

    /// The dispute with the reason.
    #[doc(hidden)]
    pub const fn because(mut self, en: &'static str, zh: &'static str) -> Self {
        self.reason = Text::new(en, zh);
        self
    }
}

/// What a dispute is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum About {
    /// The operation or the service as a whole.
    Operation,
    /// A parameter, by its wire name.
    Parameter(&'static str),
    /// A field of the answer, by its wire name; `a/b` for a field within a field.
    ResponseField(&'static str),
    /// A type, by its name.
    Type(&'static str),
    /// An error code.
    Error(&'static str),
    /// A rule, by its id.
    Rule(&'static str),
    /// A precondition, by its id.
    Precondition(&'static str),
    /// A quota, by its id.
    Quota(&'static str),
    /// An example, by its name.
    Example(&'static str),
    /// The hosts of the service.
    Endpoints,
}

/// What is claimed, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The claim, to the letter or in short.
    pub says: &'static str,
    /// The source, as `document:line`.
    pub source: &'static str,
}

/// An entry of a document's own table of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day, as `YYYY-MM-DD`.
    pub date: &'static str,
    /// What changed.
    pub description: Text,
    /// The source, as `document:line`.
    pub source: Option<&'static str>,
}

/// What a document says and this crate leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The name, value or code, to the letter.
    pub what: &'static str,
    /// Why it is left out.
    pub reason: &'static str,
    /// The source, as `document:line`.
    pub source: &'static str,
}
