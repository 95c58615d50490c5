//! Which secrets the specs have.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The names of all fields that a spec marks as sensitive.
pub(super) fn secrets() -> Vec<String> {
    let mut found = Vec::new();
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    secrets_of(specs, &mut found);
    found
}

fn secrets_of(folder: PathBuf, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            secrets_of(path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
            && path.file_name().is_some_and(|name| name != "schema.json")
        {
            let text = fs::read_to_string(path).expect("it is text");
            sensitive(&serde_json::from_str(&text).expect("it is JSON"), found);
        }
    }
}

fn sensitive(spec: &Value, found: &mut Vec<String>) {
    match spec {
        Value::Object(members) => {
            if members.get("sensitive") == Some(&Value::Bool(true)) {
                found.push(members["name"].as_str().expect("a name").to_owned());
            }
            members.values().for_each(|member| sensitive(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| sensitive(item, found)),
        _ => {}
    }
}
