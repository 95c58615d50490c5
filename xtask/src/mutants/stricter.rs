//! A rule of a spec → the same rule, stricter by one value, in every way that a spec can say it.

use std::fmt;

use apispec_codegen::model::{Field, Presence, View};
use apispec_codegen::place::Place;
use serde_json::{Value, json};

use super::tested::{self, Test};

/// A spec with one rule that is stricter than before.
pub(super) struct Stricter {
    /// What is stricter.
    pub(super) detail: String,
    /// The spec.
    pub(super) tree: Value,
}

/// A spec before it is changed.
#[derive(Clone, Copy)]
pub(super) struct Spec<'a> {
    /// What it means.
    pub(super) view: View<'a>,
    /// Its text.
    pub(super) tree: &'a Value,
}

impl<'a> Spec<'a> {
    /// The spec with each of its optional parameters required, by wire name.
    pub(super) fn required(self) -> impl Iterator<Item = (&'a str, Stricter)> {
        let fields = self.view.operation.request.fields.iter().enumerate();
        let optional = fields.filter(|(_, field)| field.presence == Presence::Optional);
        optional.map(move |(index, field)| {
            let mut tree = self.tree.clone();
            if let Some(parameter) = tree["parameters"][index].as_object_mut() {
                parameter.insert("required".into(), true.into());
                parameter.remove("default");
            }
            // Examples without it and what refers to them would not be correct, and neither would a condition that says
            // how it treats the absence of a required parameter.
            if let Some(spec) = tree.as_object_mut() {
                spec.remove("examples");
                spec.remove("disputes");
            }
            forget_absence(&mut tree, &field.wire);
            (field.wire.as_str(), Stricter { detail: "required".into(), tree })
        })
    }

    /// The spec with the rule at this place stricter by one value, in every way.
    pub(super) fn stricter(self, place: &Place) -> Vec<Stricter> {
        let at = &place.pointer();
        let Some(Value::Object(rule)) = self.tree.pointer(at) else {
            return Vec::new();
        };
        if let Some(limit) = rule.get("limit").and_then(Value::as_u64) {
            let fewer = limit.checked_sub(1).into_iter();
            let changed = |fewer| self.with(at, "limit", fewer, format!("`limit` {fewer}"));
            return fewer.map(changed).collect();
        }
        if rule.contains_key("holds") {
            return self.conditions(at, "holds", Reach::Fewer);
        }
        let check = rule.get("check").and_then(Value::as_object);
        let Some((name, body)) = check.and_then(|check| check.iter().next()) else {
            return Vec::new();
        };
        let at_body = format!("{at}/check/{name}");
        let when = |reach| self.conditions(&at_body, "when", reach);
        // A limit is a member of its parameter; a rule names its parameter.
        let fields = &self.view.operation.request.fields;
        let field = fields.iter().find(|field| field.place.contains(place));
        let named = || tested::field(self.view, body["field"].as_str()?);
        let field = field.or_else(named);
        let limits = field.map(|field| self.limits(field, name, body, &at_body));
        let limits = limits.unwrap_or_default();
        match name.as_str() {
            "required_if" | "forbidden_if" => when(Reach::More),
            "allowed_if" => when(Reach::Fewer),
            "values_if" | "range_if" | "length_if" => {
                limits.into_iter().chain(when(Reach::More)).collect()
            }
            "at_most_one" | "at_least_one" => {
                let check = json!({ "exactly_one": body });
                vec![self.with(at, "check", check, "`exactly_one`".into())]
            }
            "compare" => {
                let strict = match body["is"].as_str() {
                    Some("at_most") => "less",
                    Some("at_least") => "greater",
                    _ => return Vec::new(),
                };
                vec![self.with(&at_body, "is", strict, format!("`{strict}`"))]
            }
            _ => limits,
        }
    }

    /// A limit of a field with one value fewer.
    fn limits(self, field: &'a Field, name: &str, body: &Value, at: &str) -> Vec<Stricter> {
        let accepted = tested::accepted(self.view, &field.wire).into_iter();
        let each = accepted.clone().flat_map(items);
        match name {
            "range" => self.ends(at, each.filter_map(Value::as_i64).collect()),
            "range_if" => {
                self.ends(&format!("{at}/range"), each.filter_map(Value::as_i64).collect())
            }
            "items" => self.ends(at, accepted.map(|value| count(items(value))).collect()),
            "length" | "length_if" => {
                let at = if name == "length" { at.to_owned() } else { format!("{at}/length") };
                let is_bytes = self.tree.pointer(&at).is_some_and(|it| it["unit"] == "bytes");
                let texts = each.filter_map(Value::as_str);
                let length = |text: &str| {
                    if is_bytes { count(text.bytes()) } else { count(text.chars()) }
                };
                self.ends(&at, texts.map(length).collect())
            }
            "characters" => {
                let texts = each.filter_map(Value::as_str);
                let mut accepted = texts.filter_map(|text| text.chars().last());
                let known = body["allowed"].as_str().and_then(|it| it.chars().next());
                let one = accepted.next().or(known).unwrap_or('a');
                let before = body["forbidden"].as_str().unwrap_or_default();
                let forbidden = format!("{before}{one}");
                vec![self.with(at, "forbidden", forbidden, "one more character `forbidden`".into())]
            }
            "values_if" => {
                let values = body["values"].as_array().map_or(&[] as &[_], Vec::as_slice);
                let fewer = values.iter().map(|value| {
                    let rest = values.iter().filter(|other| *other != value).cloned();
                    let rest = rest.collect::<Vec<_>>();
                    self.with(at, "values", rest, format!("`values` without {value}"))
                });
                // A list of none is no list.
                fewer.filter(|_| values.len() > 1).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Each end moved by one, and moved so far that one accepted request is beyond it.
    fn ends(self, at: &str, accepted: Vec<i64>) -> Vec<Stricter> {
        let beyond = [
            ("min", 1, accepted.iter().min().map(|least| least + 1)),
            ("max", -1, accepted.iter().max().map(|most| most - 1)),
        ];
        let mut stricter = Vec::new();
        for (key, step, beyond) in beyond {
            let end = self.tree.pointer(&format!("{at}/{key}")).and_then(Value::as_i64);
            let moved = end.map(|end| end + step);
            let mut ends = moved.into_iter().chain(beyond).collect::<Vec<_>>();
            ends.dedup();
            let changed = |end| self.with(at, key, end, format!("`{key}` {end}"));
            stricter.extend(ends.into_iter().map(changed));
        }
        stricter
    }

    /// A condition that reaches one value more, or one fewer, of each parameter and fact in it.
    fn conditions(self, at: &str, key: &str, reach: Reach) -> Vec<Stricter> {
        let condition = &self.tree.pointer(at).map_or(Value::Null, |it| it[key].clone());
        let mut stricter = Vec::new();
        for tested in tested::tested(self.view, condition) {
            for Test { test, says } in tested.tests(self.view) {
                let detail = format!("`{key}` {reach} {says}");
                let condition = match reach {
                    Reach::More => json!({ "any": [condition, test] }),
                    Reach::Fewer => json!({ "all": [condition, { "not": test }] }),
                };
                stricter.push(self.with(at, key, condition, detail));
            }
        }
        stricter
    }

    /// The spec with another member of the object at this path.
    fn with(self, at: &str, key: &str, value: impl Into<Value>, detail: String) -> Stricter {
        let mut tree = self.tree.clone();
        if let Some(object) = tree.pointer_mut(at) {
            object[key] = value.into();
        }
        Stricter { detail, tree }
    }
}

/// What a condition does with one value.
#[derive(Clone, Copy)]
enum Reach {
    More,
    Fewer,
}

impl fmt::Display for Reach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Reach::More => "or",
            Reach::Fewer => "and not:",
        })
    }
}

/// Removes what conditions say about the absence of a parameter.
fn forget_absence(tree: &mut Value, field: &str) {
    match tree {
        Value::Object(members) => {
            if members.get("field").is_some_and(|it| it == field) {
                members.remove("absent");
            }
            members.values_mut().for_each(|it| forget_absence(it, field));
        }
        Value::Array(values) => values.iter_mut().for_each(|it| forget_absence(it, field)),
        _ => {}
    }
}

/// The items of a list, or the value itself.
fn items(value: &Value) -> impl Iterator<Item = &Value> + Clone {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

fn count(items: impl Iterator) -> i64 {
    i64::try_from(items.count()).unwrap_or(i64::MAX)
}
