//! Markdown descriptions: values in list items, and bold words.

use super::{Declared, Reader};
use crate::audit::page::bullets;
use apispec_codegen::source::Node;

impl Declared {
    /// Adds the content of the description of a node.
    pub(super) fn described(mut self, reader: &Reader<'_>, node: &Node) -> Self {
        let description = reader.text(node, "description").unwrap_or_default();
        let values = bullets::values(description.lines().enumerate()).into_iter();
        self.values.extend(values.map(|(_, value)| value.to_owned()));
        self.bold_words = bold_words(description);
        self
    }
}

/// Bold words; parts that are joined by dots, as in `**A**.**B**`, are one word.
fn bold_words(description: &str) -> Vec<String> {
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
        .map(|text| {
            if text.contains(MARK) {
                format!("**{}**", text.replace(MARK, JOINT))
            } else {
                text.to_owned()
            }
        })
        .collect()
}
