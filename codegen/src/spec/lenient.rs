//! Spec of another version of the format → spec of this one: unknown members dropped, provenance left open.

use serde_json::{Map, Value};

use crate::schema::Schema;

/// The text of a file without what this version does not know; the same text if it is not JSON.
pub(super) fn text(text: &str, schema: &Value, definitions: &Schema) -> String {
    match serde_json::from_str(text) {
        Ok(value) => known(value, schema, definitions).to_string(),
        Err(_) => text.to_owned(),
    }
}

fn known(value: Value, schema: &Value, definitions: &Schema) -> Value {
    let schema = definitions.resolved(schema);
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        return chosen(value, choices, definitions);
    }
    match value {
        Value::Object(members) => match schema.get("properties").and_then(Value::as_object) {
            Some(properties) => Value::Object(object(members, properties, schema, definitions)),
            None => Value::Object(members),
        },
        Value::Array(items) => {
            let item = schema.get("items").cloned().unwrap_or_default();
            let items = items.into_iter();
            items
                .map(|value| known(value, &item, definitions))
                .collect()
        }
        other => other,
    }
}

fn object(
    members: Map<String, Value>,
    properties: &Map<String, Value>,
    schema: &Value,
    definitions: &Schema,
) -> Map<String, Value> {
    let mut kept = Map::new();
    for (key, value) in members {
        if let Some(schema) = properties.get(&key) {
            kept.insert(key, known(value, schema, definitions));
        }
    }
    let required = schema.get("required").and_then(Value::as_array);
    let is_provenance = |name: &&str| matches!(*name, "source" | "reason" | "sha256");
    let names = required.into_iter().flatten().filter_map(Value::as_str);
    for name in names.filter(is_provenance) {
        kept.entry(name)
            .or_insert_with(|| Value::String(String::new()));
    }
    kept
}

/// One of several shapes, told by the only member of an object.
fn chosen(value: Value, choices: &[Value], definitions: &Schema) -> Value {
    let Value::Object(members) = value else {
        return value;
    };
    let members = members.into_iter().map(|(key, value)| {
        let shape = choices
            .iter()
            .find_map(|choice| choice.get("properties")?.get(&key));
        let value = match shape {
            Some(schema) => known(value, schema, definitions),
            None => value,
        };
        (key, value)
    });
    Value::Object(members.collect())
}
