//! Values in specs: JSON checked against a kind, and its wire form.

use serde_json::Value;

use super::types::TypeTable;
use crate::model::{Kind, Shape, Structure};

/// Why a value does not match a kind.
#[derive(Debug)]
pub(super) struct Mismatch {
    /// What was expected, without its article.
    pub(super) expected: String,
}

impl Mismatch {
    fn new(expected: impl Into<String>) -> Self {
        Self { expected: expected.into() }
    }

    /// What was expected, with its article.
    pub(super) fn with_article(&self) -> String {
        // Only `array` and `object` start with a vowel.
        if self.expected.starts_with(['a', 'o']) {
            format!("an {}", self.expected)
        } else {
            format!("a {}", self.expected)
        }
    }
}

/// The text of a value on the wire, if it matches the kind.
///
/// Any object matches a recursive type that is still being read.
pub(super) fn in_wire_form(
    value: &Value,
    kind: &Kind,
    types: &TypeTable,
) -> Result<String, Mismatch> {
    let is = |expected: &str, holds: bool| {
        if holds { Ok(value.to_string()) } else { Err(Mismatch::new(expected)) }
    };
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp(_) => text(value),
        Kind::Boolean => is("boolean", value.is_boolean()),
        Kind::Int32 => {
            let number = value.as_i64().map(i32::try_from);
            is("32-bit integer", matches!(number, Some(Ok(_))))
        }
        Kind::Int64 => is("64-bit integer", value.as_i64().is_some()),
        Kind::Float => {
            // JSON numbers have double precision; one that is too large for single precision becomes infinite.
            let number = value.as_f64().map(|number| number as f32);
            is("single-precision number", number.is_some_and(f32::is_finite))
        }
        Kind::Double => is("number", value.is_number()),
        Kind::Any => Ok(value.to_string()),
        Kind::Named(id) => match &types.arena[id].shape {
            Shape::Enumeration(_) => text(value),
            Shape::Structure(structure) => {
                let members = value.as_object().ok_or_else(|| Mismatch::new("object"))?;
                if types.is_read(id) {
                    fields(members, structure, types)?;
                }
                Ok(value.to_string())
            }
        },
        Kind::Json(of) => {
            in_wire_form(value, of, types)?;
            Ok(value.to_string())
        }
        Kind::Map { of, .. } => {
            let members = value.as_object().ok_or_else(|| Mismatch::new("object"))?;
            for member in members.values() {
                in_wire_form(member, of, types)?;
            }
            Ok(value.to_string())
        }
        Kind::List { of, encoding, .. } => {
            let items = value.as_array().ok_or_else(|| Mismatch::new("array"))?;
            let items = items.iter().map(|item| in_wire_form(item, of, types));
            let texts = items.collect::<Result<Vec<_>, _>>()?;
            Ok(match encoding.separator() {
                Some(separator) => texts.join(&separator.to_string()),
                None => value.to_string(),
            })
        }
    }
}

/// Checks that every member is a field of the right kind, and that required fields are present.
fn fields(
    members: &serde_json::Map<String, Value>,
    structure: &Structure,
    types: &TypeTable,
) -> Result<(), Mismatch> {
    for (name, value) in members {
        let Some(field) = structure.fields.iter().find(|field| field.wire == *name) else {
            return Err(Mismatch::new(format!("object without `{name}`")));
        };
        in_wire_form(value, &field.kind, types).map_err(|mismatch| {
            let inner = mismatch.with_article();
            Mismatch::new(format!("object with {inner} as `{name}`"))
        })?;
    }
    let mut required = structure.required();
    match required.find(|field| !members.contains_key(&field.wire)) {
        Some(field) => Err(Mismatch::new(format!("object with `{}`", field.wire))),
        None => Ok(()),
    }
}

fn text(value: &Value) -> Result<String, Mismatch> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| Mismatch::new("string"))
}
