//! Definitions → the draft-07 document that editors complete from and check against.

use serde_json::{Map, Value, json};

use super::KINDS;

/// The document, as text.
pub(super) fn document(definitions: &Map<String, Value>) -> String {
    let mut definitions = definitions.clone();
    definitions.values_mut().for_each(edited);
    definitions.sort_keys();
    let branches = KINDS.map(|(_, name, member)| {
        json!({
            "if": { "required": [member] },
            "then": { "$ref": format!("#/definitions/{name}") },
        })
    });
    // What an editor offers in an empty file.
    let first = KINDS.map(|(_, name, member)| {
        let description = definitions[name]["properties"][member]["description"].clone();
        (member.to_owned(), json!({ "description": description }))
    });
    let kinds = KINDS.map(|(_, _, member)| json!({ "required": [member] }));
    let document = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "API specs",
        "description": "What vendors document about their APIs. Written by the generator from its spec types; don't edit.",
        "type": "object",
        "properties": first.into_iter().collect::<Map<_, _>>(),
        "anyOf": kinds,
        "allOf": branches,
        "definitions": definitions,
    });
    let mut text = serde_json::to_string_pretty(&document).expect("a value is serializable");
    text.push('\n');
    text
}

/// A schema as editors do best with it.
fn edited(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            // Formats of Rust's numbers, which validators don't know; and empty lists, which say nothing.
            if members.get("format").is_some_and(Value::is_string) {
                members.remove("format");
            }
            if members.get("default") == Some(&json!([])) {
                members.remove("default");
            }
            if let Some(Value::Object(properties)) = members.get_mut("properties") {
                properties.values_mut().for_each(without_null);
            }
            if let Some(Value::Array(choices)) = members.get("oneOf")
                && choices
                    .iter()
                    .any(|choice| choice.get("properties").is_some())
            {
                let choices = choices.clone();
                members.remove("oneOf");
                members.extend(choice(&choices));
            }
            members.values_mut().for_each(edited);
        }
        Value::Array(items) => items.iter_mut().for_each(edited),
        _ => {}
    }
}

/// Any JSON but `null`, which is left out instead.
fn without_null(property: &mut Value) {
    let says = ["type", "$ref", "allOf", "oneOf", "const", "enum"];
    match property {
        Value::Bool(true) => *property = json!({ "type": ANY }),
        Value::Object(members) if !says.iter().any(|key| members.contains_key(*key)) => {
            members.insert("type".into(), json!(ANY));
        }
        _ => {}
    }
}

/// The types of JSON but `null`.
const ANY: [&str; 5] = ["string", "number", "boolean", "object", "array"];

/// A choice of words and of objects with one member, so that a wrong member is called by its name
/// where `oneOf` would only say that nothing fits.
fn choice(choices: &[Value]) -> Map<String, Value> {
    let is_object = |choice: &&Value| choice.get("properties").is_some();
    let (shapes, words): (Vec<_>, Vec<_>) = choices.iter().partition(is_object);
    let mut properties = Map::new();
    for shape in shapes {
        let inner = shape["properties"].as_object();
        for (name, value) in inner.into_iter().flatten() {
            let mut value = value.clone();
            without_null(&mut value);
            properties.insert(name.clone(), described(value, shape));
        }
    }
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Value::Object(properties));
    schema.insert("additionalProperties".into(), json!(false));
    schema.insert("minProperties".into(), json!(1));
    schema.insert("maxProperties".into(), json!(1));
    if !words.is_empty() {
        schema.insert("type".into(), json!(["string", "object"]));
        schema.insert("if".into(), json!({ "type": "string" }));
        schema.insert("then".into(), json!({ "oneOf": words }));
    }
    schema
}

/// A member with the description of the choice that it is; beside `$ref` nothing is read.
fn described(member: Value, choice: &Value) -> Value {
    let mut members = match member {
        Value::Object(mut members) => match members.remove("$ref") {
            Some(reference) => Map::from_iter([("allOf".into(), json!([{ "$ref": reference }]))]),
            None => members,
        },
        _ => Map::new(),
    };
    if let Some(description) = choice.get("description") {
        members.insert("description".into(), description.clone());
    }
    Value::Object(members)
}
