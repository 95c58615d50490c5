//! Lists of values: list items after a line that ends with a colon.

/// The values of list items, with their line numbers.
pub(in crate::audit) fn values<'t>(
    lines: impl Iterator<Item = (usize, &'t str)>,
) -> Vec<(usize, &'t str)> {
    let mut in_list = false;
    let mut values = Vec::new();
    for (line, text) in lines {
        match point(text) {
            Some(point) if in_list => values.extend(value(point).map(|value| (line, value))),
            Some(_) => {}
            None if text.trim().is_empty() => {}
            None => in_list = text.trim_end().ends_with([':', '：']),
        }
    }
    values
}

/// The text after a bullet.
fn point(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let rest = text.strip_prefix(['•', '-', '*'])?;
    rest.starts_with([' ', '\t']).then(|| rest.trim())
}

/// The value of a list item: all of it, or the part before its colon if that is one word.
fn value(point: &str) -> Option<&str> {
    let head = point.split([':', '：']).next().unwrap_or(point);
    // The default is marked behind the value: `**NONE**（默认）`.
    let head = head.trim().trim_end_matches("（默认）").trim_matches('*');
    let is_value = !head.is_empty()
        && head.chars().all(|character| {
            character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.' | '/')
        });
    is_value.then_some(head)
}
