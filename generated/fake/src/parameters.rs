//! Wire → members: the parameters of a request by their wire names, as the crate's `serde` reads them.

use cloud_backup_api::description::{OperationInfo, ParameterInfo, ParameterLocation, ValueKind};
use cloud_backup_api::{HttpBody, HttpRequest};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Number, Value};

use crate::provider::{header, parameter};

/// A parameter whose value has another type than the documents say.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongType(pub(crate) &'static str);

/// The parameters that the operation knows; services ignore the others.
pub(crate) fn members(
    request: &HttpRequest,
    operation: &OperationInfo,
) -> Result<Map<String, Value>, WrongType> {
    let body = match &request.body {
        HttpBody::Json(text) => serde_json::from_str::<Value>(text).unwrap_or_default(),
        _ => Value::Null,
    };
    let mut members = Map::new();
    for known in operation.parameters {
        let value = match known.location {
            ParameterLocation::Body => body.get(known.name).cloned(),
            // The first label of the host that a client asks for.
            ParameterLocation::Host => {
                header(request, "host").and_then(|host| host.split('.').next()).map(Value::from)
            }
            ParameterLocation::Payload => Some(body.clone()).filter(|body| !body.is_null()),
            ParameterLocation::Path => {
                segment(request, operation.path, known.name).map(Value::from)
            }
            ParameterLocation::Header => {
                header(request, known.name).map(|text| typed(text, known)).transpose()?
            }
            _ => in_query_or_form(request, known)?,
        };
        members.extend(value.map(|value| (known.name.to_owned(), value)));
    }
    Ok(members)
}

/// The segment of the path where the template has `{name}`.
fn segment(request: &HttpRequest, template: &str, name: &str) -> Option<String> {
    let mut pairs = template.split('/').zip(request.path.split('/'));
    let placeholder = format!("{{{name}}}");
    // What is done with a name follows it: `{name}:cancel`
    let found = pairs.find_map(|(expected, found)| {
        let action = expected.strip_prefix(&placeholder)?;
        found.strip_suffix(action)
    })?;
    Some(percent_decode_str(found).decode_utf8_lossy().into_owned())
}

/// A parameter as one text, or as `Name.1`, `Name.2` and so on.
fn in_query_or_form(
    request: &HttpRequest,
    known: &ParameterInfo,
) -> Result<Option<Value>, WrongType> {
    if let Some(text) = parameter(request, known.name) {
        return typed(text, known).map(Some);
    }
    let ValueKind::List(item) = known.kind else { return Ok(None) };
    let numbered =
        (1..).map_while(|number| parameter(request, &format!("{}.{number}", known.name)));
    let items = numbered.map(|text| value(text, *item)).collect::<Option<Vec<_>>>();
    let items = items.ok_or(WrongType(known.name))?;
    Ok(Some(items).filter(|items| !items.is_empty()).map(Value::from))
}

fn typed(text: &str, known: &ParameterInfo) -> Result<Value, WrongType> {
    value(text, known.kind).ok_or(WrongType(known.name))
}

/// A text as a value of this kind.
fn value(text: &str, kind: ValueKind) -> Option<Value> {
    match kind {
        ValueKind::Boolean => text.parse::<bool>().ok().map(Value::from),
        ValueKind::Integer | ValueKind::Integer32 | ValueKind::Number => {
            serde_json::from_str::<Number>(text).ok().map(Value::from)
        }
        ValueKind::List(item) => list(text, *item),
        ValueKind::Map(_) | ValueKind::Object(_) | ValueKind::Json => {
            serde_json::from_str(text).ok()
        }
        _ => Some(Value::from(text)),
    }
}

/// A list in one text: a JSON document, or items with commas between them.
fn list(text: &str, item: ValueKind) -> Option<Value> {
    // The description of a parameter does not say which of the two it is.
    match serde_json::from_str::<Vec<Value>>(text) {
        Ok(items) => Some(Value::from(items)),
        Err(_) => {
            let items = text.split(',').map(|text| value(text, item));
            items.collect::<Option<Vec<_>>>().map(Value::from)
        }
    }
}
