//! Texts of a command line as values, and values held against what the documents say they are.

use cloud_backup_api::description::{Language, ValueKind};
use serde_json::{Number, Value};

use crate::language::{Words, word};
use crate::problem::Problem;

/// A text as a value of this kind. A list may be written as JSON; else the text is its only item.
pub(crate) fn value(text: &str, kind: &ValueKind) -> Option<Value> {
    match kind {
        ValueKind::Text | ValueKind::Time(_) | ValueKind::Enumeration(_) => Some(text.into()),
        ValueKind::Boolean => text.parse::<bool>().ok().map(Value::from),
        ValueKind::Integer => text.parse::<i64>().ok().map(Value::from),
        ValueKind::Integer32 => text.parse::<i32>().ok().map(Value::from),
        ValueKind::Number => serde_json::from_str::<Number>(text).ok().map(Value::from),
        ValueKind::List(_) if text.starts_with('[') => serde_json::from_str(text).ok(),
        ValueKind::List(of) => value(text, of).map(|item| vec![item].into()),
        _ => serde_json::from_str(text).ok(),
    }
}

/// Adds what keeps a value from being of this kind. What is within an object is not described.
pub(crate) fn compare(path: &str, value: &Value, kind: &ValueKind, problems: &mut Vec<Problem>) {
    let fits = match kind {
        ValueKind::Text | ValueKind::Time(_) | ValueKind::Enumeration(_) => value.is_string(),
        ValueKind::Boolean => value.is_boolean(),
        ValueKind::Integer => value.is_i64(),
        ValueKind::Integer32 => value.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
        ValueKind::Number => value.is_number(),
        ValueKind::List(of) => {
            let items = value.as_array();
            for (index, item) in items.into_iter().flatten().enumerate() {
                compare(&format!("{path}[{index}]"), item, of, problems);
            }
            items.is_some()
        }
        ValueKind::Map(of) => {
            let entries = value.as_object();
            for (key, value) in entries.into_iter().flatten() {
                compare(&format!("{path}.{key}"), value, of, problems);
            }
            entries.is_some()
        }
        ValueKind::Object(_) => value.is_object(),
        _ => true,
    };
    if !fits {
        let (path, found) = (path.to_owned(), found(value));
        problems.push(Problem::WrongType { path, expected: *kind, found });
    }
}

/// What a value of this kind is, in words.
pub(crate) fn kind_words(kind: &ValueKind, language: Language) -> String {
    let word = |english, chinese| word(language, english, chinese).to_owned();
    match kind {
        ValueKind::Text | ValueKind::Enumeration(_) => word("a string", "字符串"),
        ValueKind::Time(format) => match language {
            Language::English => format!("a time as `{format}`"),
            Language::Chinese => format!("`{format}` 格式的时间"),
        },
        ValueKind::Boolean => word("a boolean", "布尔值"),
        ValueKind::Integer => word("a whole number", "整数"),
        ValueKind::Integer32 => word("a whole number of 32 bits", "32 位整数"),
        ValueKind::Number => word("a number", "数字"),
        ValueKind::List(_) => word("a list", "列表"),
        ValueKind::Map(_) | ValueKind::Object(_) => word("an object", "对象"),
        _ => word("any JSON", "任意 JSON"),
    }
}

/// What a value is, in words, and nothing of the value.
fn found(value: &Value) -> Words {
    let words = |en, zh| Words { en, zh };
    match value {
        Value::Null => words("null", "null"),
        Value::Bool(_) => words("a boolean", "布尔值"),
        Value::Number(number) if number.is_f64() => words("a fraction", "小数"),
        Value::Number(_) => words("a number", "数字"),
        Value::String(_) => words("a string", "字符串"),
        Value::Array(_) => words("a list", "列表"),
        Value::Object(_) => words("an object", "对象"),
    }
}
