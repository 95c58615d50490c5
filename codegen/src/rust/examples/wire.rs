//! Values of examples as the wire has them; written here once more, apart from the runtime that is tested.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Number, Value};

use super::Scope;
use crate::model::{Kind, ListEncoding, MapEncoding, Shape};

/// All that a segment of a path may not have as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A text as a segment of a path.
pub(super) fn segment(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Names and values as a query or a form: `a=b&c=d`.
pub(super) fn query(pairs: &[(String, String)]) -> String {
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", segment(name), segment(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// How the keys of maps stand in names.
#[derive(Clone, Copy)]
enum Keys {
    /// `key`
    Bare,
    /// `#3#key`
    Counted,
}

impl Keys {
    /// How they stand in the names of what is within.
    fn within(self, kind: &Kind) -> Self {
        match kind {
            Kind::List {
                encoding: ListEncoding::Flat,
                ..
            }
            | Kind::Map {
                encoding: MapEncoding::Flat,
                ..
            } => Self::Counted,
            _ => self,
        }
    }
}

impl<'a> Scope<'a> {
    /// A parameter as names and values.
    pub(super) fn parameter(
        &self,
        name: &str,
        value: &Value,
        kind: &'a Kind,
        out: &mut Vec<(String, String)>,
    ) {
        match (kind, value) {
            (Kind::List { of, encoding, .. }, Value::Array(items)) => match encoding {
                ListEncoding::Indexed | ListEncoding::Flat => {
                    self.indexed(name, value, kind, Keys::Bare, out);
                }
                ListEncoding::Repeated => {
                    let texts = items.iter().map(|item| self.text(item, of));
                    out.extend(texts.map(|text| (name.to_owned(), text)));
                }
                ListEncoding::Comma
                | ListEncoding::Space
                | ListEncoding::Pipe
                | ListEncoding::Json => out.push((name.to_owned(), self.text(value, kind))),
            },
            (Kind::Any, value) => out.push((name.to_owned(), value.to_string())),
            _ => self.indexed(name, value, kind, Keys::Bare, out),
        }
    }

    /// A value with a name for each scalar in it.
    fn indexed(
        &self,
        name: &str,
        value: &Value,
        kind: &'a Kind,
        keys: Keys,
        out: &mut Vec<(String, String)>,
    ) {
        let keys = keys.within(kind);
        match (kind, self.member(value, kind)) {
            (
                Kind::List {
                    encoding: ListEncoding::Repeated,
                    ..
                },
                Value::Array(_),
            ) => self.parameter(name, value, kind, out),
            (Kind::List { of, .. }, Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.indexed(&format!("{name}.{}", index + 1), item, of, keys, out);
                }
            }
            (Kind::Named(_) | Kind::Map { .. }, Value::Object(members)) => {
                for (key, member) in &members {
                    let name = match (kind, keys) {
                        (Kind::Map { .. }, Keys::Counted) => format!("{name}.#{}#{key}", key.len()),
                        _ => format!("{name}.{key}"),
                    };
                    self.indexed(&name, member, self.kind_of(kind, key), keys, out);
                }
            }
            (Kind::Any, value) => out.push((name.to_owned(), value.to_string())),
            (_, Value::String(text)) => out.push((name.to_owned(), text)),
            (_, other) => out.push((name.to_owned(), other.to_string())),
        }
    }

    /// The kind of a member of an object or a map.
    fn kind_of(&self, kind: &'a Kind, key: &str) -> &'a Kind {
        const ANY: &Kind = &Kind::Any;
        match kind {
            Kind::Map { of, .. } => of,
            Kind::Named(name) => self
                .structure(name)
                .and_then(|shape| shape.fields.iter().find(|field| field.wire == key))
                .map_or(ANY, |field| &field.kind),
            _ => ANY,
        }
    }

    /// A value that stands alone, as text.
    pub(super) fn text(&self, value: &Value, kind: &'a Kind) -> String {
        match (kind, self.member(value, kind)) {
            (Kind::Any, value) => value.to_string(),
            (_, Value::String(text)) => text,
            (_, other) => other.to_string(),
        }
    }

    /// A value as member of a JSON object: lists in one text and JSON in a text are texts.
    pub(super) fn member(&self, value: &Value, kind: &'a Kind) -> Value {
        let joined = |of: &'a Kind, separator: &str| {
            let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
            let texts = items.iter().map(|item| self.text(item, of));
            Value::String(texts.collect::<Vec<_>>().join(separator))
        };
        match kind {
            // What is written already.
            Kind::Json(_) | Kind::List { .. } if value.is_string() => value.clone(),
            Kind::Json(of) => Value::String(self.json(value, of).to_string()),
            Kind::List { of, encoding, .. } => match encoding {
                ListEncoding::Comma => joined(of, ","),
                ListEncoding::Space => joined(of, " "),
                ListEncoding::Pipe => joined(of, "|"),
                _ => self.json(value, kind),
            },
            _ => self.json(value, kind),
        }
    }

    /// A value as JSON: known values in their first spelling, members in the order of their type.
    fn json(&self, value: &Value, kind: &'a Kind) -> Value {
        match (kind, value) {
            (Kind::Named(name), Value::String(text)) => Value::String(self.canonical(name, text)),
            (Kind::Named(name), Value::Object(members)) => {
                let fields = self.structure(name).map(|shape| shape.fields.as_slice());
                let fields = fields.unwrap_or_default().iter();
                let ordered = fields.filter_map(|field| {
                    let member = self.member(members.get(&field.wire)?, &field.kind);
                    Some((field.wire.clone(), member))
                });
                Value::Object(ordered.collect())
            }
            (Kind::List { of, .. }, Value::Array(items)) => {
                items.iter().map(|item| self.json(item, of)).collect()
            }
            (Kind::Map { of, .. }, Value::Object(members)) => {
                let mut ordered = members.iter().collect::<Vec<_>>();
                ordered.sort_by_key(|(key, _)| *key);
                let written = ordered
                    .into_iter()
                    .map(|(key, member)| (key.clone(), self.json(member, of)));
                Value::Object(written.collect::<Map<_, _>>())
            }
            (Kind::Float | Kind::Double, Value::Number(number)) => {
                let number = number.as_f64().and_then(Number::from_f64);
                number.map_or(Value::Null, Value::Number)
            }
            (_, value) => value.clone(),
        }
    }

    /// The first spelling of a known value.
    pub(super) fn canonical(&self, name: &str, text: &str) -> String {
        let Some(Shape::Enumeration(shape)) = self.shape(name) else {
            return text.to_owned();
        };
        let variant = shape
            .variants
            .iter()
            .find(|variant| variant.aliases.iter().any(|alias| alias == text));
        variant.map_or(text, |variant| &variant.wire).to_owned()
    }
}
