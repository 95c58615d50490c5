//! Descriptions in Markdown: the values in their points, and what they set in bold.

use crate::audit::page::bullets;

/// The values that the points under a line with a colon at its end name.
pub(super) fn values(description: &str) -> Vec<String> {
    let mut in_list = false;
    let mut values = Vec::new();
    for line in description.lines() {
        match bullets::point(line) {
            Some(point) if in_list => values.extend(bullets::value(point).map(str::to_owned)),
            Some(_) => {}
            None if line.trim().is_empty() => {}
            None => in_list = line.trim_end().ends_with([':', '：']),
        }
    }
    values
}

/// Every word in bold; parts that only dots join, as in `**A**.**B**`, are one.
pub(super) fn bold(description: &str) -> Vec<String> {
    const JOINT: &str = "**.**";
    const MARK: &str = "\u{0}";
    let joined = description.replace(JOINT, MARK);
    let spans = joined.split("**").skip(1).step_by(2);
    let words = spans.filter(|text| {
        !text.is_empty()
            && text.chars().all(|character| {
                character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '\u{0}')
            })
    });
    words
        .map(|text| match text.contains(MARK) {
            true => format!("**{}**", text.replace(MARK, JOINT)),
            false => text.to_owned(),
        })
        .collect()
}
