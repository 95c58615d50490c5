//! The schemas of specs and vectors, by a validator that this project did not write.

use std::fs;
use std::path::{Component, Path, PathBuf};

use apispec_codegen::{Source, disk, model};
use serde_json::Value;

/// Codes of findings about the shape of a file, which a schema can see.
const SHAPE: &[&str] = &[
    "unknown-key",
    "missing-member",
    "mistyped",
    "unknown-word",
    "one-of",
    "null",
    "duplicate-key",
    "deceiving-text",
];

/// Mistakes of shape that no schema sees, and why.
const UNSEEN: &[(&str, &str)] = &[
    ("shape/duplicate_key", "readers of JSON keep one member of a name"),
    ("shape/duplicate_in_example", "readers of JSON keep one member of a name"),
    ("shape/deceiving_body", "any text is a text"),
    ("shape/deceiving_character", "any text is a text"),
    ("shape/deceiving_code", "any text is a text"),
    ("shape/deceiving_default", "any text is a text"),
    ("shape/deceiving_example", "any text is a text"),
    ("shape/deceiving_key", "any text is a text"),
    ("shape/deceiving_xml", "any text is a text"),
];

/// The fewest reject cases that the schema has to refuse.
const FEWEST: usize = 30;

#[test]
fn the_schema_is_draft_07() {
    let schema = schema();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    if let Err(error) = jsonschema::draft7::meta::validate(&schema) {
        panic!("{}: {error}", error.instance_path());
    }
}

#[test]
fn every_spec_names_the_schema_and_fits_it() {
    let validator = validator();
    let mut count = 0;
    for folder in ["specs", "generated/tests/outside/specs"] {
        for source in disk::specs(&root().join(folder), folder).expect("the specs can be read") {
            let spec = json(&source.text);
            let named = spec["$schema"].as_str().unwrap_or_default();
            let from = Path::new(&source.path).parent().expect("a folder");
            assert_eq!(
                joined(from, named),
                Path::new("specs/schema.json"),
                "{} names `{named}`",
                source.path
            );
            let errors = told(&validator, &spec);
            assert!(errors.is_empty(), "{}: {errors:#?}", source.path);
            count += 1;
        }
    }
    assert!(count > 20, "only {count} specs were found");
}

#[test]
fn what_is_accepted_fits_the_schema() {
    let validator = validator();
    for folder in ["base", "accept/language/everything"] {
        for source in disk::specs(&cases().join(folder), folder).expect("the specs can be read") {
            let errors = told(&validator, &json(&source.text));
            assert!(errors.is_empty(), "{}: {errors:#?}", source.path);
        }
    }
}

#[test]
fn mistakes_of_shape_are_refused() {
    let validator = validator();
    let mut refused = 0;
    for (name, folder) in reject_cases() {
        let Some(finding) = finding_of_shape(&folder) else {
            continue;
        };
        let sources = disk::specs(&folder, "specs").expect("the specs can be read");
        let fits = |source: &Source| validator.is_valid(&json(&source.text));
        let is_refused = !sources.iter().all(fits);
        let unseen = UNSEEN.iter().find(|(case, _)| *case == name);
        match unseen {
            None => assert!(is_refused, "{name}: the schema does not see `{finding}`"),
            Some((_, reason)) => assert!(!is_refused, "{name}: seen, though {reason}"),
        }
        refused += usize::from(is_refused);
    }
    assert!(refused >= FEWEST, "only {refused} cases were refused");
}

#[test]
fn a_wrong_key_is_called_by_its_name() {
    let validator = validator();
    for (case, file, key) in [
        ("unknown_key", "acme/queue/create_queue.json", "defualt"),
        ("unknown_key_of_a_field", "acme/queue/create_queue.json", "require"),
        ("unknown_key_of_an_inner_field", "acme/queue/create_queue.json", "sensitiv"),
        ("unknown_key_of_a_limit", "acme/queue/create_queue.json", "maximum"),
        ("unknown_kind_of_limit", "acme/queue/create_queue.json", "len"),
        ("unknown_key_of_a_condition", "acme/queue/create_queue.json", "missing"),
        ("unknown_shape", "acme/queue/create_queue.json", "require_if"),
    ] {
        let path = cases().join("reject/shape").join(case).join(file);
        let text = fs::read_to_string(&path).expect("the case can be read");
        let errors = told(&validator, &json(&text));
        let names_it = errors.iter().any(|error| error.contains(&format!("'{key}'")));
        assert!(names_it, "{case}: {errors:#?}");
    }
}

#[test]
fn editors_find_a_description_and_no_noise() {
    let schema = schema();
    let definitions = schema["definitions"].as_object().expect("definitions");
    for (name, definition) in definitions {
        assert!(definition["description"].is_string(), "{name} is not described");
        let is_object = definition["type"] == "object" || definition["properties"].is_object();
        assert!(
            !is_object || definition["additionalProperties"] == false,
            "{name} takes any member"
        );
        let members = definition["properties"].as_object().into_iter().flatten();
        for (member, schema) in members {
            assert!(schema["description"].is_string(), "{name}.{member} is not described");
        }
        for word in words(definition) {
            assert!(word["description"].is_string(), "{name}: {word} is not described");
        }
        no_noise(name, definition);
    }
    for member in ["documents", "provider", "service", "types", "operation"] {
        let first = &schema["properties"][member]["description"];
        assert!(first.is_string(), "an empty file is not offered `{member}`");
    }
}

/// The words that a definition lets one choose from.
fn words(definition: &Value) -> Vec<&Value> {
    let lists = [&definition["oneOf"], &definition["then"]["oneOf"]];
    let lists = lists.into_iter().filter_map(Value::as_array);
    lists.flatten().collect()
}

/// No default that says nothing, no format that validators don't know, nothing beside `$ref`.
fn no_noise(name: &str, schema: &Value) {
    match schema {
        Value::Object(members) => {
            let default = members.get("default");
            assert_ne!(default, Some(&Value::Null), "{name}");
            assert_ne!(default, Some(&Value::Array(Vec::new())), "{name}");
            let format = members.get("format").and_then(Value::as_str);
            assert_eq!(format, None, "{name}");
            let is_reference = members.get("$ref").is_some_and(Value::is_string);
            assert!(!is_reference || members.len() == 1, "{name}: {schema}");
            members.values().for_each(|value| no_noise(name, value));
        }
        Value::Array(items) => items.iter().for_each(|item| no_noise(name, item)),
        _ => {}
    }
}

/// The code of a finding of shape in a reject case whose files are JSON.
fn finding_of_shape(folder: &Path) -> Option<&'static str> {
    let sources = disk::specs(folder, "specs").expect("the specs can be read");
    let report = model(&sources).err()?;
    let findings = report.findings().iter().map(|finding| finding.code);
    SHAPE.iter().copied().find(|code| findings.clone().any(|found| found == *code))
}

/// Every reject case, as `<feature>/<case>`.
fn reject_cases() -> Vec<(String, PathBuf)> {
    let reject = cases().join("reject");
    let mut found = Vec::new();
    for feature in names(&reject) {
        for case in names(&reject.join(&feature)) {
            let name = format!("{feature}/{case}");
            found.push((name, reject.join(&feature).join(&case)));
        }
    }
    found.sort();
    found
}

/// The names of what is in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let names = entries.map(|entry| entry.expect("the entry can be read").file_name());
    names.map(|name| name.into_string().expect("the name is UTF-8")).collect()
}

fn told(validator: &jsonschema::Validator, spec: &Value) -> Vec<String> {
    let errors = validator.iter_errors(spec);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The vectors of every accept case and of the project's own specs.
#[test]
fn every_vector_fits_the_schema_beside_it() {
    let vectors = root().join("generated/vectors");
    let text = fs::read_to_string(vectors.join("schema.json")).expect("the schema can be read");
    let validator = jsonschema::draft7::new(&json(&text)).expect("a schema");
    let mut open = vec![vectors, root().join("codegen/tests/golden/src/vectors")];
    let mut count = 0;
    while let Some(next) = open.pop() {
        if next.is_dir() {
            let entries = fs::read_dir(&next).expect("the folder can be read");
            open.extend(entries.map(|entry| entry.expect("the entry can be read").path()));
        } else if next.extension().is_some_and(|it| it == "json") && !next.ends_with("schema.json")
        {
            let file = json(&fs::read_to_string(&next).expect("the file can be read"));
            if let Err(error) = validator.validate(&file) {
                panic!("{}: {error} at {}", next.display(), error.instance_path());
            }
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

fn validator() -> jsonschema::Validator {
    jsonschema::draft7::new(&schema()).expect("the schema can be used")
}

fn schema() -> Value {
    let text = fs::read_to_string(root().join("specs/schema.json")).expect("it can be read");
    json(&text)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("the workspace").to_owned()
}

/// A relative path from a folder, without `..` in it.
fn joined(folder: &Path, path: &str) -> PathBuf {
    let mut joined = folder.to_owned();
    for step in Path::new(path).components() {
        match step {
            Component::ParentDir => drop(joined.pop()),
            step => joined.push(step),
        }
    }
    joined
}
