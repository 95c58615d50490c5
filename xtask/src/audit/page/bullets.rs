//! Lists of values: the points under a line that ends in a colon, among the parameters.

use super::{Listed, What};

/// The values from this line on.
pub(super) fn values(lines: &[(usize, &str)], from: Option<usize>) -> Vec<Listed> {
    let Some(from) = from else {
        return Vec::new();
    };
    let mut listed = Vec::new();
    let mut in_list = false;
    for (line, text) in lines.iter().filter(|(line, _)| *line >= from) {
        match point(text) {
            Some(point) if in_list => listed.extend(value(point).map(|value| Listed {
                line: *line,
                what: What::Value(value.to_owned()),
            })),
            Some(_) => {}
            None if text.trim().is_empty() => {}
            None => in_list = text.trim_end().ends_with([':', '：']),
        }
    }
    listed
}

/// What stands behind a bullet.
pub(in crate::audit) fn point(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let rest = text.strip_prefix(['•', '-', '*'])?;
    rest.starts_with([' ', '\t']).then(|| rest.trim())
}

/// The value that a point names: all of it, or what stands before its colon, if that is one word.
pub(in crate::audit) fn value(point: &str) -> Option<&str> {
    let head = point.split([':', '：']).next().unwrap_or(point);
    let head = head.trim().trim_matches('*');
    let is_value = !head.is_empty()
        && head.chars().all(|character| {
            character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.')
        });
    is_value.then_some(head)
}
