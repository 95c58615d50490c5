//! What a person gives: a request from a file and from flags, and facts.

use std::fs;
use std::io::{self, Read};

use clap::ArgMatches;
use cloud_backup_api::description::{OperationInfo, ParameterInfo, ValueKind};
use serde_json::{Map, Value};

use crate::command::{FACT, REQUEST, SET};
use crate::problem::Problem;
use crate::value::{compare, value};

/// What was given, by name.
pub(crate) struct Given {
    pub(crate) members: Map<String, Value>,
    pub(crate) facts: Map<String, Value>,
}

/// What was given on the command line. Fails with a sentence if it can't be read at all.
pub(crate) fn given(
    operation: &'static OperationInfo,
    matches: &ArgMatches,
    input: impl Read,
) -> Result<Given, String> {
    let mut members = match matches.get_one::<String>(REQUEST) {
        Some(path) => from_file(path, input)?,
        None => Map::new(),
    };
    for parameter in operation.parameters {
        if let Ok(Some(texts)) = matches.try_get_many::<String>(parameter.name) {
            members.insert(parameter.name.to_owned(), from_texts(parameter, texts)?);
        }
    }
    for (name, text) in pairs(matches, SET)? {
        let parameter = operation.parameters.iter().find(|it| it.name == name);
        let parameter = parameter.ok_or_else(|| {
            unknown("parameter", name, operation.parameters.iter().map(|it| it.name))
        })?;
        members.insert(name.to_owned(), from_texts(parameter, [text])?);
    }
    let mut facts = Map::new();
    for (name, text) in pairs(matches, FACT)? {
        let fact = operation.facts.iter().find(|it| it.name == name);
        let fact =
            fact.ok_or_else(|| unknown("fact", name, operation.facts.iter().map(|it| it.name)))?;
        let value = value(text, &fact.kind).ok_or_else(|| not_of_kind(name, text, &fact.kind))?;
        facts.insert(name.to_owned(), value);
    }
    Ok(Given { members, facts })
}

/// What keeps members from being a request of the operation.
pub(crate) fn problems(
    operation: &'static OperationInfo,
    members: &Map<String, Value>,
) -> Vec<Problem> {
    let names = || operation.parameters.iter().map(|it| it.name);
    let mut problems = Vec::new();
    for (name, value) in members {
        match operation.parameters.iter().find(|it| it.name == name) {
            // The same as nothing.
            Some(_) if value.is_null() => {}
            Some(known) => compare(name, value, &known.kind, &mut problems),
            None => problems
                .push(Problem::Unknown { path: name.clone(), meant: nearest(name, names()) }),
        }
    }
    let required = operation.parameters.iter().filter(|it| it.required);
    let missing = required.filter(|it| members.get(it.name).is_none_or(Value::is_null));
    problems.extend(missing.map(|it| Problem::Missing { path: it.name.to_owned() }));
    problems
}

/// The name that was probably meant. Case does not count.
pub(crate) fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = text.to_lowercase();
    let likeness =
        |name: &str| strsim::normalized_damerau_levenshtein(&lower, &name.to_lowercase());
    let likely = names.map(|name| (likeness(name), name)).filter(|(likeness, _)| *likeness > 0.6);
    likely.max_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, name)| name)
}

fn from_file(path: &str, mut input: impl Read) -> Result<Map<String, Value>, String> {
    let mut text = String::new();
    let read = match path {
        "-" => input.read_to_string(&mut text).map(drop),
        path => fs::read_to_string(path).map(|read| text = read),
    };
    read.map_err(|error| unreadable(path, &error))?;
    match serde_json::from_str::<Value>(&text) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(format!("`{path}` is JSON, but not an object with parameters by wire name")),
        // It says where, and shows nothing of the text.
        Err(error) => Err(format!("`{path}` is not JSON: {error}")),
    }
}

fn unreadable(path: &str, error: &io::Error) -> String {
    format!("can't read `{path}`: {error}")
}

/// What a flag gives; a list has an item for each text.
fn from_texts(
    parameter: &ParameterInfo,
    texts: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<Value, String> {
    let name = parameter.name;
    let mut items = Vec::new();
    for text in texts {
        let read = value(text.as_ref(), &parameter.kind);
        let shown = if parameter.sensitive { "<redacted>" } else { text.as_ref() };
        items.push(read.ok_or_else(|| not_of_kind(name, shown, &parameter.kind))?);
    }
    match parameter.kind {
        ValueKind::List(_) => {
            let items = items.into_iter().flat_map(|list| match list {
                Value::Array(items) => items,
                item => vec![item],
            });
            Ok(items.collect())
        }
        _ => Ok(items.pop().unwrap_or_default()),
    }
}

/// `NAME=VALUE`, as often as it is given.
fn pairs<'m>(matches: &'m ArgMatches, id: &str) -> Result<Vec<(&'m str, &'m str)>, String> {
    let texts = matches.get_many::<String>(id).into_iter().flatten();
    let pairs = texts.map(|text| {
        let pair = text.split_once('=');
        // The text is not shown: it may hold a secret.
        pair.ok_or_else(|| format!("`--{}` takes NAME=VALUE", id.trim_start_matches(':')))
    });
    pairs.collect()
}

fn not_of_kind(name: &str, text: &str, kind: &ValueKind) -> String {
    let expected = crate::value::kind_words(kind, cloud_backup_api::description::Language::English);
    format!("`{name}` is {expected}, which `{text}` is not")
}

fn unknown<'a>(what: &str, name: &str, names: impl Iterator<Item = &'a str> + Clone) -> String {
    let hint = match nearest(name, names.clone()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("it has {}", names.collect::<Vec<_>>().join(", ")),
    };
    format!("the operation has no {what} `{name}`; {hint}")
}
