//! Random edits of operations: they come and go, with other paths, responses, facts and codes.

use serde_json::{Value, json};

use super::{Files, array, value};
use crate::edit::Editor;

impl Editor {
    fn operation(&mut self, files: &Files) -> Option<String> {
        let names = files.iter().filter(|(_, it)| it.get("operation").is_some());
        self.one(&names.map(|(name, _)| name.clone()).collect::<Vec<_>>())
    }

    pub(super) fn operation_gone(&mut self, files: &mut Files) -> Option<String> {
        let name = self.operation(files)?;
        files.remove(&name)?;
        Some(format!("{name} is gone"))
    }

    pub(super) fn operation_renamed(&mut self, files: &mut Files) -> Option<String> {
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

    pub(super) fn operation_copied(&mut self, files: &mut Files) -> Option<String> {
        let name = self.operation(files)?;
        let mut file = files[&name].clone();
        let wire = file["operation"].as_str()?.to_owned();
        file["operation"] = format!("{wire}Copy").into();
        files.insert(name.replace(".json", "_copy.json"), file);
        Some(format!("{wire} has a copy"))
    }

    pub(super) fn response_changed(&mut self, files: &mut Files) -> Option<String> {
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

    pub(super) fn fact_changed(&mut self, files: &mut Files) -> Option<String> {
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

    pub(super) fn path_changed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |place, _| place == "/http/path")?;
        let path = value(files, &at)?.as_str()?.to_owned();
        let names = path.split('{').skip(1);
        let names = names.filter_map(|it| it.split_once('}')).map(|(name, _)| name);
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

    pub(super) fn code_gone(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, is_codes)?;
        self.item_gone(files, &at, "code")
    }

    pub(super) fn code_renamed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, is_codes)?;
        self.item_renamed(files, &at, "code")
    }
}

fn is_codes(place: &str, value: &Value) -> bool {
    place == "/errors" && value.as_array().is_some_and(|it| !it.is_empty())
}
