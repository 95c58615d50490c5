//! Fields: request parameters, response fields and fields of objects.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, Severity, Text, Type};

/// A request parameter, a response field or a field of an object.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name of a parameter in `shared_parameters` of the service or the provider; the field has its members,
    /// unless it has its own.
    pub like: Option<String>,
    /// The wire name.
    pub name: String,
    /// The name in Rust, if the name derived from the wire name is not suitable.
    pub rust: Option<String>,
    /// Where the field is in the message; by default, the usual location of the protocol.
    #[serde(rename = "in")]
    pub location: Option<Location>,
    /// The type of the value.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether the field is always present.
    #[serde(default)]
    pub required: bool,
    /// The value that the service assumes when the field is absent.
    pub default: Option<serde_json::Value>,
    /// The documented example.
    pub example: Option<serde_json::Value>,
    /// What the field is for.
    pub doc: Option<Text>,
    /// The unit of a number, such as `seconds`.
    pub unit: Option<String>,
    /// Whether the value is a secret that must not be printed or logged.
    pub sensitive: Option<bool>,
    /// Whether the parameter is the idempotency token of the request.
    #[serde(default)]
    pub idempotency_token: bool,
    /// Whether the field can be used.
    #[serde(default)]
    pub status: Status,
    /// Limits of the value, independent of other fields.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// The location of name, type, default and example in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// Where a field is in the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// In the path, as a placeholder.
    Path,
    /// In the query string.
    Query,
    /// In the form body.
    Form,
    /// In a header.
    Header,
    /// In the JSON body, or in the response.
    Body,
    /// In the host: labels before the host of the service, as in `bucket.store.example`.
    Host,
    /// The whole body: JSON of the field's type, which has no name there.
    Payload,
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
            Location::Host => "host",
            Location::Payload => "payload",
        }
    }
}

/// Whether a field or a value can be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In regular use.
    #[default]
    Normal,
    /// Deprecated: usable, but there is a better alternative.
    Deprecated,
    /// Not offered by the service.
    Unavailable,
    /// Set by the service; callers should not set it.
    SetByService,
}

/// A limit of a value, independent of other fields.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The id of the rule within the operation; by default, the field and the kind of limit.
    pub id: Option<String>,
    /// What is checked, such as `length`.
    pub check: LimitCheck,
    /// The severity of a violation; by default, a warning for `known` and `values`, else an error.
    pub severity: Option<Severity>,
    /// The limit in your own words, if the check does not explain itself.
    pub doc: Option<Text>,
    /// The error codes with which the service responds to a violation.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The location in the document.
    pub source: Option<String>,
}

impl Limit {
    /// How severe a violation is: as the limit says, else as is usual.
    pub fn stated_severity(&self) -> Severity {
        // Vendors add values to their services before they document them.
        let usual = match self.check {
            LimitCheck::Known | LimitCheck::Values(_) => Severity::Warning,
            LimitCheck::Length(_)
            | LimitCheck::Characters(_)
            | LimitCheck::Pattern(_)
            | LimitCheck::Time(_)
            | LimitCheck::Range(_)
            | LimitCheck::Items(_) => Severity::Error,
        };
        self.severity.unwrap_or(usual)
    }
}

/// The check of a value. In a list, each item is checked, except by `items`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitCheck {
    /// The length of a text.
    Length(Length),
    /// The characters of a text.
    Characters(Characters),
    /// The whole text must match this regular expression.
    Pattern(String),
    /// The text must be a time in this format, such as `HH:mmZ`.
    Time(String),
    /// The number must be in this range.
    Range(Range),
    /// The number of items of a list.
    Items(Range),
    /// The text should be one of the declared values; other values cause a warning, since lists grow.
    Known,
    /// The whole number should be one of these; other values cause a warning, since lists grow.
    Values(Vec<i64>),
}

/// The length of a text. Both ends are inclusive.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// The smallest length.
    pub min: Option<u64>,
    /// The largest length.
    pub max: Option<u64>,
    /// What is counted; characters by default.
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

/// The characters of a text. Sets are written as in `a-zA-Z0-9_-`; a literal hyphen comes last.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Characters {
    /// The allowed characters.
    pub allowed: Option<String>,
    /// The characters that are allowed at the start.
    pub first: Option<String>,
    /// The characters that are allowed at the end.
    pub last: Option<String>,
    /// The forbidden characters, without ranges.
    pub forbidden: Option<String>,
    /// Whether only ASCII characters are allowed.
    #[serde(default)]
    pub ascii: bool,
}

/// A range of numbers. Both ends are inclusive.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The smallest number.
    pub min: Option<i64>,
    /// The largest number.
    pub max: Option<i64>,
}
