//! The example responses of the metadata, as examples of the spec.

use apispec_codegen::source::{self, Node, Value};

use super::drafting::Drafting;
use super::metadata::Located;
use super::record::Reason;
use super::values::{Form, Kind};
use crate::json::Json;

/// The examples that agree with the response and the errors.
pub(super) fn examples(
    drafting: &mut Drafting<'_>,
    operation: &Located<'_>,
    kind: &Kind,
    errors: &[Json],
) -> Vec<Json> {
    let Some(demo) = operation.at("responseDemo") else {
        return alone(drafting, operation, kind);
    };
    // A text that contains a list of JSON.
    let tree = demo.node.text().and_then(|text| source::tree(text).ok());
    let items = tree.as_ref().map(Node::items).unwrap_or_default();
    let mut examples = Vec::new();
    for item in items {
        let part =
            |key: &str| item.child(key).and_then(Node::text).filter(|it| !it.trim().is_empty());
        let (form, suffix) = match part("type") {
            Some("json") => (Form::Json, ""),
            Some("xml") => (Form::Xml, "_in_xml"),
            _ => continue,
        };
        if let Some(body) = part("example") {
            match success(body, form, kind) {
                Ok(shows) => examples.push(example("response", suffix, shows, drafting, &demo)),
                Err((reason, what)) => drafting.omit(reason, what, &demo.pointer),
            }
        }
        let failed = part("errorExample").and_then(|body| failure(body, form, errors));
        if let Some(shows) = failed {
            examples.push(example("failure", suffix, shows, drafting, &demo));
        }
    }
    examples
}

/// The examples of responses that the metadata has one by one.
fn alone(drafting: &mut Drafting<'_>, operation: &Located<'_>, kind: &Kind) -> Vec<Json> {
    let mut examples = Vec::new();
    for stated in operation.items_of("examples") {
        let (Some(status), Some(body)) = (stated.text("status"), stated.at("body")) else {
            continue;
        };
        let json = Json::from(body.node);
        let Ok(read) = serde_json::from_str(&json.line()) else {
            continue;
        };
        if let Some(what) = Form::Json.misfit(&read, kind, "") {
            drafting.omit(Reason::MisfitResponse, what, &stated.pointer);
            continue;
        }
        let number = examples.len() + 1;
        let suffix = if number == 1 { String::new() } else { format!("_{number}") };
        let shows = answer("success", status, Json::only("json", json));
        examples.push(example("response", &suffix, shows, drafting, &stated));
    }
    examples
}

fn example(
    name: &str,
    suffix: &str,
    shows: Json,
    drafting: &Drafting<'_>,
    demo: &Located<'_>,
) -> Json {
    Json::Object(vec![
        ("name".into(), Json::Text(format!("{name}{suffix}"))),
        ("shows".into(), shows),
        ("source".into(), Json::Text(drafting.cite(&demo.pointer))),
    ])
}

/// A successful response, or why it is none.
fn success(body: &str, form: Form, kind: &Kind) -> Result<Json, (Reason, String)> {
    let Some((read, json)) = read(body, form) else {
        let what = match form {
            Form::Json => "the example is not JSON",
            Form::Xml => "the example is not XML",
        };
        return Err((Reason::UnreadableResponse, what.into()));
    };
    match form.misfit(&read, kind, "") {
        Some(what) => Err((Reason::MisfitResponse, what)),
        None => Ok(answer("success", "200", json)),
    }
}

/// A failure with a documented code. Many of the metadata's have none: they are templates that nobody filled in.
fn failure(body: &str, form: Form, errors: &[Json]) -> Option<Json> {
    let (read, json) = read(body, form)?;
    let code = read.get("Code")?.as_str()?;
    let row = errors.iter().find(|row| row.member_text("code") == Some(code))?;
    let Json::Word(status) = row.member("status")? else {
        return None;
    };
    Some(answer("failure", status, json))
}

fn answer(key: &str, status: &str, body: Json) -> Json {
    let status = ("status".into(), Json::Word(status.to_owned()));
    Json::only(key, Json::Object(vec![status, ("body".into(), body)]))
}

/// A body as JSON, and as it is written in an example.
fn read(body: &str, form: Form) -> Option<(serde_json::Value, Json)> {
    match form {
        Form::Json => {
            let tree = source::tree(body).ok().filter(|tree| !matches!(tree.value, Value::Null))?;
            let json = Json::only("json", Json::from(&tree));
            Some((serde_json::from_str(body).ok()?, json))
        }
        Form::Xml => {
            let read = apispec_codegen::xml_tree(body)?;
            Some((read, Json::only("xml", Json::text(body))))
        }
    }
}
