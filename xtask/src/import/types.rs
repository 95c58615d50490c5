//! Schemas → types: scalars, lists, maps, objects and enumerations, with the encodings of parameters.

use std::sync::Arc;

use apispec_codegen::source::Value;

use super::drafting::Drafting;
use super::enumerations;
use super::metadata::{Located, ORIGIN};
use super::record::Reason;
use super::typed::{Side, Typed};
use super::values::Kind;
use crate::json::Json;

impl<'a> Drafting<'a> {
    /// The type of a schema.
    pub(super) fn typed(&mut self, schema: &Located<'a>, side: Side) -> Typed {
        if let Some(reference) = schema.text("$ref") {
            return self.referenced(reference, schema, side);
        }
        if let Some(what) = schema.text("omitted") {
            self.omit(Reason::UnknownForm, what, &schema.pointer);
        }
        let format = schema.text("format").unwrap_or_default();
        match schema.text("type").unwrap_or_default() {
            "string" => self.text(schema),
            "timestamp" => {
                let format = Json::only("format", Json::text(format));
                Typed { json: Json::only("timestamp", format), kind: Kind::Text }
            }
            "boolean" => Typed::new("boolean", Kind::Boolean),
            "integer" | "long" if format == "int32" => Typed::new("int32", Kind::Int32),
            "integer" | "long" => Typed::new("int64", Kind::Int64),
            "number" | "float" | "double" if format == "float" => Typed::new("float", Kind::Number),
            "number" | "float" | "double" => Typed::new("double", Kind::Number),
            "array" => {
                let of = match schema.at("items") {
                    Some(items) => self.item(&items, side),
                    None => Typed::new("any", Kind::Any),
                };
                let mut list = Json::only("of", of.json);
                wrapped(&mut list, schema, side);
                Typed { json: Json::only("list", list), kind: Kind::List(Box::new(of.kind)) }
            }
            "object" | "" if has_members(schema, "properties") => {
                let (fields, kinds) = self.members(schema, side);
                let json = Json::only("object", Json::only("fields", Json::List(fields)));
                Typed { json, kind: Kind::Object(Arc::new(kinds)) }
            }
            "object" if has_members(schema, "additionalProperties") => {
                let of = schema.at("additionalProperties").map(|values| self.item(&values, side));
                let of = of.unwrap_or_else(|| Typed::new("any", Kind::Any));
                let json = Json::only("map", Json::only("of", of.json));
                Typed { json, kind: Kind::Map(Box::new(of.kind)) }
            }
            "object" | "any" => Typed::new("any", Kind::Any),
            other => {
                let what = format!("the type `{other}`, imported as `any`");
                self.omit(Reason::UnknownForm, what, &schema.pointer);
                Typed::new("any", Kind::Any)
            }
        }
    }

    /// The type of the items of a list or of the values of a map, which have no field to be described at.
    fn item(&mut self, schema: &Located<'a>, side: Side) -> Typed {
        if let Some(says) = schema.text("description") {
            let source = self.cite(&schema.pointer);
            self.record.says(&source, "each item", says);
        }
        self.typed(schema, side)
    }

    /// A text, or an enumeration if its values are listed.
    fn text(&mut self, schema: &Located<'a>) -> Typed {
        let values = listed(schema);
        if values.is_empty() {
            return Typed::new("string", Kind::Text);
        }
        let values = Json::List(self.values(values));
        Typed { json: Json::only("enum", Json::only("values", values)), kind: Kind::Text }
    }

    /// The values of an enumeration; one that differs from an earlier one only in case is an alias of it.
    fn values(&mut self, values: Vec<(String, String)>) -> Vec<Json> {
        let mut made = Vec::<Json>::new();
        for (value, pointer) in values {
            let source = Json::Text(self.cite(&pointer));
            let first = made.iter_mut().find(|first| {
                let first = first.member_text("value");
                first.is_some_and(|first| first.eq_ignore_ascii_case(&value))
            });
            let mut object = Json::only("value", Json::text(value.as_str()));
            match first {
                Some(first) => {
                    object.set("source", source);
                    first.push("aliases", object);
                    self.omit(Reason::Spelling, format!("`{value}`"), &pointer);
                }
                None => {
                    object.set("source", source);
                    made.push(object);
                }
            }
        }
        made
    }

    /// The type with the encoding of a parameter.
    pub(super) fn encoded(&mut self, typed: Typed, style: &str, parameter: &Located<'_>) -> Typed {
        let Typed { mut json, kind } = typed;
        let encoding = match (style, &kind) {
            (_, Kind::Text | Kind::Boolean | Kind::Int32 | Kind::Int64 | Kind::Number) => None,
            ("json", Kind::Map(_) | Kind::Object(_) | Kind::Any) => {
                return Typed { json: Json::only("json", json), kind };
            }
            ("repeatList", Kind::List(_)) => None,
            ("repeated", Kind::List(_)) => Some("repeated"),
            ("json", Kind::List(_)) => Some("json"),
            ("simple", Kind::List(_)) => Some("comma"),
            ("spaceDelimited", Kind::List(_)) => Some("space"),
            ("pipeDelimited", Kind::List(_)) => Some("pipe"),
            ("flat", Kind::List(_) | Kind::Map(_)) => Some("flat"),
            _ => {
                let what = format!("the style `{style}`");
                self.omit(Reason::UnknownForm, what, &parameter.pointer);
                None
            }
        };
        if let (Some(encoding), Json::Object(members)) = (encoding, &mut json) {
            members.iter_mut().for_each(|(_, inner)| inner.set("encoding", Json::text(encoding)));
        }
        Typed { json, kind }
    }
}

/// Whether the type of a schema is an object with fields or an enumeration, which can be shared types.
pub(super) fn is_shareable(schema: &Located<'_>) -> bool {
    match schema.text("type").unwrap_or_default() {
        "string" => !listed(schema).is_empty(),
        "object" | "" => has_members(schema, "properties"),
        _ => false,
    }
}

/// The values of a text and where they are listed; none if its default is another one.
fn listed(schema: &Located<'_>) -> Vec<(String, String)> {
    let values = enumerations::values(schema);
    let default = schema.text("default");
    let is_whole = default.is_none_or(|default| values.iter().any(|(it, _)| it == default));
    if is_whole { values } else { Vec::new() }
}

/// The name of the elements around items, or that there are none.
fn wrapped(list: &mut Json, schema: &Located<'_>, side: Side) {
    if let Some(item) = schema.text("wrapper") {
        if side == Side::Request {
            list.set("encoding", Json::text("wrapped"));
        }
        list.set("item", Json::text(item));
    } else if schema.is("flattened") && side == Side::Response {
        list.set("encoding", Json::text("repeated"));
    }
}

fn has_members(schema: &Located<'_>, key: &str) -> bool {
    let member = schema.at(key);
    member.is_some_and(|it| match &it.node.value {
        Value::Object(members) => members.iter().any(|member| member.key != ORIGIN),
        _ => false,
    })
}
