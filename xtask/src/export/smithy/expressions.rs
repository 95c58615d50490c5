//! Parts of JMESPath, the language of Smithy's conditions.

use serde_json::Value;

/// What always holds.
pub(super) const ALWAYS: &str = "`true`";

/// What never holds.
pub(super) const NEVER: &str = "`false`";

/// Whether a member is there. `null` is the same as nothing.
pub(super) fn present(name: &str) -> String {
    format!("{name} != `null`")
}

/// Whether a member is absent.
pub(super) fn absent(name: &str) -> String {
    format!("{name} == `null`")
}

/// A value of JSON.
pub(super) fn literal(value: &Value) -> String {
    format!("`{}`", value.to_string().replace('`', "\\`"))
}

/// Whether a value is one of a few.
pub(super) fn is_one_of(found: &str, values: &[Value]) -> String {
    match values {
        [] => NEVER.to_owned(),
        [value] => format!("{found} == {}", literal(value)),
        values => format!("contains({}, {found})", literal(&Value::from(values.to_vec()))),
    }
}

/// Whether each item of a list is like this; `@` is the item.
pub(super) fn each(list: &str, is_kept: &str) -> String {
    match is_kept {
        ALWAYS => ALWAYS.to_owned(),
        kept => format!("length({list}[?{}]) == `0`", negated(kept)),
    }
}

/// Whether all of these hold.
pub(super) fn all(parts: Vec<String>) -> String {
    joined(parts, " && ", [ALWAYS, NEVER])
}

/// Whether any of these holds.
pub(super) fn any(parts: Vec<String>) -> String {
    joined(parts, " || ", [NEVER, ALWAYS])
}

/// Whether this does not hold.
pub(super) fn negated(expression: &str) -> String {
    match expression {
        ALWAYS => NEVER.to_owned(),
        NEVER => ALWAYS.to_owned(),
        expression => format!("!({expression})"),
    }
}

/// `neutral` changes nothing, and `decisive` decides.
fn joined(parts: Vec<String>, sign: &str, [neutral, decisive]: [&str; 2]) -> String {
    if parts.iter().any(|part| part == decisive) {
        return decisive.to_owned();
    }
    let parts = parts.into_iter().filter(|part| part != neutral).collect::<Vec<_>>();
    match parts.as_slice() {
        [] => neutral.to_owned(),
        [part] => part.clone(),
        parts => format!("({})", parts.join(sign)),
    }
}
