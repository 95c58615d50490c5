//! Random edits of the structure of specs: fields, types, operations and codes come, go, move and change.

mod fields;
mod operations;
mod types;

use std::collections::BTreeMap;

use serde_json::Value;

use super::edit::Editor;
use super::places::all_places;

/// The files of a service by their names.
pub(crate) type Files = BTreeMap<String, Value>;

/// What an edit does to the files: in words, if it could be done.
type Edit = fn(&mut Editor, &mut Files) -> Option<String>;

const EDITS: &[Edit] = &[
    Editor::field_gone,
    Editor::field_renamed,
    Editor::field_moved,
    Editor::field_come,
    Editor::field_come,
    Editor::type_changed,
    Editor::type_changed,
    Editor::presence_flipped,
    Editor::made_inline,
    Editor::made_inline,
    Editor::made_shared,
    Editor::made_shared,
    Editor::type_renamed,
    Editor::circle_closed,
    Editor::known_value_gone,
    Editor::known_value_renamed,
    Editor::code_gone,
    Editor::code_renamed,
    Editor::operation_gone,
    Editor::operation_renamed,
    Editor::operation_copied,
    Editor::response_changed,
    Editor::location_changed,
    Editor::encoding_changed,
    Editor::flag_set,
    Editor::flag_set,
    Editor::fact_changed,
    Editor::path_changed,
    Editor::header_in_another_case,
];

/// The place of a value: its file and its pointer.
type At = (String, String);

impl Editor {
    /// A random edit of a service, if it could be done there.
    pub(crate) fn restructure(&mut self, files: &mut Files) -> Option<String> {
        let edit = EDITS[self.random.usize(..EDITS.len())];
        edit(self, files)
    }

    fn anywhere(&mut self, files: &Files, fits: impl Fn(&str, &Value) -> bool) -> Option<At> {
        let places = files.iter().flat_map(|(name, file)| {
            let places = all_places(file, &fits).into_iter();
            places.map(|place| (name.clone(), place))
        });
        self.one(&places.collect::<Vec<_>>())
    }

    fn field_list(&mut self, files: &Files) -> Option<At> {
        self.anywhere(files, |_, value| {
            let items = value.as_array();
            items.is_some_and(|items| items.iter().any(is_field))
        })
    }

    fn field(&mut self, files: &Files) -> Option<At> {
        self.anywhere(files, |_, value| is_field(value))
    }

    /// Takes an item from a list, and tells it by a member.
    fn item_gone(&mut self, files: &mut Files, list: &At, name: &str) -> Option<String> {
        let items = array(files, list)?;
        let gone = items.remove(self.random.usize(..items.len()));
        Some(format!("{list:?} loses {}", gone[name]))
    }

    /// Gives an item of a list another name, in Rust or on the wire.
    fn item_renamed(&mut self, files: &mut Files, list: &At, name: &str) -> Option<String> {
        let items = array(files, list)?;
        let index = self.random.usize(..items.len());
        let item = &mut items[index];
        if self.random.bool() {
            item["rust"] = "AnotherName".into();
        } else {
            item[name] = format!("{}Other", item[name].as_str()?).into();
        }
        Some(format!("{list:?} has {item}"))
    }
}

fn value<'f>(files: &'f mut Files, at: &At) -> Option<&'f mut Value> {
    files.get_mut(&at.0)?.pointer_mut(&at.1)
}

fn array<'f>(files: &'f mut Files, at: &At) -> Option<&'f mut Vec<Value>> {
    let items = value(files, at)?.as_array_mut()?;
    (!items.is_empty()).then_some(items)
}

fn is_field(value: &Value) -> bool {
    value.get("name").is_some_and(Value::is_string)
        && value.get("type").is_some()
        && value.get("doc").is_none_or(|_| value["type"]["object"].is_null())
}
