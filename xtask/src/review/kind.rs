//! Kinds of findings: what changed for whom, and how grave that is.

use schemars::JsonSchema;
use serde::Serialize;

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// A stable name in kebab-case.
    pub id: &'static str,
    /// What it is about.
    pub direction: Direction,
    /// What it does to the set of requests or answers.
    pub effect: Effect,
    /// What it touches; nothing if it is about descriptions only.
    pub impacts: &'static [Impact],
    /// What it means, as the end of the sentence "this kind is found when …".
    pub meaning: &'static str,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// What callers send.
    Request,
    /// What services answer.
    Response,
    /// Neither: names in Rust and descriptions.
    Neither,
}

/// What a change does to a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Something is no longer in it.
    Narrows,
    /// Something more is in it.
    Widens,
    /// Both.
    Incomparable,
    /// Neither.
    None,
}

/// What a change touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// The public items of the generated crate.
    Rust,
    /// What validators accept, or say about it.
    Requests,
    /// What the decoder accepts, or makes of it.
    Answers,
    /// The bytes that are sent.
    Wire,
}

/// How grave a change is, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Somebody's program stops to work.
    Breaking,
    /// Somebody's program may do something else.
    Risky,
    /// Nobody has to do anything.
    Addition,
    /// Only descriptions change.
    Docs,
}

impl Level {
    /// Every level, the gravest first.
    pub const ALL: [Level; 4] = [Level::Breaking, Level::Risky, Level::Addition, Level::Docs];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Level::Breaking => "breaking",
            Level::Risky => "risky",
            Level::Addition => "addition",
            Level::Docs => "docs",
        }
    }
}

impl Kind {
    /// How grave it is: by the exception for it, else by direction and effect.
    pub fn level(&self) -> Level {
        let exception = EXCEPTIONS.iter().find(|(id, ..)| *id == self.id);
        exception.map_or_else(|| self.usual_level(), |(_, level, _)| *level)
    }

    /// How grave a change of this direction and effect is.
    ///
    /// Callers suffer when less may be sent and when more may be answered.
    pub fn usual_level(&self) -> Level {
        match (self.direction, self.effect) {
            (_, Effect::None) => Level::Docs,
            (_, Effect::Incomparable) => Level::Breaking,
            (Direction::Response, Effect::Widens) => Level::Breaking,
            (Direction::Response, Effect::Narrows) => Level::Addition,
            (_, Effect::Narrows) => Level::Breaking,
            (_, Effect::Widens) => Level::Addition,
        }
    }
}

/// Kinds whose level does not follow from direction and effect, each with the reason.
pub const EXCEPTIONS: &[(&str, Level, &str)] = &[
    (
        "authorization-changed",
        Level::Risky,
        "a caller may lack the permission, which no compiler and no validator sees",
    ),
    (
        "default-changed",
        Level::Risky,
        "the same bytes mean something else",
    ),
    (
        "unit-changed",
        Level::Risky,
        "the same number means another amount",
    ),
    (
        "time-format-changed",
        Level::Risky,
        "the same text means another time, which no compiler and no validator sees",
    ),
    (
        "idempotency-changed",
        Level::Risky,
        "what a repeated call does is another thing, though every request is still accepted",
    ),
    (
        "status-worsened",
        Level::Risky,
        "requests with it are still accepted, and warned about",
    ),
    ("status-improved", Level::Addition, "a warning goes away"),
    (
        "endpoint-added",
        Level::Addition,
        "the crate sends nothing; a host is for the caller to know",
    ),
    (
        "endpoint-removed",
        Level::Risky,
        "the crate sends nothing; a caller that used the host may have to look for another",
    ),
    (
        "endpoint-changed",
        Level::Risky,
        "the crate sends nothing; a caller that used the host may have to look for another",
    ),
    (
        "parameter-became-optional",
        Level::Breaking,
        "more is accepted, and the Rust field and constructor have other types",
    ),
    (
        "response-field-became-required",
        Level::Breaking,
        "more is promised, and the Rust field has another type",
    ),
    (
        "response-value-added",
        Level::Addition,
        "enumerations are open: the value was kept as unrecognized before",
    ),
    (
        "response-value-removed",
        Level::Breaking,
        "the Rust variant goes away",
    ),
    (
        "error-added",
        Level::Addition,
        "the code was kept as undocumented before",
    ),
    (
        "error-removed",
        Level::Breaking,
        "the Rust variant goes away",
    ),
    (
        "error-row-added",
        Level::Addition,
        "one more documented row of a known code",
    ),
    (
        "error-row-removed",
        Level::Risky,
        "a program may have looked for the row",
    ),
    (
        "error-status-changed",
        Level::Risky,
        "a program may decide by the status",
    ),
    (
        "error-message-changed",
        Level::Risky,
        "a program may look for the text",
    ),
    (
        "error-category-changed",
        Level::Risky,
        "a program may decide by the category",
    ),
    (
        "error-retry-changed",
        Level::Risky,
        "a program may repeat a call, or stop to",
    ),
    (
        "error-parameters-changed",
        Level::Risky,
        "a program may ask for a part of the message by its name",
    ),
    (
        "redaction-changed",
        Level::Risky,
        "a program may look for a text that is no longer shown",
    ),
    (
        "error-links-changed",
        Level::Addition,
        "the same is refused and answered; a program learns otherwise why",
    ),
    (
        "rule-renamed",
        Level::Risky,
        "a caller may have changed the rule's severity by its old id",
    ),
    (
        "rule-codes-changed",
        Level::Addition,
        "the same requests are refused, with other codes named",
    ),
    ("warning-added", Level::Addition, "nothing more is refused"),
    (
        "warning-removed",
        Level::Addition,
        "nothing more is refused",
    ),
    (
        "warning-changed",
        Level::Addition,
        "nothing more is refused",
    ),
];
