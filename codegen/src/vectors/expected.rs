//! Response bodies → expected values, read independently of the runtime that the vectors test.
//!
//! Nothing is expected where readers may be lenient.

use serde_json::{Map, Value, json};

use super::document::Failure;
use crate::model::{
    AnswerHeader, Category, Kind, ListEncoding, Location, Response, Structure, Types, View,
};

/// In what a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Xml,
}

/// The values of a success, by wire name.
pub(super) fn response(
    view: View<'_>,
    headers: &[AnswerHeader],
    body: &Value,
    form: Form,
) -> Value {
    let reader = Reader { types: view.types(), form };
    let value = match &view.operation.response {
        Response::Empty => None,
        Response::Object(shape) => {
            let object = match view.operation.response.payload() {
                Some(payload) => {
                    reader.value(body, &payload.kind).map(|value| json!({ &payload.wire: value }))
                }
                None => reader.object(body, shape, Some(Location::Body)),
            };
            object.map(|object| with_headers(view, object, shape, headers))
        }
        Response::List(of, item) => {
            let list = Kind::List {
                of: Box::new(of.clone()),
                encoding: ListEncoding::Json,
                item: item.clone(),
            };
            reader.value(body, &list)
        }
    };
    value.unwrap_or_default()
}

/// The values of a body, and of the fields in headers beside it.
fn with_headers(
    view: View<'_>,
    mut object: Value,
    shape: &Structure,
    headers: &[AnswerHeader],
) -> Value {
    // A header is a text whatever the type of the field is, as an element of XML is.
    let reader = Reader { types: view.types(), form: Form::Xml };
    for field in shape.fields.iter().filter(|field| field.location == Location::Header) {
        let mut headers = headers.iter();
        let header = headers.find(|it| it.name.eq_ignore_ascii_case(&field.wire));
        let text = header.map(|it| Value::from(it.value.as_str()));
        if let Some(value) = text.and_then(|text| reader.value(&text, &field.kind)) {
            object[&field.wire] = value;
        }
    }
    object
}

/// What reads a body.
#[derive(Clone, Copy)]
struct Reader<'a> {
    types: &'a Types,
    form: Form,
}

impl Reader<'_> {
    /// The members that are fields; of one place alone, where fields have places.
    fn object(self, body: &Value, shape: &Structure, location: Option<Location>) -> Option<Value> {
        let nothing = Map::new();
        let members = match body {
            // The item of a list, and nothing around it.
            Value::String(_) if self.form == Form::Xml => &nothing,
            body => body.as_object()?,
        };
        let fields = shape.fields.iter();
        let fields = fields.filter(|field| location.is_none_or(|place| field.location == place));
        let values = fields.filter_map(|field| {
            let value = match member(members, &field.wire, shape) {
                Some(value) => self.value(value, &field.kind)?,
                None => self.unnamed(body, shape)?,
            };
            Some((field.wire.clone(), value))
        });
        let values = values.collect::<Map<_, _>>();
        (body.is_object() || !values.is_empty()).then_some(Value::Object(values))
    }

    /// The only field of a type, a list of objects or texts, if the content of an item is there instead of it.
    fn unnamed(self, body: &Value, shape: &Structure) -> Option<Value> {
        let [only] = shape.fields.as_slice() else {
            return None;
        };
        match &only.kind {
            Kind::List { of, item: None, .. }
                if body.is_object() == self.types.structure(of).is_some() =>
            {
                let is_item = self.is_item(body, of);
                is_item.then(|| Some(Value::Array(vec![self.value(body, of)?])))?
            }
            _ => None,
        }
    }

    /// What is read of a value; nothing if that is not certain.
    fn value(self, value: &Value, kind: &Kind) -> Option<Value> {
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
            Kind::Any => (self.form == Form::Json).then(|| value.clone()),
            Kind::Json(of) => match &text {
                Some(text) => {
                    let inner = Reader { form: Form::Json, ..self };
                    inner.value(&serde_json::from_str(text).ok()?, of)
                }
                None => self.value(value, of),
            },
            Kind::Map { of, .. } => {
                let members = value.as_object()?.iter();
                let values =
                    members.map(|(key, member)| Some((key.clone(), self.value(member, of)?)));
                Some(Value::Object(values.collect::<Option<Map<_, _>>>()?))
            }
            Kind::Named(_) => match self.types.structure(kind) {
                Some(shape) => self.object(value, shape, None),
                None => {
                    let text = text?;
                    let variant = self.types.variant_in_response(kind, &text);
                    Some(variant.map_or(text.clone(), |variant| variant.wire.clone()).into())
                }
            },
            Kind::List { of, encoding, item } => {
                let items = self.items(value, of, *encoding, item.as_deref())?;
                items.iter().map(|item| self.value(item, of)).collect()
            }
        }
    }

    /// The items of a list: as such, joined in a text, or within members that are called like an item.
    fn items(
        self,
        value: &Value,
        of: &Kind,
        encoding: ListEncoding,
        item: Option<&str>,
    ) -> Option<Vec<Value>> {
        match value {
            Value::String(text) if !text.trim().is_empty() && encoding.separator().is_some() => {
                let texts = text.split(encoding.separator()?);
                Some(texts.map(Value::from).collect())
            }
            value if self.form == Form::Xml && item.is_none() => self.elements(value, of),
            Value::Array(items) => Some(items.clone()),
            Value::Object(members) => match members.get(item?)? {
                Value::Array(items) => Some(items.clone()),
                one => Some(vec![one.clone()]),
            },
            _ => None,
        }
    }

    /// The items of a list in XML: elements beside each other, or within others, whatever those are called. Nothing
    /// if an element could be an item as well as a wrapper.
    fn elements(self, value: &Value, of: &Kind) -> Option<Vec<Value>> {
        let beside = flat([value]);
        let within = beside.iter().map(|element| Some(flat(element.as_object()?.values())));
        let within = within.collect::<Option<Vec<_>>>().map(|lists| lists.concat());
        let are_items = |elements: &[Value]| elements.iter().all(|it| self.is_item(it, of));
        match within.filter(|within| are_items(within)) {
            Some(within) => (!beside.iter().any(|it| self.is_item(it, of))).then_some(within),
            None => are_items(&beside).then_some(beside),
        }
    }

    /// Whether an element has the content of an item: a field of an object, or a text.
    fn is_item(self, element: &Value, of: &Kind) -> bool {
        match (of, self.types.structure(of)) {
            (_, Some(shape)) => element.as_object().is_some_and(|members| {
                shape.fields.iter().any(|field| member(members, &field.wire, shape).is_some())
            }),
            (Kind::Any | Kind::Map { .. } | Kind::List { .. }, None) => false,
            (_, None) => scalar(element).is_some_and(|text| !text.trim().is_empty()),
        }
    }
}

/// The member of this name, or one in another case that can be no other field.
fn member<'a>(members: &'a Map<String, Value>, wire: &str, shape: &Structure) -> Option<&'a Value> {
    let is_like = |name: &str| name.eq_ignore_ascii_case(wire);
    let is_alone = || shape.fields.iter().filter(|field| is_like(&field.wire)).count() == 1;
    let other = || members.iter().find(|(name, _)| is_like(name)).filter(|_| is_alone());
    members.get(wire).or_else(|| Some(other()?.1))
}

/// The elements, where those of one name are a list.
fn flat<'a>(elements: impl IntoIterator<Item = &'a Value>) -> Vec<Value> {
    let lists = elements.into_iter().map(|element| match element {
        Value::Array(items) => items.clone(),
        one => vec![one.clone()],
    });
    lists.collect::<Vec<_>>().concat()
}

/// The parts of a failure.
pub(super) fn failure(view: View<'_>, status: u16, body: &Value, form: Form) -> Failure {
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
        // What in XML is a list, and what a text, nobody says of these.
        details: (form == Form::Json)
            .then(|| envelope.details.iter().find_map(|path| part(body, path)).cloned())
            .flatten(),
        category: category(view, &code),
        code,
    }
}

/// The text at `error/code` that is not blank.
fn at(body: &Value, path: &str) -> Option<String> {
    scalar(part(body, path)?).filter(|text| !text.trim().is_empty())
}

/// What is at `error/details`; a step may be the index of an item.
fn part<'a>(body: &'a Value, path: &str) -> Option<&'a Value> {
    let found = path.split('/').try_fold(body, |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        value => value.get(step),
    });
    found.filter(|value| !value.is_null())
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
