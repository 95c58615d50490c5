//! Random edits of types: shared or where they are used, renamed, recursive, with other values.

use serde_json::{Value, json};

use super::{At, Files, value};
use crate::edit::Editor;
use crate::places::all_places;

impl Editor {
    pub(super) fn made_inline(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |_, value| value.get("ref").is_some())?;
        let name = value(files, &at)?["ref"].as_str()?.to_owned();
        let all = types(files);
        let (place, _) = all.iter().find(|(_, known)| *known == name)?;
        let shape = value(files, place)?["type"].clone();
        *value(files, &at)? = shape;
        let is_used = files
            .values()
            .any(|file| !all_places(file, &|_, it: &Value| it["ref"] == name.as_str()).is_empty());
        if !is_used {
            remove(files, place)?;
        }
        Some(format!("{name} is defined at {at:?}"))
    }

    pub(super) fn made_shared(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |place, value| {
            let is_shape = value.get("object").is_some() || value.get("enum").is_some();
            let is_shared = place.starts_with("/types/") && place.matches('/').count() == 3;
            let is_response = place == "/response";
            is_shape && !is_shared && !is_response
        })?;
        let shape = value(files, &at)?.clone();
        let definition =
            json!({ "name": "Shared", "doc": { "en": "Shared.", "zh": "共享。" }, "type": shape });
        let folder = at.0.split('/').take(2).collect::<Vec<_>>().join("/");
        let file = files.entry(format!("{folder}/types/shared.json"));
        let file = file.or_insert(json!({ "types": [] }));
        file["types"].as_array_mut()?.push(definition);
        *value(files, &at)? = json!({ "ref": "Shared" });
        Some(format!("{at:?} is shared"))
    }

    pub(super) fn type_renamed(&mut self, files: &mut Files) -> Option<String> {
        let (place, name) = self.one(&types(files))?;
        let other = format!("{name}Other");
        value(files, &place)?["name"] = other.as_str().into();
        for file in files.values_mut() {
            for place in all_places(file, &|_, it: &Value| it["ref"] == name.as_str()) {
                file.pointer_mut(&place)?["ref"] = other.as_str().into();
            }
        }
        Some(format!("the type {name} is called {other}"))
    }

    pub(super) fn circle_closed(&mut self, files: &mut Files) -> Option<String> {
        let all = types(files);
        let ((place, name), (_, target)) = (self.one(&all)?, self.one(&all)?);
        let shape = value(files, &place)?.pointer_mut("/type/object/fields")?;
        let field = json!({ "name": "Again", "type": { "ref": target } });
        shape.as_array_mut()?.push(field);
        Some(format!("{name} has a {target}"))
    }

    pub(super) fn known_value_gone(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, is_values)?;
        self.item_gone(files, &at, "value")
    }

    pub(super) fn known_value_renamed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, is_values)?;
        self.item_renamed(files, &at, "value")
    }

    pub(super) fn any_type(&mut self, files: &Files) -> Value {
        let known = types(files).into_iter().map(|(_, name)| name);
        let known = known.collect::<Vec<_>>();
        let one = match self.random.usize(..9) {
            0 => json!("string"),
            1 => json!("int32"),
            2 => json!("boolean"),
            3 => json!("double"),
            4 => json!({ "timestamp": { "format": "HH:mm" } }),
            5 => json!({ "enum": { "values": [{ "value": "one" }, { "value": "two" }] } }),
            6 => json!({ "object": { "fields": [{ "name": "One", "type": "string" }] } }),
            _ => match self.one(&known) {
                Some(name) => json!({ "ref": name }),
                None => json!("int64"),
            },
        };
        match self.random.usize(..6) {
            0 => json!({ "list": { "of": one } }),
            1 => json!({ "map": { "of": one } }),
            _ => one,
        }
    }
}

fn is_values(place: &str, value: &Value) -> bool {
    let items = value.as_array();
    place.ends_with("/enum/values") && items.is_some_and(|it| it.len() > 1)
}

fn remove(files: &mut Files, at: &At) -> Option<()> {
    let (list, index) = at.1.rsplit_once('/')?;
    let items = files.get_mut(&at.0)?.pointer_mut(list)?.as_array_mut()?;
    items.remove(index.parse().ok()?);
    if items.is_empty() {
        files.remove(&at.0);
    }
    Some(())
}

/// The shared types: where each is defined, and its name.
fn types(files: &Files) -> Vec<(At, String)> {
    let mut found = Vec::new();
    for (name, file) in files {
        let types = file["types"].as_array().into_iter().flatten().enumerate();
        found.extend(types.filter_map(|(index, it)| {
            let place = (name.clone(), format!("/types/{index}"));
            Some((place, it["name"].as_str()?.to_owned()))
        }));
    }
    found
}
