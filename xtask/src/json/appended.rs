//! The text of a file with further items in a list of its outermost object; the rest of the text stays as it is.

use apispec_codegen::source::{Member, Node, Value};

use super::Json;

/// The text with the items at the end of the list `key`; a new list is behind the last of the members `behind`.
///
/// Returns nothing if the text is not an object that has the list or one of those members.
pub(crate) fn appended(
    text: &str,
    tree: &Node,
    key: &str,
    behind: &[&str],
    items: &[Json],
) -> Option<String> {
    let lines = items.iter().map(|item| format!("\n    {}", item.indented(2)));
    let lines = lines.collect::<Vec<_>>().join(",");
    if let Some(list) = tree.child(key) {
        let last = list.items().last().map(|item| item.span.end);
        let (at, comma) = last.map_or((list.span.start + 1, ""), |end| (end, ","));
        let end = if last.is_none() { "\n  " } else { "" };
        let (before, after) = text.split_at(at);
        return Some(format!("{before}{comma}{lines}{end}{after}"));
    }
    let Value::Object(members) = &tree.value else {
        return None;
    };
    let is_behind = |member: &&Member| behind.contains(&member.key.as_str());
    let last = members.iter().rfind(is_behind)?;
    let (before, after) = text.split_at(last.value.span.end);
    Some(format!("{before},\n  \"{key}\": [{lines}\n  ]{after}"))
}
