//! `specs/README.md`: its example is accepted as it is, and nothing of the format is missing in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use apispec_codegen::{Source, model};
use serde_json::Value;

#[test]
fn the_example_is_accepted() {
    let sources = example();
    assert!(sources.len() >= 7, "only {} files", sources.len());
    if let Err(report) = model(&sources) {
        panic!("{report}");
    }
}

#[test]
fn the_example_fits_the_schema_that_it_names() {
    let validator = jsonschema::draft7::new(&schema()).expect("the schema can be used");
    for source in example() {
        let spec: Value = serde_json::from_str(&source.text).expect("it is JSON");
        let depth = source.name.matches('/').count();
        let expected = format!("{}schema.json", "../".repeat(depth));
        assert_eq!(spec["$schema"], expected.as_str(), "{}", source.name);
        if let Err(error) = validator.validate(&spec) {
            panic!("{}{}: {error}", source.name, error.instance_path());
        }
    }
}

#[test]
fn every_member_and_every_word_is_explained() {
    let manual = manual();
    let mut names = BTreeSet::new();
    collect(&schema()["definitions"], &mut names);
    assert!(names.len() > 150, "only {} names were found", names.len());
    let missing = names
        .iter()
        .filter(|name| {
            !manual.contains(&format!("\"{name}\"")) && !manual.contains(&format!("`{name}`"))
        })
        .collect::<Vec<_>>();
    assert!(missing.is_empty(), "the manual says nothing of {missing:?}");
}

/// The names of all members and all words of choices.
fn collect(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                names.extend(properties.keys().cloned());
            }
            names.extend(members.get("const").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|value| collect(value, names));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        _ => {}
    }
}

/// The files of the manual's example, without its remarks.
fn example() -> Vec<Source> {
    let manual = manual();
    let blocks = manual.split("```jsonc\n").skip(1);
    blocks
        .map(|rest| {
            let (block, _) = rest.split_once("```").expect("a block ends");
            let (first, text) = block.split_once('\n').expect("a block has lines");
            let name = first.strip_prefix("// ").expect("a block begins with its path");
            Source {
                path: format!("specs/{name}"),
                name: name.to_owned(),
                text: without_remarks(text),
            }
        })
        .collect()
}

/// JSON without what follows `//` outside of its texts.
fn without_remarks(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let mut in_text = false;
        let mut previous = ' ';
        for (at, character) in line.char_indices() {
            match character {
                '"' if previous != '\\' => in_text = !in_text,
                '/' if previous == '/' && !in_text => return line[..at - 1].trim_end(),
                _ => {}
            }
            previous = character;
        }
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn manual() -> String {
    read("README.md")
}

fn schema() -> Value {
    serde_json::from_str(&read("schema.json")).expect("it is JSON")
}

fn read(name: &str) -> String {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    fs::read_to_string(specs.join(name)).expect("it can be read")
}
