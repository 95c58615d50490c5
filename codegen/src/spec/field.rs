//! Fields: what a request parameter, a response field and a member of an object have in common.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, Severity, Text, Type};

/// A request parameter, a response field or a member of an object.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// The name in Rust, where the one made from the wire name won't do.
    pub rust: Option<String>,
    /// Where it stands in the message; the protocol's usual place if left out.
    #[serde(rename = "in")]
    pub location: Option<Location>,
    /// What its value is.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether it is always present.
    #[serde(default)]
    pub required: bool,
    /// The value that the service assumes when it is absent.
    pub default: Option<serde_json::Value>,
    /// The page's example.
    pub example: Option<serde_json::Value>,
    /// What it is.
    pub doc: Option<Text>,
    /// The unit of a number, such as `seconds`.
    pub unit: Option<String>,
    /// Whether it is a secret: kept out of every printed form.
    pub sensitive: Option<bool>,
    /// Whether it is the token that makes repeated calls one.
    #[serde(default)]
    pub idempotency_token: bool,
    /// Whether it can be used.
    #[serde(default)]
    pub status: Status,
    /// What its value alone must satisfy.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// Where it stands: name, type, default and example.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// Where a field stands in the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
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

impl Location {
    /// The word that a spec uses.
    pub fn name(self) -> &'static str {
        match self {
            Location::Path => "path",
            Location::Query => "query",
            Location::Form => "form",
            Location::Header => "header",
            Location::Body => "body",
        }
    }
}

/// Whether a field or a value can be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It can.
    #[default]
    Normal,
    /// It can, and something else is better.
    Deprecated,
    /// The service does not offer it.
    Unavailable,
    /// The service sets it; callers should not.
    SetByService,
}

/// What a value alone must satisfy.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The rule's id within the operation; the field and the kind of limit if left out.
    pub id: Option<String>,
    /// What is checked.
    pub check: LimitCheck,
    /// How grave a violation is.
    pub severity: Option<Severity>,
    /// The limit in our own words, where the check does not speak for itself.
    pub doc: Option<Text>,
    /// The error codes that the service would answer.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Where it stands.
    pub source: Option<String>,
}

/// What is checked of a value. For a list, every item is checked, save by `items`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitCheck {
    /// The length of a text.
    Length(Length),
    /// The characters of a text.
    Characters(Characters),
    /// The whole text matches this regular expression.
    Pattern(String),
    /// The text is a time in this format, such as `HH:mmZ`.
    Time(String),
    /// A number lies in this range.
    Range(Range),
    /// A list has this many items.
    Items(Range),
    /// The text is one of the declared values; anything else is suspicious, as lists grow.
    Known,
}

/// The length of a text. Both ends belong to it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// The smallest length.
    pub min: Option<u64>,
    /// The largest length.
    pub max: Option<u64>,
    /// What is counted; characters if left out.
    #[serde(default)]
    pub unit: LengthUnit,
}

/// What the length of a text counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    /// Unicode characters.
    #[default]
    Characters,
    /// Bytes in UTF-8.
    Bytes,
}

/// The characters of a text. Sets are written as in `a-zA-Z0-9_-`, with a hyphen last for itself.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Characters {
    /// The only characters that may occur.
    pub allowed: Option<String>,
    /// The characters that may come first.
    pub first: Option<String>,
    /// The characters that may come last.
    pub last: Option<String>,
    /// The characters that may not occur, each for itself.
    pub forbidden: Option<String>,
    /// Whether only ASCII may occur.
    #[serde(default)]
    pub ascii: bool,
}

/// A range of numbers. Both ends belong to it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The smallest number.
    pub min: Option<i64>,
    /// The largest number.
    pub max: Option<i64>,
}
