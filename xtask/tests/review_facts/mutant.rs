//! Specs with one word, number or member changed.

use std::collections::BTreeMap;
use std::path::Path;

use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Source, disk};
use serde_json::Value;
use xtask::review::Revision;

/// Words that can stand for each other.
const WORDS: &[&[&str]] = &[
    &["input", "state", "conflict", "not_found", "permission", "quota", "service"],
    &["never", "after_change", "later"],
    &["documented", "observed", "inferred"],
    &["accepted", "sent"],
    &[
        "pass_log",
        "pasted_response",
        "acceptance_test",
        "working_script",
        "vendor_example",
        "client_code",
    ],
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
    &["string", "boolean", "int32", "int64", "float", "double", "any"],
    &["required_if", "allowed_if", "forbidden_if"],
    &["all_or_none", "exactly_one", "at_most_one", "at_least_one"],
    &["all", "any"],
];

/// Specs with one change in them.
pub(crate) struct Mutant<'a> {
    pub(crate) base: &'a Revision,
    /// What the specs mean without the change.
    pub(crate) meaning: &'a String,
    /// The specs without the change.
    pub(crate) around: &'a [Source],
    /// Which of them is changed.
    pub(crate) at: usize,
    value: &'a Value,
    pub(crate) place: String,
    pub(crate) change: Change,
}

impl Mutant<'_> {
    /// The specs with the change.
    pub(crate) fn sources(&self) -> Vec<Source> {
        let mut sources = self.around.to_vec();
        let changed = changed_file(self.value.clone(), &self.place, &self.change);
        sources[self.at].text = changed.to_string();
        sources
    }
}

/// Gives every mutant of the specs in some folders, of which a later one replaces files of those before it.
pub(crate) fn each_mutant(folders: &[&str], mut mutant: impl FnMut(&Mutant<'_>)) {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = BTreeMap::new();
    for folder in folders {
        for source in disk::specs(&package.join(folder), "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    let sources = sources.into_values().collect::<Vec<_>>();
    for source in &sources {
        let around = around(&sources, &source.name);
        let at = around.iter().position(|it| it.name == source.name);
        let at = at.expect("it is among them");
        let base = read(&around).unwrap_or_else(|| panic!("{folders:?} are wrong"));
        let meaning = meaning(&base);
        let value = serde_json::from_str::<Value>(&source.text).expect("it is JSON");
        let mut changes = Vec::new();
        self::changes(&value, String::new(), &mut changes);
        for (place, change) in changes {
            mutant(&Mutant {
                base: &base,
                meaning: &meaning,
                around: &around,
                at,
                value: &value,
                place,
                change,
            });
        }
    }
}

/// The files that the one of this name is read with: its service's, its provider's and the documents.
fn around(sources: &[Source], name: &str) -> Vec<Source> {
    let folders = |name: &str| name.split('/').take(2).map(str::to_owned).collect::<Vec<_>>();
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

/// The revision, if the specs are right.
pub(crate) fn read(sources: &[Source]) -> Option<Revision> {
    Revision::read(sources, Strictness::Strict).ok()
}

/// The model without its places.
pub(crate) fn meaning(side: &Revision) -> String {
    let text = format!("{:?}", side.model());
    let mut parts = text.split("Place {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("] }").map_or("", |(_, rest)| rest))
}

/// What becomes of a value, a member or an item.
#[derive(Debug)]
pub(crate) enum Change {
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
            let numbers = [number.saturating_add(1), number.saturating_sub(1)];
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
    sets.flat_map(|set| set.iter().copied()).filter(move |other| *other != word)
}
