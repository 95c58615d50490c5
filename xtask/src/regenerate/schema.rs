//! Format → the draft-07 document that editors complete from and check against.

use std::ops::RangeInclusive;

use apispec_codegen::spec::format::{Definition, Format, KINDS, LIKE, Member, Shape, Word};
use serde_json::{Map, Value, json};

/// The document, as text.
pub(super) fn document() -> String {
    let format = Format::shared();
    let branches = KINDS.map(|(_, name, member)| {
        json!({
            "if": { "required": [member] },
            "then": reference(name),
        })
    });
    // The members that an editor offers in an empty file.
    let first = KINDS.map(|(_, name, member)| {
        let members = format.definition(name).shape.members();
        let first = members.iter().find(|it| it.name == member);
        let description = first.map(|it| &it.description);
        (member.to_owned(), json!({ "description": description }))
    });
    let definitions = format.definitions();
    let definitions = definitions.map(|it| (it.name.clone(), definition(it)));
    let document = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "API specs",
        "description": "The format of spec files: what vendors document about their APIs. Generated from the spec types; don't edit.",
        "type": "object",
        "properties": first.into_iter().collect::<Map<_, _>>(),
        "anyOf": KINDS.map(|(_, _, member)| json!({ "required": [member] })),
        "allOf": branches,
        "definitions": definitions.collect::<Map<_, _>>(),
    });
    let mut text = serde_json::to_string_pretty(&document).expect("a value is serializable");
    text.push('\n');
    text
}

fn definition(definition: &Definition) -> Value {
    match &definition.shape {
        Shape::Object(members) => {
            let mut schema = json!({
                "type": "object",
                "additionalProperties": false,
                "properties": properties(members, property),
            });
            let required = members.iter().filter(|member| member.required);
            let required = required.map(|it| it.name.as_str()).collect::<Vec<_>>();
            // The shared object that it is like has the other members.
            if members.iter().any(|member| member.name == LIKE) {
                schema["anyOf"] = json!([{ "required": [LIKE] }, { "required": required }]);
            } else if !required.is_empty() {
                schema["required"] = json!(required);
            }
            schema["description"] = json!(definition.description);
            schema
        }
        Shape::Choice { words, alternatives } => {
            choice(&definition.description, words, alternatives)
        }
        shape => value(shape),
    }
}

/// A choice of words, or of objects with one member, so that editors name a wrong member
/// where `oneOf` would only say that nothing matches.
fn choice(description: &str, words: &[Word], alternatives: &[Member]) -> Value {
    let all = words.iter().map(
        |word| json!({ "type": "string", "const": word.name, "description": word.description }),
    );
    let words = all.collect::<Vec<_>>();
    if alternatives.is_empty() {
        return json!({ "oneOf": words, "description": description });
    }
    let mut schema = json!({
        "description": description,
        "type": "object",
        "properties": properties(alternatives, alternative),
        "additionalProperties": false,
        "minProperties": 1,
        "maxProperties": 1,
    });
    if !words.is_empty() {
        schema["type"] = json!(["string", "object"]);
        schema["if"] = json!({ "type": "string" });
        schema["then"] = json!({ "oneOf": words });
    }
    schema
}

fn properties(members: &[Member], property: fn(&Member) -> Value) -> Map<String, Value> {
    let properties = members.iter().map(|it| (it.name.clone(), property(it)));
    properties.collect()
}

/// Keys are in the order of `schemars`.
fn property(member: &Member) -> Value {
    let description = json!(member.description);
    match &member.shape {
        Shape::Named(name) => {
            let mut schema = json!({});
            default(member, &mut schema);
            schema["description"] = description;
            // Other keywords beside `$ref` are ignored in draft-07.
            schema["allOf"] = json!([reference(name)]);
            schema
        }
        Shape::Any => json!({ "description": description, "type": ANY }),
        Shape::Integer(range) => {
            let mut schema = json!({ "type": "integer", "description": description });
            for (key, end) in ends(range) {
                schema[key] = end;
            }
            schema
        }
        shape => {
            let mut schema = value(shape);
            schema["description"] = description;
            default(member, &mut schema);
            schema
        }
    }
}

fn default(member: &Member, schema: &mut Value) {
    if let Some(default) = &member.default {
        schema["default"] = default.clone();
    }
}

fn alternative(member: &Member) -> Value {
    let mut schema = match &member.shape {
        Shape::Named(name) => json!({ "allOf": [reference(name)] }),
        shape => value(shape),
    };
    schema["description"] = json!(member.description);
    schema
}

fn value(shape: &Shape) -> Value {
    match shape {
        Shape::Named(name) => reference(name),
        Shape::List(item) if matches!(**item, Shape::Any) => {
            json!({ "type": "array", "items": true })
        }
        Shape::List(item) => json!({ "type": "array", "items": value(item) }),
        Shape::Text => json!({ "type": "string" }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Integer(range) => {
            let mut schema = json!({ "type": "integer" });
            for (key, end) in ends(range).into_iter().rev() {
                schema[key] = end;
            }
            schema
        }
        Shape::Any => json!({ "type": ANY }),
        Shape::Object(_) | Shape::Choice { .. } => unreachable!("objects and choices have names"),
    }
}

/// The types of JSON but `null`, which is left out instead.
const ANY: [&str; 5] = ["string", "number", "boolean", "object", "array"];

/// The ends of a range that are worth stating.
fn ends(range: &RangeInclusive<i128>) -> Vec<(&'static str, Value)> {
    let minimum = (*range.start() == 0).then(|| ("minimum", json!(0)));
    let most = u16::try_from(*range.end()).ok();
    let maximum = most.map(|most| ("maximum", json!(most)));
    minimum.into_iter().chain(maximum).collect()
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}
