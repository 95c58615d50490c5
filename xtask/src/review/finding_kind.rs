//! Kinds of findings: what changed for whom, and how severe it is.

use schemars::JsonSchema;
use serde::Serialize;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct FindingKind {
    /// A stable name in kebab-case.
    pub id: &'static str,
    /// What it is about.
    pub direction: Direction,
    /// What it does to the set of requests or responses.
    pub effect: Effect,
    /// What it affects; empty if it affects docs only.
    pub impacts: &'static [Impact],
    /// What it means, as the end of the sentence "this kind is reported when …".
    pub meaning: &'static str,
    /// Its level, if that does not follow from direction and effect.
    pub exception: Option<Level>,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Requests, which callers send.
    Request,
    /// Responses, which services return.
    Response,
    /// Neither: names in Rust and docs.
    Neither,
}

/// What a change does to a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The set becomes smaller.
    Narrows,
    /// The set becomes larger.
    Widens,
    /// Some elements are added and others removed.
    Incomparable,
    /// The set stays the same.
    None,
}

/// What a change affects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// The public items of the generated crate.
    Rust,
    /// Which requests validators accept, and the violations that they report.
    Requests,
    /// Which responses the decoder accepts, and the values that it returns.
    Responses,
    /// The bytes that are sent.
    Wire,
}

/// The severity of a change, the most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A program stops compiling or working.
    Breaking,
    /// A program may behave differently.
    Risky,
    /// Programs are not affected.
    Addition,
    /// Only docs change.
    Docs,
}

impl Level {
    /// Every level, the most severe first.
    pub const ALL: [Level; 4] = [Level::Breaking, Level::Risky, Level::Addition, Level::Docs];

    /// The name in output.
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
    /// The level: by exception, else by direction and effect.
    pub fn level(&self) -> Level {
        self.exception.unwrap_or_else(|| self.usual_level())
    }

    /// The level of a change with this direction and effect.
    ///
    /// Programs break when fewer requests are accepted and when more responses are possible.
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
