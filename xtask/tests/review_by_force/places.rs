//! Places in a spec that an edit fits, by their pointers.

use serde_json::Value;

/// Every place that fits, by its pointer.
pub(crate) fn all_places(file: &Value, fits: &impl Fn(&str, &Value) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    places(file, String::new(), fits, &mut found);
    found
}

fn places(
    value: &Value,
    path: String,
    fits: &impl Fn(&str, &Value) -> bool,
    found: &mut Vec<String>,
) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                places(member, format!("{path}/{key}"), fits, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, format!("{path}/{index}"), fits, found);
            }
        }
        _ => {}
    }
    if fits(&path, value) {
        found.push(path);
    }
}
