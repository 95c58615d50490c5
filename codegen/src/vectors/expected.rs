//! Response bodies → expected values, read independently of the runtime that the vectors test.
//!
//! Nothing is expected where readers may be lenient.

use serde_json::{Map, Value};

use super::document::Failure;
use crate::model::{Category, Kind, ListEncoding, Location, Response, Structure, Types, View};

/// The values of a success, by wire name.
pub(super) fn response(view: View<'_>, body: &Value) -> Value {
    let types = view.types();
    let value = match &view.operation.response {
        Response::Empty => None,
        Response::Object(shape) => object(types, body, shape, Some(Location::Body)),
        Response::List(of, item) => {
            let list = Kind::List {
                of: Box::new(of.clone()),
                encoding: ListEncoding::Json,
                item: item.clone(),
            };
            value(types, body, &list)
        }
    };
    value.unwrap_or_default()
}

/// The members that are fields; of one place alone, where fields have places.
fn object(
    types: &Types,
    body: &Value,
    shape: &Structure,
    location: Option<Location>,
) -> Option<Value> {
    let members = body.as_object()?;
    let fields = shape.fields.iter();
    let fields = fields.filter(|field| location.is_none_or(|place| field.location == place));
    let values = fields.filter_map(|field| {
        let value = value(types, members.get(&field.wire)?, &field.kind)?;
        Some((field.wire.clone(), value))
    });
    Some(Value::Object(values.collect()))
}

/// What is read of a value; nothing if that is not certain.
fn value(types: &Types, value: &Value, kind: &Kind) -> Option<Value> {
    let text = scalar(value);
    let trimmed = text.as_deref().map(str::trim);
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp(_) => text.map(Value::String),
        Kind::Boolean => match trimmed?.to_lowercase().as_str() {
            "true" => Some(true.into()),
            "false" => Some(false.into()),
            _ => None,
        },
        Kind::Int32 | Kind::Int64 => Some(trimmed?.parse::<i64>().ok()?.into()),
        Kind::Float | Kind::Double => Some(trimmed?.parse::<f64>().ok()?.into()),
        // XML says nothing of types.
        Kind::Any => None,
        Kind::Json(of) => match &text {
            Some(text) => self::value(types, &serde_json::from_str(text).ok()?, of),
            None => self::value(types, value, of),
        },
        Kind::Map { of, .. } => {
            let members = value.as_object()?.iter();
            let values =
                members.map(|(key, member)| Some((key.clone(), self::value(types, member, of)?)));
            Some(Value::Object(values.collect::<Option<Map<_, _>>>()?))
        }
        Kind::Named(_) => match types.structure(kind) {
            Some(shape) => object(types, value, shape, None),
            None => {
                let text = text?;
                let variant = types.variant_in_response(kind, &text);
                Some(variant.map_or(text.clone(), |variant| variant.wire.clone()).into())
            }
        },
        Kind::List { of, encoding, item } => {
            let items = items(value, *encoding, item.as_deref())?;
            items.iter().map(|item| self::value(types, item, of)).collect()
        }
    }
}

/// The items of a list: as such, joined in a text, or within members that are called like an item.
fn items(value: &Value, encoding: ListEncoding, item: Option<&str>) -> Option<Vec<Value>> {
    match value {
        Value::Array(items) => Some(items.clone()),
        Value::String(text) if !text.trim().is_empty() => {
            let texts = text.split(encoding.separator()?);
            Some(texts.map(Value::from).collect())
        }
        Value::Object(members) => match members.get(item?)? {
            Value::Array(items) => Some(items.clone()),
            one => Some(vec![one.clone()]),
        },
        _ => None,
    }
}

/// The parts of a failure.
pub(super) fn failure(view: View<'_>, status: u16, body: &Value) -> Failure {
    let envelope = &view.provider.envelope;
    let in_band = view.operation.in_band_failure.as_ref();
    let is_in_band = match view.provider.success_statuses.as_slice() {
        [] => (200..300).contains(&status),
        listed => listed.contains(&status),
    };
    // Where the status says that it is a failure, the usual names come first.
    let found = |usual: &[String], own: Option<&String>| {
        let (first, last) = if is_in_band { (own, None) } else { (None, own) };
        let mut paths = first.into_iter().chain(usual).chain(last);
        paths.find_map(|path| at(body, path))
    };
    let code = found(&envelope.code, in_band.map(|it| &it.code)).unwrap_or_default();
    Failure {
        message: found(&envelope.message, in_band.map(|it| &it.message)),
        request_id: found(&envelope.request_id, None),
        category: category(view, &code),
        code,
    }
}

/// The text at `error/code` that is not blank; a step may be the index of an item.
fn at(body: &Value, path: &str) -> Option<String> {
    let found = path.split('/').try_fold(body, |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        value => value.get(step),
    });
    scalar(found?).filter(|text| !text.trim().is_empty())
}

/// What all rows of a code say that it is.
fn category(view: View<'_>, code: &str) -> Option<Category> {
    let code = view.service.error_codes.iter().find(|it| it.wire == code)?;
    let mut categories = code.rows.iter().map(|row| row.says.category);
    let first = categories.next()??;
    categories.all(|it| it == Some(first)).then_some(first)
}

/// The text of a text, a number or a boolean.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
