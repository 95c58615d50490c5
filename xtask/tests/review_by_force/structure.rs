//! Random edits of the structure of specs: fields, types, operations and codes come, go, move and change.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::edit::Editor;

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
            let places = super::edit::all_places(file, &fits);
            places.into_iter().map(|place| (name.clone(), place))
        });
        self.one(&places.collect::<Vec<_>>())
    }

    fn list(&mut self, files: &Files) -> Option<At> {
        self.anywhere(files, |_, value| {
            let items = value.as_array();
            items.is_some_and(|items| items.iter().any(is_field))
        })
    }

    fn field(&mut self, files: &Files) -> Option<At> {
        self.anywhere(files, |_, value| is_field(value))
    }

    fn field_gone(&mut self, files: &mut Files) -> Option<String> {
        let at = self.list(files)?;
        let items = array(files, &at)?;
        let gone = items.remove(self.random.usize(..items.len()));
        Some(format!("{at:?} loses {}", gone["name"]))
    }

    fn field_renamed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field(files)?;
        let field = value(files, &at)?;
        let name = format!("{}Other", field["name"].as_str()?);
        field["name"] = name.as_str().into();
        if self.random.bool() {
            field["rust"] = "kept".into();
        }
        Some(format!("{at:?} is called {name}"))
    }

    fn field_moved(&mut self, files: &mut Files) -> Option<String> {
        let (from, to) = (self.list(files)?, self.list(files)?);
        let items = array(files, &from)?;
        let field = items.remove(self.random.usize(..items.len()));
        let what = format!("{} moves from {from:?} to {to:?}", field["name"]);
        let items = array(files, &to)?;
        items.insert(self.random.usize(..=items.len()), field);
        Some(what)
    }

    fn field_come(&mut self, files: &mut Files) -> Option<String> {
        let at = self.list(files)?;
        let mut field = json!({ "name": "OneMore", "type": self.any_type(files) });
        if self.random.bool() {
            field["required"] = true.into();
        }
        if self.random.usize(..4) == 0 {
            field["sensitive"] = true.into();
        }
        let what = format!("{at:?} has {field} too");
        let items = array(files, &at)?;
        items.insert(self.random.usize(..=items.len()), field);
        Some(what)
    }

    fn type_changed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field(files)?;
        let kind = self.any_type(files);
        let what = format!("{at:?} is {kind}");
        let field = value(files, &at)?.as_object_mut()?;
        field.insert("type".into(), kind);
        for member in ["default", "example", "limits", "unit"] {
            field.remove(member);
        }
        Some(what)
    }

    fn any_type(&mut self, files: &Files) -> Value {
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

    fn presence_flipped(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field(files)?;
        let field = value(files, &at)?.as_object_mut()?;
        let is_required = field.get("required").is_some_and(|it| it == true);
        field.insert("required".into(), (!is_required).into());
        field.remove("default");
        Some(format!("{at:?} is required: {}", !is_required))
    }

    fn made_inline(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |_, value| value.get("ref").is_some())?;
        let name = value(files, &at)?["ref"].as_str()?.to_owned();
        let all = types(files);
        let (place, _) = all.iter().find(|(_, known)| *known == name)?;
        let shape = value(files, place)?["type"].clone();
        *value(files, &at)? = shape;
        let is_used = files.values().any(|file| {
            !super::edit::all_places(file, &|_, it: &Value| it["ref"] == name.as_str()).is_empty()
        });
        if !is_used {
            remove(files, place)?;
        }
        Some(format!("{name} is defined at {at:?}"))
    }

    fn made_shared(&mut self, files: &mut Files) -> Option<String> {
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

    fn type_renamed(&mut self, files: &mut Files) -> Option<String> {
        let (place, name) = self.one(&types(files))?;
        let other = format!("{name}Other");
        value(files, &place)?["name"] = other.as_str().into();
        for file in files.values_mut() {
            for place in super::edit::all_places(file, &|_, it: &Value| it["ref"] == name.as_str())
            {
                file.pointer_mut(&place)?["ref"] = other.as_str().into();
            }
        }
        Some(format!("the type {name} is called {other}"))
    }

    fn circle_closed(&mut self, files: &mut Files) -> Option<String> {
        let all = types(files);
        let ((place, name), (_, target)) = (self.one(&all)?, self.one(&all)?);
        let shape = value(files, &place)?.pointer_mut("/type/object/fields")?;
        let field = json!({ "name": "Again", "type": { "ref": target } });
        shape.as_array_mut()?.push(field);
        Some(format!("{name} has a {target}"))
    }

    fn known_value_gone(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, is_values)?;
        let items = array(files, &at)?;
        let gone = items.remove(self.random.usize(..items.len()));
        Some(format!("{at:?} loses {}", gone["value"]))
    }

    fn known_value_renamed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, is_values)?;
        let items = array(files, &at)?;
        let index = self.random.usize(..items.len());
        let item = &mut items[index];
        if self.random.bool() {
            item["rust"] = "AnotherName".into();
        } else {
            item["value"] = format!("{}Other", item["value"].as_str()?).into();
        }
        Some(format!("{at:?} has {item}"))
    }

    fn code_gone(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, is_codes)?;
        let items = array(files, &at)?;
        let gone = items.remove(self.random.usize(..items.len()));
        Some(format!("{at:?} loses {}", gone["code"]))
    }

    fn code_renamed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, is_codes)?;
        let items = array(files, &at)?;
        let index = self.random.usize(..items.len());
        let item = &mut items[index];
        if self.random.bool() {
            item["rust"] = "AnotherName".into();
        } else {
            item["code"] = format!("{}Other", item["code"].as_str()?).into();
        }
        Some(format!("{at:?} has {}", item["code"]))
    }

    fn operation(&mut self, files: &Files) -> Option<String> {
        let names = files.iter().filter(|(_, it)| it.get("operation").is_some());
        self.one(&names.map(|(name, _)| name.clone()).collect::<Vec<_>>())
    }

    fn operation_gone(&mut self, files: &mut Files) -> Option<String> {
        let name = self.operation(files)?;
        files.remove(&name)?;
        Some(format!("{name} is gone"))
    }

    fn operation_renamed(&mut self, files: &mut Files) -> Option<String> {
        let name = self.operation(files)?;
        let file = files.get_mut(&name)?;
        let wire = file["operation"].as_str()?.to_owned();
        if self.random.bool() {
            file["rust"] = "AnotherName".into();
            return Some(format!("{wire} has another name in Rust"));
        }
        file["operation"] = format!("{wire}Again").into();
        let file = files.remove(&name)?;
        files.insert(name.replace(".json", "_again.json"), file);
        Some(format!("{wire} is called {wire}Again"))
    }

    fn operation_copied(&mut self, files: &mut Files) -> Option<String> {
        let name = self.operation(files)?;
        let mut file = files[&name].clone();
        let wire = file["operation"].as_str()?.to_owned();
        file["operation"] = format!("{wire}Copy").into();
        files.insert(name.replace(".json", "_copy.json"), file);
        Some(format!("{wire} has a copy"))
    }

    fn response_changed(&mut self, files: &mut Files) -> Option<String> {
        let name = self.operation(files)?;
        let response = match self.random.usize(..3) {
            0 => json!("empty"),
            1 => {
                json!({ "object": { "fields": [{ "name": "One", "type": self.any_type(files) }] } })
            }
            _ => json!({ "list": { "of": self.any_type(files) } }),
        };
        let what = format!("{name} has the response {response}");
        files.get_mut(&name)?["response"] = response;
        Some(what)
    }

    fn location_changed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field(files)?;
        let place = self.one(&["query", "header", "body", "form", "path"])?;
        value(files, &at)?["in"] = place.into();
        Some(format!("{at:?} is in the {place}"))
    }

    fn encoding_changed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |_, value| value["list"].get("of").is_some())?;
        let encoding = self.one(&["indexed", "comma", "space", "json", "repeated", "flat"])?;
        value(files, &at)?["list"]["encoding"] = encoding.into();
        Some(format!("{at:?} is written {encoding}"))
    }

    fn flag_set(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field(files)?;
        let field = value(files, &at)?.as_object_mut()?;
        let what = match self.random.usize(..6) {
            0 => field.insert("sensitive".into(), true.into()),
            1 => field.insert("idempotency_token".into(), true.into()),
            2 => field.insert("status".into(), "deprecated".into()),
            3 => field.insert("rust".into(), "another_name".into()),
            4 => field.insert("default".into(), "1".into()),
            _ => field.remove("default"),
        };
        Some(format!("{at:?} was {what:?}"))
    }

    fn fact_changed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |place, value| {
            place == "/context" && value.as_array().is_some_and(|it| !it.is_empty())
        })?;
        let kind = self.any_type(files);
        let items = array(files, &at)?;
        let index = self.random.usize(..items.len());
        match self.random.usize(..3) {
            0 => drop(items.remove(index)),
            1 => items[index]["name"] = "another_fact".into(),
            _ => items[index]["type"] = kind,
        }
        Some(format!("{at:?} at {index} is another"))
    }

    fn path_changed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |place, _| place == "/http/path")?;
        let path = value(files, &at)?.as_str()?.to_owned();
        let names = path.split('{').skip(1);
        let names = names
            .filter_map(|it| it.split_once('}'))
            .map(|(name, _)| name);
        match self.one(&names.collect::<Vec<_>>()) {
            Some(name) if self.random.bool() => {
                let other = format!("{name}_other");
                let new = path.replace(&format!("{{{name}}}"), &format!("{{{other}}}"));
                *value(files, &at)? = new.into();
                let parameters = (at.0.clone(), "/parameters".to_owned());
                let mut parameters = array(files, &parameters)?.iter_mut();
                let parameter = parameters.find(|it| it["name"] == name)?;
                parameter["name"] = other.into();
                if self.random.bool() {
                    parameter["rust"] = name.into();
                }
            }
            _ => *value(files, &at)? = format!("{path}/more").into(),
        }
        Some(format!("{at:?} is another path"))
    }

    fn header_in_another_case(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |_, value| is_field(value) && value["in"] == "header")?;
        let field = value(files, &at)?;
        field["name"] = field["name"].as_str()?.to_uppercase().into();
        Some(format!("{at:?} is {}", field["name"]))
    }
}

fn is_field(value: &Value) -> bool {
    value.get("name").is_some_and(Value::is_string)
        && value.get("type").is_some()
        && value
            .get("doc")
            .is_none_or(|_| value["type"]["object"].is_null())
}

fn is_values(place: &str, value: &Value) -> bool {
    let items = value.as_array();
    place.ends_with("/enum/values") && items.is_some_and(|it| it.len() > 1)
}

fn is_codes(place: &str, value: &Value) -> bool {
    place == "/errors" && value.as_array().is_some_and(|it| !it.is_empty())
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

fn value<'f>(files: &'f mut Files, at: &At) -> Option<&'f mut Value> {
    files.get_mut(&at.0)?.pointer_mut(&at.1)
}

fn array<'f>(files: &'f mut Files, at: &At) -> Option<&'f mut Vec<Value>> {
    let items = value(files, at)?.as_array_mut()?;
    (!items.is_empty()).then_some(items)
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
