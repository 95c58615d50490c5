//! What a person pastes → the members of a request: JSON by wire names, a query string, a URL, or a line of `curl`.

use cloud_backup_api::description::{OperationInfo, ParameterInfo, ValueKind};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// What signers and the protocol add to the parameters of an operation.
const COMMON: &[&str] = &[
    "Action",
    "Version",
    "Format",
    "AccessKeyId",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
];

/// The members of a request; fails with what can't be read.
pub(crate) fn members(text: &str, operation: &OperationInfo) -> Result<Map<String, Value>, String> {
    let text = text.trim();
    if text.starts_with('{') {
        return json(text);
    }
    let mut members = Map::new();
    for part in parts(text) {
        if part.starts_with('{') {
            members.extend(json(part)?);
        } else {
            let pairs = part.split('&').filter(|pair| !pair.is_empty());
            for pair in pairs {
                let (name, value) = pair.split_once('=').ok_or("a parameter has no `=`")?;
                let (name, value) = (decoded(name)?, decoded(value)?);
                if COMMON.contains(&name.as_str()) {
                    continue;
                }
                let parameter = operation.parameters.iter().find(|it| it.name == name);
                let value = parameter.map_or(Value::from(value.as_str()), |it| typed(&value, it));
                members.insert(name, value);
            }
        }
    }
    Ok(members)
}

fn json(text: &str) -> Result<Map<String, Value>, String> {
    serde_json::from_str(text).map_err(|error| format!("the JSON can't be read: {error}"))
}

/// The parts of a query, a URL or a line of `curl` that have parameters.
fn parts(text: &str) -> Vec<&str> {
    if !text.starts_with("curl") {
        return vec![query(text)];
    }
    let mut words = words(text).into_iter().skip(1);
    let mut parts = Vec::new();
    while let Some(word) = words.next() {
        match word {
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-urlencode" => {
                parts.extend(words.next());
            }
            "-H" | "--header" | "-X" | "--request" | "-o" | "--output" => drop(words.next()),
            url if url.contains("://") || url.contains('?') => parts.push(query(url)),
            _ => {}
        }
    }
    parts
}

/// What is behind the `?` of a URL; all of a query.
fn query(text: &str) -> &str {
    match text.split_once('?') {
        Some((_, query)) => query,
        None if text.contains("://") => "",
        None => text,
    }
}

/// The words of a shell's line, without their quotes.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim_start_matches(is_space);
    while let Some(first) = rest.chars().next() {
        let (word, after) = match first {
            '\'' | '"' => rest[1..].split_once(first).unwrap_or((&rest[1..], "")),
            _ => rest.split_at(rest.find(is_space).unwrap_or(rest.len())),
        };
        words.push(word);
        rest = after.trim_start_matches(is_space);
    }
    words
}

/// Also a line break after `\`.
fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\\'
}

fn decoded(text: &str) -> Result<String, String> {
    let text = text.replace('+', " ");
    let text = percent_decode_str(&text).decode_utf8();
    Ok(text.map_err(|_| "a parameter is not UTF-8")?.into_owned())
}

/// A text as a value of the parameter's type, or as it is if it is none.
fn typed(text: &str, parameter: &ParameterInfo) -> Value {
    value(text, &parameter.kind).unwrap_or_else(|| text.into())
}

fn value(text: &str, kind: &ValueKind) -> Option<Value> {
    match kind {
        ValueKind::Text | ValueKind::Time(_) | ValueKind::Enumeration(_) => Some(text.into()),
        ValueKind::List(of) if !text.starts_with('[') => {
            text.split(',').map(|item| value(item, of)).collect::<Option<Vec<_>>>().map(Value::from)
        }
        _ => serde_json::from_str(text).ok(),
    }
}
