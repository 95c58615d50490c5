//! Documented errors → Response Objects by status, each code as an example of the envelope.

use std::collections::BTreeMap;

use apispec_codegen::model::{
    AnswerBody, Envelope, ErrorRow, ExampleKind, Origin, Provider, Service,
};
use serde_json::{Map, Value, json};

use super::{Exported, TYPES};
use crate::export::Language;

/// The name of the schema of error responses.
pub(super) const ENVELOPE: &str = "error-response";

/// The rows of the provider and the service, to which the operations refer.
pub(super) fn shared(
    provider: &Provider,
    service: &Service,
    language: Language,
) -> Map<String, Value> {
    let codes = service.error_codes.iter();
    let rows = codes.flat_map(|code| code.rows.iter().enumerate());
    let rows = rows.filter(|(_, row)| is_shared(row));
    let examples = rows
        .map(|(index, row)| (component(row, index), example(&provider.envelope, row, language)));
    examples.collect()
}

/// The schema of an error response. Adds where else its parts may be.
///
/// Other names may differ in their letter case only, which many languages can't tell apart.
pub(super) fn envelope(envelope: &Envelope, missing: &mut Vec<Value>) -> Value {
    let Envelope { code, message, request_id, host_id, .. } = envelope;
    let Envelope { recommendation, access_denied_detail, .. } = envelope;
    let mut schema = json!({ "type": "object" });
    let texts = [code, message, request_id, host_id, recommendation];
    let texts = texts.map(|paths| (paths, json!({ "type": "string" })));
    for (paths, part) in texts.into_iter().chain([(access_denied_detail, json!({}))]) {
        let Some((usual, others)) = paths.split_first() else {
            continue;
        };
        *usual.split('/').fold(&mut schema, |schema, step| {
            // A number is the index of an item.
            let is_index = step.parse::<usize>().is_ok();
            schema["type"] = if is_index { "array" } else { "object" }.into();
            if is_index { &mut schema["items"] } else { &mut schema["properties"][step] }
        }) = part;
        if !others.is_empty() {
            let others = others.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
            let why = format!("in an error response it may also be in {others}");
            missing.push(json!({ "response": usual, "why": why }));
        }
    }
    schema
}

impl Exported<'_> {
    /// The errors by status, and `default` for those without.
    pub(super) fn errors(self, missing: &mut Vec<Value>) -> BTreeMap<String, Value> {
        let operation = self.view.operation;
        let mut by_status = BTreeMap::<_, Map<_, _>>::new();
        by_status.insert("default".to_owned(), Map::new());
        let codes = self.view.service.error_codes.iter();
        for (index, row) in codes.flat_map(|code| code.rows.iter().enumerate()) {
            let example = match &row.origin {
                Origin::Operation(wire) if *wire != operation.wire => continue,
                Origin::Operation(_) => {
                    example(&self.view.provider.envelope, row, self.dialect.language)
                }
                Origin::Service | Origin::Provider => {
                    json!({ "$ref": format!("#/components/examples/{}", component(row, index)) })
                }
            };
            let status = row.says.status.map_or("default".into(), |status| status.to_string());
            let examples = by_status.entry(status).or_default();
            let mut name = row.says.code.clone();
            while examples.contains_key(&name) {
                name.push('*');
            }
            examples.insert(name, example);
        }
        self.failures(&mut by_status);
        let successes = &self.view.provider.success_statuses;
        let is_success = |status: &str| match successes.as_slice() {
            [] => status.starts_with('2'),
            successes => successes.iter().any(|success| success.to_string() == status),
        };
        let (in_success, failures) =
            by_status.into_iter().partition::<Vec<_>, _>(|(status, _)| is_success(status));
        for (status, rows) in in_success {
            let codes = rows.keys().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
            let why = format!("with the status {status}, which means success: {codes}");
            missing.push(json!({ "errors": status, "why": why }));
        }
        failures.into_iter().map(|(status, examples)| (status, response(examples))).collect()
    }

    /// Adds the documented responses that are failures.
    fn failures(self, by_status: &mut BTreeMap<String, Map<String, Value>>) {
        for documented in &self.view.operation.examples {
            if let ExampleKind::Failure(answer) = &documented.shows
                && let Some(AnswerBody::Json(body)) = &answer.body
            {
                let examples = by_status.entry(answer.status.to_string()).or_default();
                examples.insert(documented.name.clone(), json!({ "value": body }));
            }
        }
    }
}

/// A response with these examples.
fn response(examples: Map<String, Value>) -> Value {
    let codes = examples.keys().filter(|code| !code.ends_with('*'));
    let codes = codes.map(|code| format!("`{code}`")).collect::<Vec<_>>();
    let description = match codes.as_slice() {
        [] => "Any other failure.".to_owned(),
        codes => codes.join(", "),
    };
    let mut content = json!({ "schema": { "$ref": format!("{TYPES}{ENVELOPE}") } });
    if !examples.is_empty() {
        content["examples"] = examples.into();
    }
    json!({ "description": description, "content": { "application/json": content } })
}

/// A row as an example of the envelope, with what OpenAPI has no word for under `x-`.
fn example(envelope: &Envelope, row: &ErrorRow, language: Language) -> Value {
    let says = &row.says;
    let mut body = json!({});
    for (paths, text) in [(&envelope.code, &says.code), (&envelope.message, &says.message)] {
        // The first name is the usual one.
        if let Some(path) = paths.first().filter(|_| !text.is_empty()) {
            write(&mut body, path, text);
        }
    }
    let mut example = json!({ "summary": language.of(&says.doc), "value": body });
    if let Some(category) = &says.category {
        example["x-category"] = json!(category);
    }
    if let Some(retry) = &says.retry {
        example["x-retry"] = json!(retry.advice);
    }
    if !says.answers.is_empty() {
        example["x-rules"] = says.answers.clone().into();
    }
    example
}

/// Writes a text at a path, such as `error/code`.
fn write(body: &mut Value, path: &str, text: &str) {
    let place = path.split('/').fold(body, |place, step| {
        if step.parse::<usize>().is_err() {
            return &mut place[step];
        }
        if !place.is_array() {
            *place = json!([{}]);
        }
        &mut place[0]
    });
    *place = text.into();
}

fn is_shared(row: &ErrorRow) -> bool {
    row.origin == Origin::Service || row.origin == Origin::Provider
}

/// The name of a shared row, which has only letters, digits, dots, hyphens and low lines.
fn component(row: &ErrorRow, index: usize) -> String {
    let is_allowed = |it: char| it.is_ascii_alphanumeric() || ".-_".contains(it);
    let name = row.says.code.chars().map(|it| if is_allowed(it) { it } else { '_' });
    let name = name.collect::<String>();
    if index == 0 { name } else { format!("{name}-{}", index + 1) }
}
