//! Statements → checks of rules and limits, as specs write them.

use super::names::{Field, Kind, Names};
use super::statement::{Characters, Condition, Counted, Ends, Must, Statement};

/// A check, as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// Of a rule between fields.
    Rule(String),
    /// Of the values of a field.
    Limit { field: String, check: String },
}

/// Why a statement is no check of a spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsayable {
    /// It is a default, a unit or a status, which are members of the field.
    Member,
    /// It is about fields within parameters.
    Nested,
    /// The type of the field can't have the limit.
    Mistyped,
    /// It names values that are not declared.
    Undeclared,
}

/// The check that says the same.
pub(crate) fn check(statement: &Statement, names: &Names) -> Result<Check, Unsayable> {
    if statement.fields().iter().any(|it| it.contains('.')) || nested(statement) {
        return Err(Unsayable::Nested);
    }
    let when = |when: &Condition| condition(when, names).ok_or(Unsayable::Undeclared);
    match statement {
        Statement::Presence { must, fields, when: condition } => {
            let name = match must {
                Must::Required => "required_if",
                Must::Allowed => "allowed_if",
                Must::Forbidden => "forbidden_if",
                Must::Effective => "effective_if",
            };
            let (fields, when) = (list(fields), when(condition)?);
            Ok(Check::Rule(format!(
                "{{ \"{name}\": {{ \"fields\": {fields}, \"when\": {when} }} }}"
            )))
        }
        Statement::Values { field, values, when: condition } => {
            let known = names.field(field).ok_or(Unsayable::Undeclared)?;
            let Some(condition) = condition else {
                return values_of(known, values, names);
            };
            let spelled = values.iter().map(|it| declared(known, it, names));
            let spelled = spelled.collect::<Option<Vec<_>>>().ok_or(Unsayable::Undeclared)?;
            let (field, values, when) = (quoted(field), list(&spelled), when(condition)?);
            Ok(Check::Rule(format!(
                "{{ \"values_if\": {{ \"field\": {field}, \"values\": {values}, \"when\": {when} }} }}"
            )))
        }
        Statement::Range { field, ends: range, when: condition } => {
            is_of(names, field, &[Kind::Number])?;
            let range = format!("{{ {} }}", ends(*range));
            conditional(Named { field, key: "range", value: range }, condition.as_ref(), names)
        }
        Statement::Length { field, ends: length, unit, when: condition } => {
            is_of(names, field, &[Kind::Text, Kind::List, Kind::Time])?;
            let unit = match unit {
                Counted::Characters => "",
                Counted::Bytes => ", \"unit\": \"bytes\"",
            };
            let length = format!("{{ {}{unit} }}", ends(*length));
            conditional(Named { field, key: "length", value: length }, condition.as_ref(), names)
        }
        Statement::Items { field, ends: items } => {
            is_of(names, field, &[Kind::List])?;
            Ok(limit(field, format!("{{ \"items\": {{ {} }} }}", ends(*items))))
        }
        Statement::Count { fields, count } => Ok(Check::Rule(format!(
            "{{ \"{}\": {{ \"fields\": {} }} }}",
            count.name(),
            list(fields)
        ))),
        Statement::Order { left, is, right } => {
            let kinds = (is_of(names, left, &[])?, is_of(names, right, &[])?);
            if !matches!(kinds, (Kind::Number, Kind::Number) | (Kind::Time, Kind::Time)) {
                return Err(Unsayable::Mistyped);
            }
            let (left, is, right) = (quoted(left), is.name(), quoted(right));
            Ok(Check::Rule(format!(
                "{{ \"compare\": {{ \"left\": {left}, \"is\": \"{is}\", \"right\": {right} }} }}"
            )))
        }
        Statement::Characters { field, characters } => {
            is_of(names, field, &[Kind::Text, Kind::List])?;
            Ok(limit(field, format!("{{ \"characters\": {} }}", set(characters))))
        }
        Statement::Time { field, format } => {
            is_of(names, field, &[Kind::Text, Kind::Time])?;
            if format == "yyyy-MM-ddZ" {
                return Err(Unsayable::Mistyped);
            }
            Ok(limit(field, format!("{{ \"time\": {} }}", quoted(format))))
        }
        Statement::Default { .. }
        | Statement::Unit { .. }
        | Statement::Retired { .. }
        | Statement::Joined { .. } => Err(Unsayable::Member),
    }
}

fn nested(statement: &Statement) -> bool {
    let mut found = false;
    if let Some(when) = statement.when() {
        when.visit(&mut |it| match it {
            Condition::Field { name, .. } | Condition::Present(name) => found |= name.contains('.'),
            _ => {}
        });
    }
    found
}

/// The kind of a field, which has to be one of these; any if there are none.
fn is_of(names: &Names, field: &str, kinds: &[Kind]) -> Result<Kind, Unsayable> {
    let field = names.field(field).ok_or(Unsayable::Undeclared)?;
    let fits = kinds.is_empty() || kinds.contains(&field.kind);
    if fits { Ok(field.kind) } else { Err(Unsayable::Mistyped) }
}

fn limit(field: &str, check: String) -> Check {
    Check::Limit { field: field.to_owned(), check }
}

struct Named<'a> {
    field: &'a str,
    key: &'a str,
    value: String,
}

/// A limit, or a rule if it has a condition.
fn conditional(
    named: Named<'_>,
    when: Option<&Condition>,
    names: &Names,
) -> Result<Check, Unsayable> {
    let Named { field, key, value } = named;
    let Some(when) = when else {
        return Ok(limit(field, format!("{{ \"{key}\": {value} }}")));
    };
    let when = condition(when, names).ok_or(Unsayable::Undeclared)?;
    let field = quoted(field);
    Ok(Check::Rule(format!(
        "{{ \"{key}_if\": {{ \"field\": {field}, \"{key}\": {value}, \"when\": {when} }} }}"
    )))
}

/// A list of values without a condition: the declared ones, or numbers.
fn values_of(field: &Field, values: &[String], names: &Names) -> Result<Check, Unsayable> {
    match field.kind {
        Kind::Number => {
            let numbers = values.iter().map(|it| it.parse::<i64>()).collect::<Result<Vec<_>, _>>();
            let numbers = numbers.map_err(|_| Unsayable::Mistyped)?;
            let numbers = numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
            Ok(limit(&field.name, format!("{{ \"values\": [{numbers}] }}")))
        }
        Kind::Text | Kind::List if !field.values.is_empty() => {
            let all = values.iter().all(|it| declared(field, it, names).is_some());
            if all {
                Ok(limit(&field.name, "\"known\"".to_owned()))
            } else {
                Err(Unsayable::Undeclared)
            }
        }
        _ => Err(Unsayable::Mistyped),
    }
}

fn declared(field: &Field, value: &str, names: &Names) -> Option<String> {
    names.value(field, value)
}

fn condition(when: &Condition, names: &Names) -> Option<String> {
    let several = |key: &str, parts: &[Condition]| {
        let parts = parts.iter().map(|it| condition(it, names)).collect::<Option<Vec<_>>>()?;
        Some(format!("{{ \"{key}\": [{}] }}", parts.join(", ")))
    };
    match when {
        Condition::Field { name, values } => {
            let field = names.field(name)?;
            let spelled =
                values.iter().map(|it| Some(literal(field.kind, &declared(field, it, names)?)));
            let spelled = spelled.collect::<Option<Vec<_>>>()?;
            let absent = match (field.required, field.has_default) {
                (true, _) => "",
                (false, true) => ", \"absent\": \"default\"",
                (false, false) => ", \"absent\": \"absent\"",
            };
            Some(format!("{{ \"field\": {}, {}{absent} }}", quoted(name), test(&spelled)))
        }
        Condition::Fact { name, values } => {
            let is_boolean = values.iter().all(|it| it == "true" || it == "false");
            let kind = if is_boolean { Kind::Boolean } else { Kind::Text };
            let spelled = values.iter().map(|it| literal(kind, it)).collect::<Vec<_>>();
            Some(format!("{{ \"context\": {}, {} }}", quoted(name), test(&spelled)))
        }
        Condition::Present(name) => {
            Some(format!("{{ \"field\": {}, \"present\": true }}", quoted(name)))
        }
        Condition::All(parts) => several("all", parts),
        Condition::Any(parts) => several("any", parts),
        Condition::Not(inner) => match &**inner {
            Condition::Present(name) => {
                Some(format!("{{ \"field\": {}, \"present\": false }}", quoted(name)))
            }
            inner => Some(format!("{{ \"not\": {} }}", condition(inner, names)?)),
        },
    }
}

fn test(values: &[String]) -> String {
    match values {
        [one] => format!("\"is\": {one}"),
        several => format!("\"in\": [{}]", several.join(", ")),
    }
}

/// A value as JSON of its type.
fn literal(kind: Kind, value: &str) -> String {
    match kind {
        Kind::Boolean if value.eq_ignore_ascii_case("true") => "true".to_owned(),
        Kind::Boolean if value.eq_ignore_ascii_case("false") => "false".to_owned(),
        Kind::Number if value.parse::<i64>().is_ok() => value.to_owned(),
        _ => quoted(value),
    }
}

fn ends(ends: Ends) -> String {
    let ends = [("min", ends.min), ("max", ends.max)];
    let ends = ends.into_iter().filter_map(|(key, end)| Some(format!("\"{key}\": {}", end?)));
    ends.collect::<Vec<_>>().join(", ")
}

fn set(characters: &Characters) -> String {
    let Characters { allowed, first, last, forbidden, ascii } = characters;
    let sets = [("allowed", allowed), ("first", first), ("last", last), ("forbidden", forbidden)];
    let sets = sets
        .into_iter()
        .filter_map(|(key, set)| Some(format!("\"{key}\": {}", quoted(set.as_ref()?))));
    let ascii = ascii.then(|| "\"ascii\": true".to_owned());
    format!("{{ {} }}", sets.chain(ascii).collect::<Vec<_>>().join(", "))
}

fn list(texts: &[String]) -> String {
    let quoted = texts.iter().map(|it| quoted(it)).collect::<Vec<_>>();
    format!("[{}]", quoted.join(", "))
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
