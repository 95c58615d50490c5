//! The api-docs of a vendor → the names and the descriptions of each operation, for judged sentences.

use serde_json::Value as Json;

use crate::prose::{self, Field, Kind, Names, Value};

/// An operation of the metadata.
pub(super) struct Described {
    pub(super) names: Names,
    /// The path of each field with its description.
    pub(super) texts: Vec<(Field, String)>,
}

/// What the metadata says of an operation.
pub(super) fn described(metadata: &Json, operation: &str) -> Described {
    let mut texts = Vec::new();
    let parameters = metadata["apis"][operation]["parameters"].as_array();
    for parameter in parameters.into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap_or_default();
        walk(name, &parameter["schema"], &mut texts);
    }
    let fields = texts.iter().map(|(field, _)| field.clone()).collect();
    Described { names: Names::new(fields, prose::properties(&[])), texts }
}

fn walk(name: &str, schema: &Json, found: &mut Vec<(Field, String)>) {
    let says = schema["description"].as_str().unwrap_or_default();
    let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Json::as_str);
    let mut values = listed.map(plain).collect::<Vec<_>>();
    for value in prose::listed(says) {
        match values.iter_mut().find(|it| it.value == value.value) {
            Some(known) => known.label = value.label,
            None => values.push(value),
        }
    }
    let kind = match schema["type"].as_str().unwrap_or_default() {
        "string" => Kind::Text,
        "integer" | "long" | "number" | "float" | "double" => Kind::Number,
        "boolean" => Kind::Boolean,
        "array" => Kind::List,
        _ => Kind::Other,
    };
    let field = Field { name: name.to_owned(), kind, values, ..Field::none() };
    found.push((field, says.to_owned()));
    if let Some(items) = schema.get("items") {
        let mut inner = Vec::new();
        walk(name, items, &mut inner);
        // The items of a list have its name.
        found.extend(
            inner.into_iter().filter(|(field, says)| field.name != name || !says.is_empty()),
        );
    }
    for (key, member) in schema["properties"].as_object().into_iter().flatten() {
        walk(&format!("{name}.{key}"), member, found);
    }
}

fn plain(value: &str) -> Value {
    Value { value: value.to_owned(), aliases: Vec::new(), label: String::new() }
}
