//! Names and values in CEL.

use serde_json::Value;

/// Words that are no names in CEL.
const RESERVED: &[&str] = &[
    "as",
    "break",
    "const",
    "continue",
    "else",
    "false",
    "for",
    "function",
    "if",
    "import",
    "in",
    "let",
    "loop",
    "namespace",
    "null",
    "package",
    "return",
    "true",
    "var",
    "void",
    "while",
];

/// Whether a member is there: `has(self.Days)`
pub(super) fn has(object: &str, name: &str) -> String {
    if is_name(name) {
        format!("has({object}.{name})")
    } else {
        format!("({} in {object})", text(name))
    }
}

/// A member: `self.Days`
pub(super) fn value(object: &str, name: &str) -> String {
    if is_name(name) { format!("{object}.{name}") } else { format!("{object}[{}]", text(name)) }
}

/// `["a", "b"]`
pub(super) fn list(values: &[Value]) -> String {
    let values = values.iter().map(Value::to_string).collect::<Vec<_>>();
    format!("[{}]", values.join(", "))
}

/// A text: JSON's escapes are CEL's, too.
pub(super) fn text(text: &str) -> String {
    Value::from(text).to_string()
}

fn is_name(name: &str) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let starts_well = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    starts_well && name.chars().all(is_word) && !RESERVED.contains(&name)
}
