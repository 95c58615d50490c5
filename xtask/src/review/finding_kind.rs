//! Kinds of findings: what changed for whom, and how grave that is.

use schemars::JsonSchema;
use serde::Serialize;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct FindingKind {
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
    /// Its level, if that does not follow from direction and effect.
    pub exception: Option<Level>,
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

impl FindingKind {
    /// How grave it is: by the exception for it, else by direction and effect.
    pub fn level(&self) -> Level {
        self.exception.unwrap_or_else(|| self.usual_level())
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
