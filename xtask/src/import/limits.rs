//! Limits that a schema states; all are warnings until a person has compared them with the documentation.

use apispec_codegen::source::Value;

use super::drafting::Drafting;
use super::metadata::Located;
use super::record::Reason;
use super::typed::{Side, Typed};
use super::values::Kind;
use crate::json::Json;

/// The limits of a field of a request.
pub(super) fn limits(
    drafting: &mut Drafting<'_>,
    schema: &Located<'_>,
    typed: &Typed,
    side: Side,
) -> Vec<Json> {
    if side == Side::Response {
        return Vec::new();
    }
    let mut checks = Vec::new();
    let mut add = |key: &str, least: &str, most: &str| {
        let ends = [("min", number(schema, least)), ("max", number(schema, most))];
        let ends = ends.into_iter().filter_map(|(end, number)| Some((end.into(), number?)));
        let ends = ends.collect::<Vec<_>>();
        if !ends.is_empty() {
            checks.push(Json::only(key, Json::Object(ends)));
        }
    };
    match &typed.kind {
        Kind::Text if is_string(typed) => add("length", "minLength", "maxLength"),
        Kind::Int32 | Kind::Int64 => add("range", "minimum", "maximum"),
        Kind::List(_) => add("items", "minItems", "maxItems"),
        _ => {}
    }
    if let Some(pattern) = schema.text("pattern").filter(|_| is_string(typed)) {
        // The vendor's patterns are anchored where it means the whole text, and ours always are.
        let pattern = pattern.strip_prefix('^').unwrap_or(pattern);
        let pattern = pattern.strip_suffix('$').unwrap_or(pattern);
        checks.push(Json::only("pattern", Json::text(pattern)));
    }
    if typed.is_enumeration() {
        checks.push(Json::text("known"));
    }
    checks.extend(numbers(schema, typed).map(|values| Json::only("values", Json::List(values))));
    untyped(drafting, schema, typed);
    let source = drafting.cite(&schema.pointer);
    let limits = checks.into_iter().map(|check| {
        let is_usual = check == Json::text("known") || check.member("values").is_some();
        let mut limit = Json::only("check", check);
        if !is_usual {
            limit.set("severity", Json::text("warning"));
        }
        limit.set("source", Json::text(source.as_str()));
        limit
    });
    limits.collect()
}

/// Notes the limits that specs can't state.
fn untyped(drafting: &mut Drafting<'_>, schema: &Located<'_>, typed: &Typed) {
    let stated = schema.members().into_iter().filter(|(key, at)| match *key {
        "exclusiveMinimum" | "exclusiveMaximum" => schema.is(key),
        "minimum" | "maximum" => !matches!(typed.kind, Kind::Int32 | Kind::Int64),
        "enum" => {
            let is_said = matches!(typed.kind, Kind::Text) || numbers(schema, typed).is_some();
            !is_said && !at.node.items().is_empty()
        }
        _ => false,
    });
    for (key, at) in stated {
        let what = format!("`{key}`: {}", Json::from(at.node).line());
        drafting.omit(Reason::UntypedLimit, what, &at.pointer);
    }
}

/// The values of an enumeration of whole numbers, which the metadata may write as texts; each once.
fn numbers(schema: &Located<'_>, typed: &Typed) -> Option<Vec<Json>> {
    if !matches!(typed.kind, Kind::Int32 | Kind::Int64) {
        return None;
    }
    let mut numbers = Vec::new();
    for item in schema.at("enum")?.node.items() {
        let (Value::Number(text) | Value::String(text)) = &item.value else {
            return None;
        };
        let number = text.trim().parse::<i64>().ok()?;
        let fits = matches!(typed.kind, Kind::Int64) || i32::try_from(number).is_ok();
        if !fits {
            return None;
        }
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let numbers = numbers.into_iter().map(Json::number).collect::<Vec<_>>();
    (!numbers.is_empty()).then_some(numbers)
}

/// A whole number, which the metadata may write as a text. What no number of the type exceeds says nothing.
fn number(schema: &Located<'_>, key: &str) -> Option<Json> {
    let node = schema.node.child(key)?;
    let (Value::Number(text) | Value::String(text)) = &node.value else {
        return None;
    };
    let number = text.trim().parse::<i64>().ok()?;
    let says_nothing = match key {
        "minLength" | "minItems" => number <= 0,
        "minimum" => number <= i32::MIN.into(),
        "maximum" => [i64::from(i32::MAX), i64::MAX].contains(&number),
        _ => number < 0,
    };
    (!says_nothing).then(|| Json::number(number))
}

fn is_string(typed: &Typed) -> bool {
    typed.json == Json::text("string")
}
