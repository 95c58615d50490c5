//! No fact changes without a finding: wherever one word, number or member of a spec is another, and
//! the model with it, the review says something.

use std::collections::BTreeMap;
use std::path::Path;

use apispec_codegen::review::{Side, review};
use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Source, disk};
use serde_json::Value;

/// Words that can stand for each other.
const WORDS: &[&[&str]] = &[
    &[
        "input",
        "state",
        "conflict",
        "not_found",
        "permission",
        "quota",
        "service",
    ],
    &["never", "after_change", "later"],
    &["documented", "inferred"],
    &["characters", "bytes"],
    &["at_once", "day", "hour", "minute", "second"],
    &["error", "warning"],
    &["query", "form", "header", "body"],
    &["normal", "deprecated", "unavailable", "set_by_service"],
    &["page", "witness", "notes"],
    &["less", "at_most", "equal", "at_least", "greater"],
    &["GET", "POST", "PUT", "PATCH", "DELETE"],
    &["write", "read", "list"],
    &["indexed", "comma", "space", "pipe", "json", "repeated"],
    &["default", "absent"],
    &[
        "string", "boolean", "int32", "int64", "float", "double", "any",
    ],
    &["required_if", "allowed_if", "forbidden_if"],
    &["all_or_none", "exactly_one", "at_most_one", "at_least_one"],
    &["all", "any"],
];

#[test]
fn no_fact_of_the_whole_language_changes_without_a_finding() {
    let folders = ["tests/cases/base", "tests/cases/accept/language/everything"];
    let changed = changed(&folders, 1);
    assert!(changed > 400, "only {changed} mutants mean something else");
}

#[test]
fn no_fact_of_the_specs_changes_without_a_finding() {
    let changed = changed(&["../specs"], 40);
    assert!(changed > 100, "only {changed} mutants mean something else");
}

/// How many mutants mean something else, of which every so many is tried.
fn changed(folders: &[&str], step: usize) -> usize {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = BTreeMap::new();
    for folder in folders {
        for source in disk::specs(&package.join(folder), "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    let sources = sources.into_values().collect::<Vec<_>>();
    let mut silent = Vec::new();
    let (mut changed, mut count) = (0, 0);
    for index in 0..sources.len() {
        let around = around(&sources, &sources[index].name);
        let at = around.iter().position(|it| it.name == sources[index].name);
        let at = at.expect("it is among them");
        let base = read(&around).unwrap_or_else(|| panic!("{folders:?} are wrong"));
        let meaning = meaning(&base);
        let value = serde_json::from_str::<Value>(&around[at].text).expect("it is JSON");
        for (what, mutant) in mutants(&value) {
            count += 1;
            if count % step != 0 {
                continue;
            }
            let mut sources = around.clone();
            sources[at].text = mutant.to_string();
            let Some(head) = read(&sources) else {
                continue;
            };
            if self::meaning(&head) == meaning {
                continue;
            }
            changed += 1;
            if review(&base, &head).findings.is_empty() {
                silent.push(format!("{}: {what}", around[at].name));
            }
        }
    }
    assert!(
        silent.is_empty(),
        "{} say nothing:\n{}",
        silent.len(),
        silent.join("\n")
    );
    changed
}

/// The files that the one of this name is read with: its provider's and the documents.
fn around(sources: &[Source], name: &str) -> Vec<Source> {
    let scope = |name: &str| {
        name.split_once('/')
            .map(|(provider, _)| provider.to_owned())
    };
    let of = scope(name);
    let belongs = |it: &&Source| of.is_none() || scope(&it.name).is_none_or(|it| Some(it) == of);
    sources.iter().filter(belongs).cloned().collect()
}

fn read(sources: &[Source]) -> Option<Side> {
    Side::read(sources, Strictness::Strict).ok()
}

/// The model without its places.
fn meaning(side: &Side) -> String {
    let text = format!("{:?}", side.model());
    let mut parts = text.split("Place {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once("] }").map_or("", |(_, rest)| rest)
    })
}

/// Every mutant of a file: one word, number or truth another, or one member or item taken away.
fn mutants(value: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut add = |step: &str, inner: Vec<(String, Value)>, put: &dyn Fn(Value) -> Value| {
        let inner = inner.into_iter();
        found.extend(inner.map(|(what, value)| (format!("{step}/{what}"), put(value))));
    };
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter().filter(|(key, _)| *key != "$schema") {
                let put = |value| {
                    let mut members = members.clone();
                    members[key] = value;
                    Value::Object(members)
                };
                add(key, mutants(member), &put);
                let mut less = members.clone();
                less.shift_remove(key);
                found_member(&mut add, key, Value::Object(less), "gone");
                for other in others(key) {
                    let renamed = members.iter().map(|(name, value)| match name == key {
                        true => (other.to_owned(), value.clone()),
                        false => (name.clone(), value.clone()),
                    });
                    found_member(&mut add, key, renamed.collect(), other);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let step = index.to_string();
                let put = |value| {
                    let mut items = items.clone();
                    items[index] = value;
                    Value::Array(items)
                };
                add(&step, mutants(item), &put);
                let mut less = items.clone();
                less.remove(index);
                found_member(&mut add, &step, Value::Array(less), "gone");
            }
        }
        Value::String(text) => {
            let longer = format!("{text}x");
            let words = others(text).map(str::to_owned).chain([longer]);
            found.extend(words.map(|word| (format!("={word}"), word.into())));
        }
        Value::Bool(is) => found.push((format!("={}", !is), (!is).into())),
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            let numbers = [number + 1, number - 1];
            found.extend(numbers.map(|number| (format!("={number}"), number.into())));
        }
        Value::Null => {}
    }
    found
}

fn found_member(
    add: &mut dyn FnMut(&str, Vec<(String, Value)>, &dyn Fn(Value) -> Value),
    step: &str,
    value: Value,
    what: &str,
) {
    add(step, vec![(what.to_owned(), value)], &|value| value);
}

fn others(word: &str) -> impl Iterator<Item = &'static str> {
    let sets = WORDS.iter().filter(move |set| set.contains(&word));
    let word = word.to_owned();
    sets.flat_map(|set| set.iter().copied())
        .filter(move |other| *other != word)
}
