//! Spec in another version of the format → spec in this version: unknown members and missing provenance ignored.

use serde_json::{Map, Value};

use super::format::{Format, Member, Shape};

/// The value of a file without unknown members.
pub(super) fn known(value: Value, shape: &Shape) -> Value {
    match (Format::shared().resolved(shape), value) {
        (Shape::Object(members), Value::Object(found)) => Value::Object(object(found, members)),
        // The reader reports unknown choices.
        (Shape::Choice { alternatives, .. }, Value::Object(found)) => {
            let found = found.into_iter();
            let found = found.map(|(key, value)| {
                let value = match alternatives.iter().find(|it| it.name == key) {
                    Some(it) => known(value, &it.shape),
                    None => value,
                };
                (key, value)
            });
            Value::Object(found.collect())
        }
        (Shape::List(item), Value::Array(items)) => {
            items.into_iter().map(|value| known(value, item)).collect()
        }
        (_, other) => other,
    }
}

fn object(mut found: Map<String, Value>, members: &[Member]) -> Map<String, Value> {
    let mut kept = Map::new();
    for member in members {
        let is_provenance = matches!(member.name.as_str(), "source" | "reason" | "sha256");
        if let Some(value) = found.remove(&member.name) {
            kept.insert(member.name.clone(), known(value, &member.shape));
        } else if member.required && is_provenance {
            kept.insert(member.name.clone(), Value::String(String::new()));
        }
    }
    kept
}
