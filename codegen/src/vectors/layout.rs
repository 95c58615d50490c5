//! Vectors → text: a member or a case on each line, so that a difference is read line by line.

use serde_json::Value;

/// How deep values have lines of their own.
const DEEPEST: usize = 4;

/// The value as text. Its first member is on the first line, which says who wrote the file.
pub(crate) fn printed(value: &Value) -> String {
    let mut text = String::new();
    print(value, 1, &mut text);
    text + "\n"
}

fn print(value: &Value, depth: usize, text: &mut String) {
    let (members, [open, close]) = match value {
        Value::Array(items) if !items.is_empty() => {
            (items.iter().map(|item| (None, item)).collect::<Vec<_>>(), ['[', ']'])
        }
        Value::Object(members) if !members.is_empty() => {
            (members.iter().map(|(name, member)| (Some(name), member)).collect(), ['{', '}'])
        }
        _ => return *text += &value.to_string(),
    };
    let line = |depth: usize| format!("\n{:1$}", "", depth * 2);
    let is_broken = depth <= DEEPEST;
    text.push(open);
    for (index, (name, member)) in members.into_iter().enumerate() {
        *text += match (index, is_broken) {
            (0, _) => "",
            (_, true) => ",",
            (_, false) => ", ",
        };
        if is_broken && (index > 0 || depth > 1) {
            *text += &line(depth);
        }
        if let Some(name) = name {
            *text += &format!("{}: ", Value::from(name.as_str()));
        }
        print(member, depth + 1, text);
    }
    if is_broken {
        *text += &line(depth - 1);
    }
    text.push(close);
}
