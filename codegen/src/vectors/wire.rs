//! Values of examples as the wire has them; written here once more, apart from the runtime that is tested.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Number, Value};

use crate::model::{Kind, ListEncoding, MapEncoding, Types};

/// All that a segment of a path may not have as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A text as a segment of a path.
pub(super) fn segment(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Names and values as a query or a form: `a=b&c=d`.
pub(super) fn query(pairs: &[(String, String)]) -> String {
    let pairs = pairs.iter();
    let pairs = pairs.map(|(name, value)| format!("{}={}", segment(name), segment(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// How the keys of maps stand in names.
#[derive(Clone, Copy)]
pub(super) enum Keys {
    /// `key`
    Bare,
    /// `#3#key`
    Counted,
}

impl Keys {
    /// How they stand in the names of what is within.
    fn within(self, kind: &Kind) -> Self {
        match kind {
            Kind::List { encoding: ListEncoding::Flat, .. }
            | Kind::Map { encoding: MapEncoding::Flat, .. } => Self::Counted,
            _ => self,
        }
    }
}

/// A parameter as names and values: a name for each scalar in it.
pub(super) fn parameter(
    types: &Types,
    name: &str,
    value: &Value,
    kind: &Kind,
    keys: Keys,
    out: &mut Vec<(String, String)>,
) {
    let keys = keys.within(kind);
    match (kind, member(types, value, kind)) {
        (Kind::List { of, encoding, item }, Value::Array(items)) => match encoding {
            ListEncoding::Repeated => {
                let texts = items.iter().map(|item| text(types, item, of));
                out.extend(texts.map(|text| (name.to_owned(), text)));
            }
            ListEncoding::Json => out.push((name.to_owned(), Value::Array(items).to_string())),
            // A list with a separator is one text by now, unless it is within another list.
            _ => {
                let wrapper = item.as_ref().filter(|_| *encoding == ListEncoding::Wrapped);
                let wrapper = wrapper.map(|item| format!(".{item}")).unwrap_or_default();
                for (index, item) in items.iter().enumerate() {
                    // The vendors count from one.
                    let name = format!("{name}{wrapper}.{}", index + 1);
                    parameter(types, &name, item, of, keys, out);
                }
            }
        },
        (Kind::Named(id), Value::Object(members)) => {
            for field in types[id].shape.fields() {
                if let Some(member) = members.get(&field.wire) {
                    let name = format!("{name}.{}", field.wire);
                    parameter(types, &name, member, &field.kind, keys, out);
                }
            }
        }
        (Kind::Map { of, .. }, Value::Object(members)) => {
            for (key, member) in &members {
                let name = match keys {
                    // Keys may have dots in them: the length, in bytes, tells where they end.
                    Keys::Counted => format!("{name}.#{}#{key}", key.len()),
                    Keys::Bare => format!("{name}.{key}"),
                };
                parameter(types, &name, member, of, keys, out);
            }
        }
        (kind, value) => out.push((name.to_owned(), bare(kind, value))),
    }
}

/// A value that stands alone, as text.
pub(super) fn text(types: &Types, value: &Value, kind: &Kind) -> String {
    bare(kind, member(types, value, kind))
}

/// A text without its quotes; as any JSON it keeps them, or `"1"` would be a number.
fn bare(kind: &Kind, value: Value) -> String {
    match (kind, value) {
        (Kind::Any, value) => value.to_string(),
        (_, Value::String(text)) => text,
        (_, other) => other.to_string(),
    }
}

/// A value as member of a JSON object: lists in one text and JSON in a text are texts.
pub(super) fn member(types: &Types, value: &Value, kind: &Kind) -> Value {
    match kind {
        // What is written already.
        Kind::Json(_) | Kind::List { .. } if value.is_string() => value.clone(),
        Kind::Json(of) => Value::String(json(types, value, of).to_string()),
        Kind::List { of, encoding, .. } => match encoding.separator() {
            Some(separator) => {
                let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
                let texts = items.iter().map(|item| text(types, item, of));
                Value::String(texts.collect::<Vec<_>>().join(&separator.to_string()))
            }
            None => json(types, value, kind),
        },
        _ => json(types, value, kind),
    }
}

/// A value as JSON: known values in their first spelling, members in the order of their type.
fn json(types: &Types, value: &Value, kind: &Kind) -> Value {
    match (kind, value) {
        (Kind::Named(_), Value::String(text)) => Value::String(canonical(types, kind, text)),
        (Kind::Named(id), Value::Object(members)) => {
            let fields = types[id].shape.fields().iter();
            let ordered = fields.filter_map(|field| {
                let member = member(types, members.get(&field.wire)?, &field.kind);
                Some((field.wire.clone(), member))
            });
            Value::Object(ordered.collect())
        }
        (Kind::List { of, .. }, Value::Array(items)) => {
            items.iter().map(|item| json(types, item, of)).collect()
        }
        (Kind::Map { of, .. }, Value::Object(members)) => {
            let mut ordered = members.iter().collect::<Vec<_>>();
            ordered.sort_by_key(|(key, _)| *key);
            let ordered = ordered.into_iter();
            let written = ordered.map(|(key, member)| (key.clone(), json(types, member, of)));
            Value::Object(written.collect())
        }
        (Kind::Float | Kind::Double, Value::Number(number)) => {
            let number = number.as_f64().and_then(Number::from_f64);
            number.map_or(Value::Null, Value::Number)
        }
        (_, value) => value.clone(),
    }
}

/// The first spelling of a known value.
fn canonical(types: &Types, kind: &Kind, text: &str) -> String {
    let variant = types.variant(kind, text);
    variant.map_or(text, |variant| &variant.wire).to_owned()
}
