//! Text → spanned tree: every key and value of a JSON file with its place.

use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// A spec file as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path that messages show, such as `specs/aliyun/rds/service.json`.
    pub path: String,
    /// The path within the specs folder, such as `aliyun/rds/service.json`, with `/` on every system.
    pub name: String,
    /// The text.
    pub text: String,
}

/// A range of bytes in a source.
pub type Span = Range<usize>;

/// A JSON value with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where the value stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// A JSON value. Objects keep their order and their duplicates.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number as it is written.
    Number(String),
    /// A string without its quotes and escapes.
    String(String),
    /// `[…]`
    Array(Vec<Node>),
    /// `{…}`
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The key.
    pub key: String,
    /// Where the key stands, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The tree of a text that has none.
    pub(crate) fn nothing() -> Self {
        Self {
            span: 0..0,
            value: Value::Null,
        }
    }

    /// What a person would call this kind of value.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "`null`",
            Value::Boolean => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// The member of an object by its key, or the item of an array by its index.
    pub fn child(&self, step: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(members) => members
                .iter()
                .find(|member| member.key == step)
                .map(|member| &member.value),
            Value::Array(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        }
    }
}

/// Why a text is not JSON, and where.
#[derive(Debug)]
pub struct SyntaxError {
    /// What is wrong.
    pub what: String,
    /// Where.
    pub span: Span,
}

/// The tree of a text, or the first place where it is not strict JSON.
pub fn tree(text: &str) -> Result<Node, SyntaxError> {
    // serde_json is the judge of strictness, and bounds the nesting.
    serde_json::from_str::<serde_json::Value>(text).map_err(|error| syntax_error(text, &error))?;
    let parsed =
        parse_to_ast(text, &CollectOptions::default(), &strict()).map_err(|error| SyntaxError {
            what: error.kind().to_string(),
            span: error.range().start..error.range().end,
        })?;
    parsed.value.as_ref().map(node).ok_or(SyntaxError {
        what: "the file is empty".into(),
        span: 0..0,
    })
}

fn syntax_error(text: &str, error: &serde_json::Error) -> SyntaxError {
    let message = error.to_string();
    let what = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(what, _)| what)
        .to_owned();
    let line_start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let mut start = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let end = text[start..]
        .chars()
        .next()
        .map_or(start, |character| start + character.len_utf8());
    SyntaxError {
        what,
        span: start..end,
    }
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn node(value: &ast::Value<'_>) -> Node {
    let range = value.range();
    Node {
        span: range.start..range.end,
        value: match value {
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::BooleanLit(_) => Value::Boolean,
            ast::Value::NumberLit(number) => Value::Number(number.value.to_owned()),
            ast::Value::StringLit(string) => Value::String(string.value.to_string()),
            ast::Value::Array(array) => Value::Array(array.elements.iter().map(node).collect()),
            ast::Value::Object(object) => {
                Value::Object(object.properties.iter().map(member).collect())
            }
        },
    }
}

fn member(property: &ast::ObjectProp<'_>) -> Member {
    let range = property.name.range();
    Member {
        key: property.name.as_str().to_owned(),
        key_span: range.start..range.end,
        value: node(&property.value),
    }
}
