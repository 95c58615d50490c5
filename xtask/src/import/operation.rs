//! An operation of the metadata → the draft of its spec.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use super::drafting::{Drafting, Side};
use super::fields::Wanted;
use super::json::Json;
use super::metadata::{Located, text};
use super::record::{Reason, Record};
use super::responses;
use super::values::Kind;

/// A spec that is not written yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The wire name of the operation.
    pub(super) name: String,
    /// The path in the workspace.
    pub(super) path: String,
    pub(super) spec: Json,
    /// The spec as a file.
    pub(super) text: String,
    pub(super) record: Record,
}

/// What the drafts of a service have in common.
pub(super) struct Around<'a> {
    /// The folder of the service.
    pub(super) service: &'a str,
    /// The method of the provider's requests.
    pub(super) method: &'a str,
    /// The names in Rust of codes that need one.
    pub(super) codes: &'a BTreeMap<String, String>,
}

/// The draft of an operation.
pub(super) fn draft<'a>(
    mut drafting: Drafting<'a>,
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
    unsayable(&mut drafting, around, operation);
    let parameters = parameters(&mut drafting, operation);
    let (response, kind) = response(&mut drafting, operation);
    let errors = errors(&mut drafting, around, operation);
    let examples = responses::examples(&mut drafting, operation, &kind, &errors);
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
    spec.set("parameters", Json::List(parameters));
    spec.set("response", response);
    for (key, items) in [("errors", errors), ("examples", examples)] {
        if !items.is_empty() {
            spec.set(key, Json::List(items));
        }
    }
    spec.set("source", Json::Text(source));
    Draft {
        name: name.to_owned(),
        path: format!("specs/{}/{}.json", around.service, name.to_snake_case()),
        text: spec.file(),
        spec,
        record: drafting.record,
    }
}

/// A description that is still to be written.
pub(super) fn todo(en: &str, zh: &str) -> Json {
    Json::Object(vec![("en".into(), Json::text(en)), ("zh".into(), Json::text(zh))])
}

/// Notes what specs can't say of an operation as a whole.
fn unsayable(drafting: &mut Drafting<'_>, around: &Around<'_>, operation: &Located<'_>) {
    let methods = operation.items_of("methods").filter_map(|method| text(method.node));
    let methods = methods.collect::<Vec<_>>();
    let is_usual = methods.iter().any(|method| method.eq_ignore_ascii_case(around.method));
    if !methods.is_empty() && !is_usual {
        let what = format!("only {}, not {}", methods.join(", "), around.method);
        drafting.omit(Reason::OtherMethod, what, &operation.pointer);
    }
    if operation.is("deprecated") {
        drafting.omit(Reason::DeprecatedOperation, "deprecated", &operation.pointer);
    }
}

fn parameters<'a>(drafting: &mut Drafting<'a>, operation: &Located<'a>) -> Vec<Json> {
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    for parameter in operation.items_of("parameters") {
        let parts = (parameter.text("name"), parameter.text("in"), parameter.at("schema"));
        // What lacks one of them was refused when the file was read.
        let (Some(name), Some(location), Some(schema)) = parts else {
            continue;
        };
        let location = match location {
            "query" => None,
            "formData" => Some("form"),
            "header" => Some("header"),
            other => {
                let what = format!("the parameter `{name}` in `{other}`");
                drafting.omit(Reason::UnknownForm, what, &parameter.pointer);
                continue;
            }
        };
        if !seen.insert((name, location)) {
            let what = format!("the parameter `{name}`");
            drafting.omit(Reason::Duplicate, what, &parameter.pointer);
            continue;
        }
        let wanted = Wanted {
            name,
            schema: &schema,
            pointer: &parameter.pointer,
            location,
            style: parameter.text("style").map(|style| (style, &parameter)),
            side: Side::Request,
        };
        fields.push(drafting.field(&wanted).0);
    }
    fields
}

/// The response, and the kind of its body.
fn response<'a>(drafting: &mut Drafting<'a>, operation: &Located<'a>) -> (Json, Kind) {
    let responses = operation.at("responses").map(|it| it.members()).unwrap_or_default();
    let success = responses.into_iter().find(|(status, _)| status.starts_with('2'));
    let Some(schema) = success.and_then(|(_, response)| response.at("schema")) else {
        return (Json::text("empty"), Kind::Any);
    };
    let typed = drafting.typed(&schema, Side::Response);
    match &typed.kind {
        Kind::Object(_) | Kind::List(_) => (typed.json, typed.kind),
        // An object without fields.
        Kind::Any => (Json::text("empty"), Kind::Any),
        _ => {
            let what = "a response that is neither an object nor a list";
            drafting.omit(Reason::UnknownForm, what, &schema.pointer);
            (Json::text("empty"), Kind::Any)
        }
    }
}

fn errors(drafting: &mut Drafting<'_>, around: &Around<'_>, operation: &Located<'_>) -> Vec<Json> {
    let mut seen = BTreeSet::new();
    let mut errors = Vec::new();
    let statuses = operation.at("errorCodes").map(|it| it.members()).unwrap_or_default();
    for (status, rows) in statuses {
        let number = status.parse::<u16>().ok().filter(|status| (100..600).contains(status));
        for row in rows.items() {
            let (code, message) = (row.text("errorCode"), row.text("errorMessage"));
            let (Some(code), Some(message), Some(number)) = (code, message, number) else {
                let what = format!("`{}`", code.unwrap_or_default());
                drafting.omit(Reason::IncompleteError, what, &row.pointer);
                continue;
            };
            if !seen.insert((number, code, message)) {
                drafting.omit(Reason::Duplicate, format!("{number} `{code}`"), &row.pointer);
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
            error.set("status", Json::number(number));
            error.set("message", Json::text(message));
            error.set("doc", todo("To do: say what the error means.", "待办：说明该错误的含义。"));
            error.set("source", Json::Text(source));
            errors.push(error);
        }
    }
    errors
}
