//! An operation of the metadata → the draft of its spec.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::draft::{Draft, Subject};
use super::drafting::{Around, Drafting};
use super::fields::Wanted;
use super::metadata::Located;
use super::record::Reason;
use super::requests;
use super::responses;
use super::typed::Side;
use super::values::Kind;
use crate::json::{Json, Step};

/// The draft of an operation.
pub(super) fn draft<'a>(
    drafting: &mut Drafting<'a>,
    around: &Around<'_>,
    name: &str,
    operation: &Located<'a>,
) -> Draft {
    let source = drafting.cite(&operation.pointer);
    for key in ["title", "summary", "description"] {
        if let Some(says) = operation.text(key) {
            drafting.record.says(&source, name, says);
        }
    }
    let http = requests::http(drafting, around, operation);
    let parameters = requests::parameters(drafting, around, operation);
    let (response, kind) = response(drafting, operation);
    let errors = errors(drafting, around, operation);
    let examples = responses::examples(drafting, operation, &kind, &errors);
    let mut spec = Json::Object(Vec::new());
    spec.set("$schema", Json::text("../../schema.json"));
    spec.set("operation", Json::text(name));
    spec.set(
        "doc",
        todo(
            "To do: say in a sentence what the operation does.",
            "待办：用一句话说明该接口的作用。",
        ),
    );
    if operation.is("deprecated") {
        spec.set("status", Json::text("deprecated"));
    }
    if let Some(http) = http {
        spec.set("http", http);
    }
    spec.set("parameters", Json::List(parameters));
    spec.set("response", response);
    for (key, items) in [("errors", errors), ("examples", examples)] {
        if !items.is_empty() {
            spec.set(key, Json::List(items));
        }
    }
    spec.set("source", Json::Text(source));
    Draft {
        subject: Subject::Operation,
        name: name.to_owned(),
        path: format!("specs/{}/{}.json", around.service, name.to_snake_case()),
        // References to shared types have no names yet.
        text: String::new(),
        spec,
        record: std::mem::take(&mut drafting.record),
    }
}

/// A description that is still to be written.
pub(super) fn todo(en: &str, zh: &str) -> Json {
    Json::Object(vec![("en".into(), Json::text(en)), ("zh".into(), Json::text(zh))])
}

/// The response, and the kind of its body.
fn response<'a>(drafting: &mut Drafting<'a>, operation: &Located<'a>) -> (Json, Kind) {
    let responses = operation.at("responses").map(|it| it.members()).unwrap_or_default();
    let success = responses.into_iter().find(|(status, _)| status.starts_with('2'));
    let Some((_, success)) = success else {
        return (Json::text("empty"), Kind::Any);
    };
    let headers = headers(drafting, &success);
    let Some(schema) = success.at("schema") else {
        return (object(headers), Kind::Any);
    };
    let typed = drafting.root(&schema, Side::Response);
    match &typed.kind {
        Kind::Object(_) if headers.is_empty() => (typed.json, typed.kind),
        Kind::Object(_) => {
            let mut json = typed.json;
            let fields = [Step::Member("object".into()), Step::Member("fields".into())];
            if let Some(Json::List(fields)) = json.part(&fields) {
                fields.splice(0..0, headers);
            }
            (json, typed.kind)
        }
        Kind::List(_) if headers.is_empty() => (typed.json, typed.kind),
        Kind::List(_) | Kind::Map(_) => {
            let mut content = Json::only("name", Json::text("content"));
            content.set("in", Json::text("payload"));
            content.set("type", typed.json);
            content.set("source", Json::Text(drafting.cite(&schema.pointer)));
            (object(headers.into_iter().chain([content]).collect()), typed.kind)
        }
        // An object without fields.
        Kind::Any => (object(headers), Kind::Any),
        _ => {
            let what = "a response that is neither an object nor a list";
            drafting.omit(Reason::UnknownForm, what, &schema.pointer);
            (object(headers), Kind::Any)
        }
    }
}

/// The fields of a response that are headers.
fn headers<'a>(drafting: &mut Drafting<'a>, success: &Located<'a>) -> Vec<Json> {
    let headers = success.at("headers").map(|it| it.members()).unwrap_or_default();
    let fields = headers.into_iter().map(|(name, schema)| {
        let wanted = Wanted {
            name,
            schema: &schema,
            pointer: &schema.pointer,
            location: Some("header"),
            style: Some(("simple", &schema)),
            side: Side::Response,
        };
        drafting.field(&wanted).0
    });
    fields.collect()
}

/// A response of these fields.
fn object(fields: Vec<Json>) -> Json {
    if fields.is_empty() {
        Json::text("empty")
    } else {
        Json::only("object", Json::only("fields", Json::List(fields)))
    }
}

fn errors(drafting: &mut Drafting<'_>, around: &Around<'_>, operation: &Located<'_>) -> Vec<Json> {
    let mut seen = BTreeSet::new();
    let mut errors = Vec::new();
    let statuses = operation.at("errorCodes").map(|it| it.members()).unwrap_or_default();
    for (status, rows) in statuses {
        // Rows that the vendor has no status for are listed under `None`.
        let number = status.parse::<u16>().ok().filter(|status| (100..600).contains(status));
        for row in rows.items() {
            let message = row.text("errorMessage");
            let Some(code) = row.text("errorCode") else {
                let what = format!("{status} {}", message.unwrap_or_default());
                drafting.omit(Reason::ErrorWithoutCode, what, &row.pointer);
                continue;
            };
            if !seen.insert((number, code, message)) {
                drafting.omit(Reason::Duplicate, format!("{status} `{code}`"), &row.pointer);
                continue;
            }
            let source = drafting.cite(&row.pointer);
            if let Some(says) = row.text("description") {
                drafting.record.says(&source, code, says);
            }
            let mut error = Json::only("code", Json::text(code));
            if let Some(rust) = around.codes.get(code) {
                error.set("rust", Json::text(rust.as_str()));
            }
            if let Some(number) = number {
                error.set("status", Json::number(number));
            }
            if let Some(message) = message {
                error.set("message", Json::text(message));
            }
            error.set("source", Json::Text(source));
            errors.push(error);
        }
    }
    errors
}
