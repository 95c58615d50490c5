//! Text → spanned tree: every key and value of a JSON file with its location.

mod fault;
pub mod pointer;

use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

pub use fault::SyntaxError;

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

/// A JSON value with its location.
#[derive(Clone, Debug)]
pub struct Node {
    /// The location of the value.
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
    Boolean(bool),
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
    /// The location of the key, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The tree of a text that can't be parsed.
    pub(crate) fn nothing() -> Self {
        Self { span: 0..0, value: Value::Null }
    }

    /// The value without its location. Of members with the same key, the last one counts.
    pub fn json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Boolean(value) => (*value).into(),
            Value::Number(text) => {
                let number = text.parse::<serde_json::Number>();
                serde_json::Value::Number(number.expect("the text was read as JSON"))
            }
            Value::String(text) => text.as_str().into(),
            Value::Array(items) => items.iter().map(Self::json).collect(),
            Value::Object(members) => {
                let members = members.iter();
                members.map(|member| (member.key.clone(), member.value.json())).collect()
            }
        }
    }

    /// The kind of value, as messages call it.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "`null`",
            Value::Boolean(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// The items of an array, or none.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The text, if it is a string.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The member of an object by its key, or the item of an array by its index.
    pub fn child(&self, step: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(members) => {
                members.iter().find(|member| member.key == step).map(|member| &member.value)
            }
            Value::Array(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        }
    }
}

/// The text of a file; bytes that are not UTF-8 become U+FFFD, which is reported as an error later.
pub fn text(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

/// The tree of a spec's text, or its syntax errors.
pub(crate) fn spec_tree(text: &str) -> Result<Node, Vec<SyntaxError>> {
    let faults = fault::before_reading(text);
    if faults.is_empty() { tree(text).map_err(|error| vec![error]) } else { Err(faults) }
}

/// The tree of a text, or the first location where it is not strict JSON.
pub fn tree(text: &str) -> Result<Node, SyntaxError> {
    // serde_json checks strictness and limits the nesting.
    serde_json::from_str::<serde_json::Value>(text)
        .map_err(|error| fault::of_json(text, &error))?;
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict());
    let parsed = parsed.map_err(|error| {
        let span = error.range().start..error.range().end;
        fault::of_parser(error.kind().to_string(), span)
    })?;
    // serde_json has refused texts without a value.
    Ok(parsed.value.as_ref().map_or_else(Node::nothing, node))
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
            ast::Value::BooleanLit(literal) => Value::Boolean(literal.value),
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
