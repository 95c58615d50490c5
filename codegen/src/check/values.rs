//! Values in specs: JSON held against a kind, and its wire form.

use serde_json::Value;

use crate::model::{Kind, ListEncoding};

/// Why a value is not of a kind.
#[derive(Debug)]
pub(super) struct Mismatch {
    /// What was expected, without its article.
    pub(super) expected: &'static str,
}

impl Mismatch {
    /// What was expected, with its article.
    pub(super) fn with_article(&self) -> String {
        match self.expected.starts_with(['a', 'o']) {
            true => format!("an {}", self.expected),
            false => format!("a {}", self.expected),
        }
    }
}

/// The text of a value on the wire, if it is of the kind.
pub(super) fn in_wire_form(value: &Value, kind: &Kind) -> Result<String, Mismatch> {
    let is = |expected: &'static str, holds: bool| {
        if holds {
            Ok(value.to_string())
        } else {
            Err(Mismatch { expected })
        }
    };
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp(_) => text(value),
        Kind::Boolean => is("boolean", value.is_boolean()),
        Kind::Int32 => is(
            "whole number of 32 bits",
            value
                .as_i64()
                .is_some_and(|number| i32::try_from(number).is_ok()),
        ),
        Kind::Int64 => is("whole number of 64 bits", value.as_i64().is_some()),
        Kind::Float | Kind::Double => is("number", value.is_number()),
        Kind::Any => Ok(value.to_string()),
        Kind::Named(_) => match value {
            Value::Object(_) => Ok(value.to_string()),
            _ => text(value),
        },
        Kind::Json(of) => {
            in_wire_form(value, of)?;
            Ok(value.to_string())
        }
        Kind::Map(of) => {
            let Value::Object(members) = value else {
                return Err(Mismatch { expected: "object" });
            };
            for member in members.values() {
                in_wire_form(member, of)?;
            }
            Ok(value.to_string())
        }
        Kind::List { of, encoding, .. } => {
            let Value::Array(items) = value else {
                return Err(Mismatch { expected: "array" });
            };
            let texts = items
                .iter()
                .map(|item| in_wire_form(item, of))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(match encoding {
                ListEncoding::Comma => texts.join(","),
                ListEncoding::Space => texts.join(" "),
                ListEncoding::Pipe => texts.join("|"),
                _ => value.to_string(),
            })
        }
    }
}

fn text(value: &Value) -> Result<String, Mismatch> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or(Mismatch { expected: "string" })
}
