//! Texts and JSON of examples and defaults → values of a type, or nothing if they don't fit.

use std::collections::BTreeMap;
use std::sync::Arc;

use apispec_codegen::source::{self, Node, Value};

use crate::json::Json;

/// What a type looks like as JSON.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A text, of an enumeration too.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A 32-bit integer.
    Int32,
    /// A 64-bit integer.
    Int64,
    /// Any number.
    Number,
    /// Any JSON.
    Any,
    /// A list.
    List(Box<Kind>),
    /// A map.
    Map(Box<Kind>),
    /// An object with these fields; a shared type has them once.
    Object(Arc<BTreeMap<String, Kind>>),
}

/// The value that the metadata writes for a type, mostly as a text.
pub(super) fn value(node: &Node, kind: &Kind) -> Option<Json> {
    match (&node.value, kind) {
        (Value::String(text), _) => of_text(text, kind),
        (Value::Array(items), Kind::List(of)) => {
            let items = items.iter().map(|item| value(item, of));
            Some(Json::List(items.collect::<Option<_>>()?))
        }
        (Value::Object(members), Kind::Map(of)) => {
            let members = members.iter();
            let members = members.map(|it| Some((it.key.clone(), value(&it.value, of)?)));
            Some(Json::Object(members.collect::<Option<_>>()?))
        }
        (Value::Object(members), Kind::Object(fields)) => {
            let members = members.iter().map(|member| {
                let kind = fields.get(&member.key)?;
                Some((member.key.clone(), value(&member.value, kind)?))
            });
            Some(Json::Object(members.collect::<Option<_>>()?))
        }
        (Value::Boolean(_) | Value::Number(_), _) => of_text(&word(node)?, kind),
        (Value::Null, _) => None,
        (Value::Array(_) | Value::Object(_), Kind::Any) => Some(Json::from(node)),
        (Value::Array(_) | Value::Object(_), _) => None,
    }
}

fn of_text(text: &str, kind: &Kind) -> Option<Json> {
    let trimmed = text.trim();
    match kind {
        Kind::Text => Some(Json::text(text)),
        Kind::Boolean => {
            let lower = trimmed.to_lowercase();
            ["true", "false"].contains(&lower.as_str()).then_some(Json::Word(lower))
        }
        Kind::Int32 => trimmed.parse::<i32>().ok().map(Json::number),
        Kind::Int64 => trimmed.parse::<i64>().ok().map(Json::number),
        Kind::Number => {
            let is_number = serde_json::from_str::<serde_json::Number>(trimmed).is_ok();
            is_number.then(|| Json::Word(trimmed.to_owned()))
        }
        Kind::Any => match source::tree(text) {
            Ok(tree) if !matches!(tree.value, Value::Null) => Some(Json::from(&tree)),
            _ => Some(Json::text(text)),
        },
        Kind::List(_) | Kind::Map(_) | Kind::Object(_) => {
            let tree = source::tree(text).ok()?;
            let is_nested = matches!(tree.value, Value::Array(_) | Value::Object(_));
            is_nested.then(|| value(&tree, kind))?
        }
    }
}

/// A boolean or a number, as written.
fn word(node: &Node) -> Option<String> {
    match &node.value {
        Value::Boolean(value) => Some(value.to_string()),
        Value::Number(number) => Some(number.clone()),
        _ => None,
    }
}

/// How a response is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Xml,
}

impl Form {
    /// Why a response is not of a type, as far as readers are strict: they take the text of a number for the number,
    /// and a single item for a list of one.
    pub(super) fn misfit(
        self,
        node: &serde_json::Value,
        kind: &Kind,
        path: &str,
    ) -> Option<String> {
        use serde_json::Value;
        let wrong = |expected: &str| Some(format!("`{path}` is not {expected}"));
        match (kind, node) {
            (Kind::Any, _) | (_, Value::Null) => None,
            (Kind::Object(fields), Value::Object(members)) => {
                let members = members.iter().filter_map(|(key, member)| {
                    self.misfit(member, fields.get(key)?, &format!("{path}/{key}"))
                });
                members.into_iter().next()
            }
            (Kind::Map(of), Value::Object(members)) => {
                let mut members = members.iter();
                members.find_map(|(key, member)| self.misfit(member, of, &format!("{path}/{key}")))
            }
            (Kind::List(of), Value::Array(items)) => {
                items.iter().find_map(|item| self.misfit(item, of, path))
            }
            // A list of one, or items in a wrapper.
            (Kind::List(_), Value::Object(_)) => None,
            // An empty element of XML.
            (Kind::List(_) | Kind::Map(_) | Kind::Object(_), Value::String(text))
                if text.trim().is_empty() =>
            {
                None
            }
            (Kind::List(of), Value::String(_)) if matches!(**of, Kind::Text) => None,
            // A list that leaves its name out.
            (Kind::Object(fields), Value::String(_)) if fields.len() == 1 && self == Form::Xml => {
                let mut fields = fields.values();
                fields.find_map(|field| match field {
                    Kind::List(of) if matches!(**of, Kind::Text) => None,
                    _ => wrong("an object"),
                })
            }
            (Kind::Object(_) | Kind::Map(_), _) => wrong("an object"),
            (Kind::List(_), _) => wrong("a list"),
            (_, Value::Array(_) | Value::Object(_)) => wrong("a scalar"),
            (kind, scalar) => {
                let text = scalar.as_str().map_or_else(|| scalar.to_string(), str::to_owned);
                let is_blank = text.trim().is_empty();
                if is_blank || of_text(&text, kind).is_some() {
                    return None;
                }
                match kind {
                    Kind::Boolean => wrong("a boolean"),
                    Kind::Number => wrong("a number"),
                    _ => wrong("a whole number"),
                }
            }
        }
    }
}
