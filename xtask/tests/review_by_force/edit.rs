//! Random edits of specs, of the kinds that people make: the same each time for a seed.

use serde_json::{Map, Value, json};

use super::places::all_places;

/// Edits one file of specs, again and again.
pub(crate) struct Editor {
    pub(crate) random: fastrand::Rng,
}

/// What an edit does to a file: in words, if it could be done.
type Edit = fn(&mut Editor, &mut Value) -> Option<String>;

/// Every kind of edit, those of rules and limits more often.
const EDITS: &[Edit] = &[
    |it, file| it.item_removed(file, "/rules"),
    |it, file| it.item_removed(file, "/rules"),
    |it, file| it.item_removed(file, "/preconditions"),
    |it, file| it.item_removed(file, "/quotas"),
    |it, file| it.item_removed(file, "/parameters"),
    Editor::rule_added,
    Editor::rule_added,
    Editor::rules_swapped,
    Editor::condition_negated,
    Editor::condition_negated,
    Editor::literal_removed,
    Editor::absent_flipped,
    Editor::group_changed,
    Editor::field_removed,
    Editor::number_changed,
    Editor::number_changed,
    Editor::limit_removed,
    Editor::limit_added,
    Editor::limit_added,
    Editor::severity_changed,
    Editor::severity_changed,
    Editor::required_flipped,
    Editor::required_flipped,
    Editor::default_removed,
    Editor::value_removed,
    Editor::value_added,
    Editor::alias_added,
    Editor::alias_removed,
    Editor::status_changed,
    Editor::parameter_added,
];

impl Editor {
    /// A random edit of a file, if it could be done there.
    pub(crate) fn edit(&mut self, file: &mut Value) -> Option<String> {
        let edit = EDITS[self.random.usize(..EDITS.len())];
        edit(self, file)
    }

    pub(crate) fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| of[self.random.usize(..of.len())].clone())
    }

    /// A random place of those that fit, by its pointer.
    fn place(&mut self, file: &Value, fits: impl Fn(&str, &Value) -> bool) -> Option<String> {
        self.one(&all_places(file, &fits))
    }

    fn item_removed(&mut self, file: &mut Value, list: &str) -> Option<String> {
        let items = file.pointer_mut(list)?.as_array_mut()?;
        if items.is_empty() {
            return None;
        }
        let gone = items.remove(self.random.usize(..items.len()));
        Some(format!("{list} loses {gone}"))
    }

    fn rule_added(&mut self, file: &mut Value) -> Option<String> {
        let optional = parameters(file, |it| it["required"] != true);
        let (one, other) = (self.one(&optional)?, self.one(&optional)?);
        let condition = self.condition(file, &one)?;
        let check = match self.random.usize(..6) {
            0 => json!({ "required_if": { "fields": [one], "when": condition } }),
            1 => json!({ "forbidden_if": { "fields": [one], "when": condition } }),
            2 => json!({ "allowed_if": { "fields": [one], "when": condition } }),
            3 => json!({ "at_most_one": { "fields": [one, other] } }),
            4 => json!({ "at_least_one": { "fields": [one, other] } }),
            _ => json!({ "all_or_none": { "fields": [one, other] } }),
        };
        let what = format!("one more rule {check}");
        let rule = json!({ "id": "one_more", "check": check });
        let rules = file.as_object_mut()?.entry("rules");
        rules.or_insert(json!([])).as_array_mut()?.push(rule);
        Some(what)
    }

    /// A condition that stands somewhere already, or one of presence.
    fn condition(&mut self, file: &Value, besides: &str) -> Option<Value> {
        let known = self.place(file, |path, _| path.ends_with("/when") || path.ends_with("/holds"));
        match known.filter(|_| self.random.bool()) {
            Some(place) => file.pointer(&place).cloned(),
            None => {
                let others = parameters(file, |it| it["required"] != true && it["name"] != besides);
                let name = self.one(&others)?;
                Some(json!({ "field": name, "present": self.random.bool() }))
            }
        }
    }

    fn rules_swapped(&mut self, file: &mut Value) -> Option<String> {
        let rules = file.pointer_mut("/rules")?.as_array_mut()?;
        rules.reverse();
        (rules.len() > 1).then(|| "the rules in another order".into())
    }

    fn condition_negated(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, value| {
            (path.ends_with("/when") || path.ends_with("/holds")) && value.is_object()
        })?;
        let condition = file.pointer_mut(&place)?;
        *condition = match condition.get("not") {
            Some(inner) => inner.clone(),
            None => json!({ "not": condition }),
        };
        Some(format!("{place} is negated"))
    }

    fn literal_removed(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, value| {
            let is_list = path.ends_with("/in") || path.ends_with("_if/values");
            is_list && value.as_array().is_some_and(|items| items.len() > 1)
        })?;
        self.item_removed(file, &place)
    }

    fn absent_flipped(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, _| path.ends_with("/absent"))?;
        let absent = file.pointer_mut(&place)?;
        *absent = if absent == "default" { json!("absent") } else { json!("default") };
        Some(format!("{place} is {absent}"))
    }

    fn group_changed(&mut self, file: &mut Value) -> Option<String> {
        const GROUPS: [&str; 4] = ["all_or_none", "exactly_one", "at_most_one", "at_least_one"];
        const IFS: [&str; 3] = ["required_if", "allowed_if", "forbidden_if"];
        let place = self.place(file, |path, _| path.ends_with("/check"))?;
        let check = file.pointer_mut(&place)?.as_object_mut()?;
        let known = check.keys().next()?.clone();
        let family = [&GROUPS[..], &IFS[..]].into_iter();
        let mut family = family.filter(|family| family.contains(&known.as_str()));
        let other = self.one(family.next()?)?;
        let value = check.remove(&known)?;
        check.insert(other.into(), value);
        (known != other).then(|| format!("{place} is {other}, not {known}"))
    }

    fn field_removed(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, value| {
            let is_list = path.starts_with("/rules") && path.ends_with("/fields");
            is_list && value.as_array().is_some_and(|items| items.len() > 1)
        })?;
        self.item_removed(file, &place)
    }

    fn number_changed(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, value| {
            let is_end = ["/min", "/max", "/limit"].iter().any(|end| path.ends_with(end));
            is_end && value.is_number() && !path.contains("/response/")
        })?;
        let number = file.pointer_mut(&place)?;
        let was = number.as_i64()?;
        let by = [-3, -1, 1, 2, was][self.random.usize(..5)];
        *number = (was + by).max(0).into();
        Some(format!("{place} is {number}, not {was}"))
    }

    fn limit_removed(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, value| {
            let is_list = path.starts_with("/parameters") && path.ends_with("/limits");
            is_list && value.as_array().is_some_and(|items| !items.is_empty())
        })?;
        self.item_removed(file, &place)
    }

    fn limit_added(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, value| {
            let kind = value.get("type").and_then(Value::as_str);
            path.starts_with("/parameters/") && matches!(kind, Some("string" | "int32" | "int64"))
        })?;
        let parameter = file.pointer_mut(&place)?.as_object_mut()?;
        let most = 1 + self.random.u64(..40);
        let is_length = self.random.bool();
        let check = if parameter["type"] != "string" {
            json!({ "range": { "min": 1, "max": most } })
        } else if is_length {
            json!({ "length": { "max": most } })
        } else {
            json!({ "characters": { "allowed": "a-zA-Z0-9_*-" } })
        };
        let what = format!("{place} has {check} too");
        let limits = parameter.entry("limits").or_insert(json!([]));
        limits.as_array_mut()?.push(json!({ "id": "one_more", "check": check }));
        Some(what)
    }

    fn severity_changed(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, value| {
            !path.starts_with("/response") && value.get("check").is_some()
        })?;
        let rule = file.pointer_mut(&place)?.as_object_mut()?;
        let severity = if rule.get("severity").is_some_and(|it| it == "warning") {
            "error"
        } else {
            "warning"
        };
        rule.insert("severity".into(), severity.into());
        Some(format!("{place} is of severity {severity}"))
    }

    fn parameter<'f>(
        &mut self,
        file: &'f mut Value,
    ) -> Option<(String, &'f mut Map<String, Value>)> {
        let place = self.place(file, |path, value| {
            path.starts_with("/parameters/") && path.matches('/').count() == 2 && value.is_object()
        })?;
        let parameter = file.pointer_mut(&place)?.as_object_mut()?;
        Some((place, parameter))
    }

    fn required_flipped(&mut self, file: &mut Value) -> Option<String> {
        let (place, parameter) = self.parameter(file)?;
        let is_required = parameter.get("required").is_some_and(|it| it == true);
        parameter.insert("required".into(), (!is_required).into());
        parameter.remove("default");
        Some(format!("{place} is required: {}", !is_required))
    }

    fn default_removed(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |path, value| {
            path.starts_with("/parameters/") && value.get("default").is_some()
        })?;
        file.pointer_mut(&place)?.as_object_mut()?.remove("default");
        Some(format!("{place} has no default"))
    }

    fn value_removed(&mut self, file: &mut Value) -> Option<String> {
        let (place, values) = self.values(file)?;
        if values.len() < 2 {
            return None;
        }
        let index = self.random.usize(..values.len());
        let gone = values.remove(index);
        Some(format!("{place} loses {}", gone["value"]))
    }

    fn value_added(&mut self, file: &mut Value) -> Option<String> {
        let (place, values) = self.values(file)?;
        values.push(json!({ "value": "OneMore" }));
        Some(format!("{place} has one more value"))
    }

    fn alias_added(&mut self, file: &mut Value) -> Option<String> {
        let (place, values) = self.values(file)?;
        let index = self.random.usize(..values.len());
        let value = values[index].as_object_mut()?;
        value.insert("aliases".into(), json!([{ "value": "SomethingElse" }]));
        Some(format!("{place} has one more alias"))
    }

    fn alias_removed(&mut self, file: &mut Value) -> Option<String> {
        let place = self.place(file, |_, value| value.get("aliases").is_some())?;
        file.pointer_mut(&place)?.as_object_mut()?.remove("aliases");
        Some(format!("{place} has no alias"))
    }

    fn values<'f>(&mut self, file: &'f mut Value) -> Option<(String, &'f mut Vec<Value>)> {
        let place = self.place(file, |path, value| {
            let is_list = path.ends_with("/enum/values") && !path.starts_with("/response");
            is_list && value.as_array().is_some_and(|items| !items.is_empty())
        })?;
        let values = file.pointer_mut(&place)?.as_array_mut()?;
        Some((place, values))
    }

    fn status_changed(&mut self, file: &mut Value) -> Option<String> {
        let (place, parameter) = self.parameter(file)?;
        let status = self.one(&["normal", "deprecated", "unavailable"])?;
        parameter.insert("status".into(), status.into());
        Some(format!("{place} is {status}"))
    }

    fn parameter_added(&mut self, file: &mut Value) -> Option<String> {
        let required = self.random.bool();
        let mut parameter = Map::new();
        parameter.insert("name".into(), "OneMore".into());
        parameter.insert("type".into(), "string".into());
        parameter.insert("required".into(), required.into());
        let parameters = file.pointer_mut("/parameters")?.as_array_mut()?;
        parameters.push(parameter.into());
        Some(format!("one more parameter, required: {required}"))
    }
}

/// The names of the parameters that are so.
fn parameters(file: &Value, are: impl Fn(&Value) -> bool) -> Vec<String> {
    let parameters = file["parameters"].as_array().into_iter().flatten();
    let names = parameters.filter(|it| are(it)).filter_map(|it| it["name"].as_str());
    names.map(str::to_owned).collect()
}
