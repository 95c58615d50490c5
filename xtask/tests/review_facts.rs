//! No fact changes without a finding: wherever one word, number or member of a spec is another, and
//! the model with it, the review says something.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use apispec_codegen::spec::format::{FileKind, Format, Shape};
use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Source, disk};
use serde_json::Value;
use xtask::review::{Revision, review};

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

/// Members of the format that the model does not know, and why.
const SILENT: &[(&str, &str)] = &[];

/// What the mutants of specs that use the whole language mean.
static LANGUAGE: LazyLock<Changed> = LazyLock::new(|| {
    let folders = [
        "../codegen/tests/cases/base",
        "../codegen/tests/cases/accept/language/everything",
    ];
    changed(&folders, 1)
});

#[test]
fn no_fact_of_the_whole_language_changes_without_a_finding() {
    LANGUAGE.assert_told(400);
}

#[test]
fn no_fact_of_the_specs_changes_without_a_finding() {
    changed(&["../specs"], 97).assert_told(60);
}

#[test]
fn every_member_reaches_the_model() {
    let silent = SILENT.iter().map(|(member, _)| *member).collect::<Vec<_>>();
    let mut wrong = Vec::new();
    for definition in Format::shared().definitions() {
        for member in definition.shape.members() {
            let name = format!("{}.{}", definition.name, member.name);
            let reaches = LANGUAGE.members.contains(&name);
            if reaches == silent.contains(&name.as_str()) {
                let verb = if reaches { "reaches" } else { "does not reach" };
                wrong.push(format!("{name} {verb} the model"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the mutants of some specs mean.
struct Changed {
    /// How many mean something else.
    count: usize,
    /// Those of them of which the review says nothing.
    silent: Vec<String>,
    /// The members that they change, such as `Field.unit`.
    members: BTreeSet<String>,
}

impl Changed {
    fn assert_told(&self, least: usize) {
        let (count, silent) = (self.count, &self.silent);
        assert!(
            silent.is_empty(),
            "{} say nothing:\n{}",
            silent.len(),
            silent.join("\n")
        );
        assert!(count > least, "only {count} mutants mean something else");
    }
}

/// What the mutants mean, of which every so many is tried.
fn changed(folders: &[&str], step: usize) -> Changed {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = BTreeMap::new();
    for folder in folders {
        for source in disk::specs(&package.join(folder), "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    let sources = sources.into_values().collect::<Vec<_>>();
    let mut changed = Changed {
        count: 0,
        silent: Vec::new(),
        members: BTreeSet::new(),
    };
    let mut count = 0;
    for index in 0..sources.len() {
        let around = around(&sources, &sources[index].name);
        let at = around.iter().position(|it| it.name == sources[index].name);
        let at = at.expect("it is among them");
        let base = read(&around).unwrap_or_else(|| panic!("{folders:?} are wrong"));
        let meaning = meaning(&base);
        let value = serde_json::from_str::<Value>(&around[at].text).expect("it is JSON");
        let mut changes = Vec::new();
        self::changes(&value, String::new(), &mut changes);
        for (place, change) in changes {
            count += 1;
            if count % step != 0 {
                continue;
            }
            let mut sources = around.clone();
            sources[at].text = changed_file(value.clone(), &place, &change).to_string();
            let Some(head) = read(&sources) else {
                continue;
            };
            if self::meaning(&head) == meaning {
                continue;
            }
            changed.count += 1;
            changed.members.extend(members(&around[at].name, &place));
            if review(&base, &head).findings.is_empty() {
                changed
                    .silent
                    .push(format!("{}: {place} {change:?}", around[at].name));
            }
        }
    }
    changed
}

/// The members of the format on the way to a place of a file.
fn members(file: &str, place: &str) -> Vec<String> {
    let format = Format::shared();
    let mut definition = format.file(FileKind::of(file).expect("it is a spec"));
    let mut shape = &definition.shape;
    let mut members = Vec::new();
    for step in place.split('/').skip(1) {
        if let Shape::List(item) = shape {
            shape = item;
        } else if let Some(member) = shape.members().iter().find(|it| it.name == step) {
            members.push(format!("{}.{}", definition.name, member.name));
            shape = &member.shape;
        }
        if let Shape::Named(name) = shape {
            definition = format.definition(name);
            shape = &definition.shape;
        }
    }
    members
}

/// The files that the one of this name is read with: its service's, its provider's and the documents.
fn around(sources: &[Source], name: &str) -> Vec<Source> {
    let folders = |name: &str| {
        name.split('/')
            .take(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let of = folders(name);
    let belongs = |it: &&Source| match (of.as_slice(), folders(&it.name).as_slice()) {
        // A file of all services.
        ([_], _) | (_, [_]) => true,
        ([provider, file], [other, ..]) if file.ends_with(".json") => provider == other,
        ([provider, service], [other, of]) => {
            provider == other && (service == of || of.ends_with(".json"))
        }
        _ => false,
    };
    sources.iter().filter(belongs).cloned().collect()
}

fn read(sources: &[Source]) -> Option<Revision> {
    Revision::read(sources, Strictness::Strict).ok()
}

/// The model without its places.
fn meaning(side: &Revision) -> String {
    let text = format!("{:?}", side.model());
    let mut parts = text.split("Place {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once("] }").map_or("", |(_, rest)| rest)
    })
}

/// What becomes of a value, a member or an item.
#[derive(Debug)]
enum Change {
    Gone,
    Is(Value),
    Called(&'static str),
}

/// Every change of a file, by the pointer to what changes.
fn changes(value: &Value, at: String, found: &mut Vec<(String, Change)>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter().filter(|(key, _)| *key != "$schema") {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                found.push((at.clone(), Change::Gone));
                found.extend(others(key).map(|other| (at.clone(), Change::Called(other))));
                changes(member, at, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let at = format!("{at}/{index}");
                found.push((at.clone(), Change::Gone));
                changes(item, at, found);
            }
        }
        Value::String(text) => {
            let words = others(text).map(str::to_owned).chain([format!("{text}x")]);
            found.extend(words.map(|word| (at.clone(), Change::Is(word.into()))));
        }
        Value::Bool(is) => found.push((at, Change::Is((!is).into()))),
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            let numbers = [number + 1, number - 1];
            found.extend(numbers.map(|number| (at.clone(), Change::Is(number.into()))));
        }
        Value::Null => {}
    }
}

/// A file with one change.
fn changed_file(mut file: Value, at: &str, change: &Change) -> Value {
    let (around, last) = at.rsplit_once('/').expect("it is within the file");
    let key = last.replace("~1", "/").replace("~0", "~");
    match file.pointer_mut(around).expect("it is there") {
        Value::Object(members) => {
            let old = std::mem::take(members).into_iter();
            *members = old
                .filter_map(|(name, value)| match change {
                    _ if name != key => Some((name, value)),
                    Change::Gone => None,
                    Change::Is(value) => Some((name, value.clone())),
                    Change::Called(other) => Some(((*other).to_owned(), value)),
                })
                .collect();
        }
        Value::Array(items) => {
            let index = key.parse::<usize>().expect("it is a number");
            match change {
                Change::Is(value) => items[index] = value.clone(),
                _ => drop(items.remove(index)),
            }
        }
        _ => {}
    }
    file
}

fn others(word: &str) -> impl Iterator<Item = &'static str> {
    let sets = WORDS.iter().filter(move |set| set.contains(&word));
    let word = word.to_owned();
    sets.flat_map(|set| set.iter().copied())
        .filter(move |other| *other != word)
}
