//! Random edits of fields: they come, go, move and change.

use serde_json::json;

use super::{Files, array, is_field, value};
use crate::edit::Editor;

impl Editor {
    pub(super) fn field_gone(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field_list(files)?;
        self.item_gone(files, &at, "name")
    }

    pub(super) fn field_renamed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field(files)?;
        let field = value(files, &at)?;
        let name = format!("{}Other", field["name"].as_str()?);
        field["name"] = name.as_str().into();
        if self.random.bool() {
            field["rust"] = "kept".into();
        }
        Some(format!("{at:?} is called {name}"))
    }

    pub(super) fn field_moved(&mut self, files: &mut Files) -> Option<String> {
        let (from, to) = (self.field_list(files)?, self.field_list(files)?);
        let items = array(files, &from)?;
        let field = items.remove(self.random.usize(..items.len()));
        let what = format!("{} moves from {from:?} to {to:?}", field["name"]);
        let items = array(files, &to)?;
        items.insert(self.random.usize(..=items.len()), field);
        Some(what)
    }

    pub(super) fn field_come(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field_list(files)?;
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

    pub(super) fn type_changed(&mut self, files: &mut Files) -> Option<String> {
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

    pub(super) fn presence_flipped(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field(files)?;
        let field = value(files, &at)?.as_object_mut()?;
        let is_required = field.get("required").is_some_and(|it| it == true);
        field.insert("required".into(), (!is_required).into());
        field.remove("default");
        Some(format!("{at:?} is required: {}", !is_required))
    }

    pub(super) fn location_changed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.field(files)?;
        let place = self.one(&["query", "header", "body", "form", "path"])?;
        value(files, &at)?["in"] = place.into();
        Some(format!("{at:?} is in the {place}"))
    }

    pub(super) fn encoding_changed(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |_, value| value["list"].get("of").is_some())?;
        let encoding = self.one(&["indexed", "comma", "space", "json", "repeated", "flat"])?;
        value(files, &at)?["list"]["encoding"] = encoding.into();
        Some(format!("{at:?} is written {encoding}"))
    }

    pub(super) fn flag_set(&mut self, files: &mut Files) -> Option<String> {
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

    pub(super) fn header_in_another_case(&mut self, files: &mut Files) -> Option<String> {
        let at = self.anywhere(files, |_, value| is_field(value) && value["in"] == "header")?;
        let field = value(files, &at)?;
        field["name"] = field["name"].as_str()?.to_uppercase().into();
        Some(format!("{at:?} is {}", field["name"]))
    }
}
