//! Parameters and properties → fields: locations, presence, defaults and examples.

use std::collections::BTreeMap;

use apispec_codegen::source::Value;
use heck::ToSnakeCase;

use super::drafting::Drafting;
use super::limits;
use super::metadata::Located;
use super::record::{Description, Reason};
use super::typed::Side;
use super::values::{self, Kind};
use crate::json::Json;

/// A field to be made of a schema.
pub(super) struct Wanted<'a, 's> {
    pub(super) name: &'a str,
    pub(super) schema: &'s Located<'a>,
    /// The pointer that its `source` cites.
    pub(super) pointer: &'s str,
    /// Its location, if it is not the usual one.
    pub(super) location: Option<&'static str>,
    /// The encoding of a parameter, as the metadata calls it.
    pub(super) style: Option<(&'a str, &'s Located<'a>)>,
    pub(super) side: Side,
}

impl<'a> Drafting<'a> {
    /// The fields of an object, each name once.
    pub(super) fn members(
        &mut self,
        schema: &Located<'a>,
        side: Side,
    ) -> (Vec<Json>, BTreeMap<String, Kind>) {
        let properties = schema.at("properties").map(|it| it.members()).unwrap_or_default();
        let mut kinds = BTreeMap::new();
        let fields = properties.into_iter().map(|(name, schema)| {
            let pointer = schema.pointer.clone();
            let wanted = Wanted {
                name,
                schema: &schema,
                pointer: &pointer,
                location: None,
                style: None,
                side,
            };
            let (field, kind) = self.field(&wanted);
            kinds.insert(name.to_owned(), kind);
            field
        });
        (fields.collect(), kinds)
    }

    /// A field, with the kind of its values.
    pub(super) fn field(&mut self, wanted: &Wanted<'a, '_>) -> (Json, Kind) {
        let Wanted { name, schema, pointer, location, style, side } = *wanted;
        let source = self.cite(pointer);
        let typed = self.typed(schema, side);
        let typed = match style {
            Some((style, parameter)) => self.encoded(typed, style, parameter),
            None => typed,
        };
        for key in ["title", "description"] {
            if let Some(says) = schema.text(key) {
                self.record.says(&source, name, says);
            }
        }
        if let (Side::Request, Some(text), Some(at)) =
            (side, schema.text("description"), schema.at("description"))
        {
            let (source, text) = (source.clone(), text.to_owned());
            self.record.descriptions.push(Description { source, pointer: at.pointer, text });
        }
        let mut field = Json::Object(Vec::new());
        field.set("name", Json::text(name));
        if let Some(rust) = schema.text("rust") {
            field.set("rust", Json::text(rust));
        }
        if let Some(location) = location {
            field.set("in", Json::text(location));
        }
        let is_text = typed.json == Json::text("string");
        let limits = limits::limits(self, schema, &typed, side);
        field.set("type", typed.json);
        // Never for responses: one that lacks a required field could not be read.
        let is_set_by_service = side == Side::Request && schema.is("readOnly");
        let is_required = side == Side::Request && schema.is("required") && !is_set_by_service;
        if is_required {
            field.set("required", Json::yes());
        } else if side == Side::Request && schema.is("docRequired") {
            self.omit(Reason::RequiredInDocs, format!("`{name}`"), pointer);
        }
        for key in ["default", "example"] {
            let Some(node) = schema.at(key).filter(|at| !is_blank(at)) else {
                continue;
            };
            let is_unused = key == "default" && is_required;
            match values::value(node.node, &typed.kind) {
                Some(value) if !is_unused => field.set(key, value),
                found => {
                    let shown = cut(&Json::from(node.node).line());
                    let (reason, what) = match found {
                        None => (Reason::MisfitValue, format!("{key} of `{name}`: {shown}")),
                        Some(_) => (
                            Reason::Duplicate,
                            format!("default of the required `{name}`: {shown}"),
                        ),
                    };
                    self.omit(reason, what, &node.pointer);
                }
            }
        }
        let is_token = name == "ClientToken" || schema.is("token");
        if side == Side::Request && is_text && is_token {
            field.set("idempotency_token", Json::yes());
        }
        if is_text && (is_secret(name) || schema.is("sensitive")) {
            field.set("sensitive", Json::yes());
        }
        if is_set_by_service {
            field.set("status", Json::text("set_by_service"));
        } else if schema.is("deprecated") {
            field.set("status", Json::text("deprecated"));
        }
        if !limits.is_empty() {
            field.set("limits", Json::List(limits));
        }
        field.set("source", Json::Text(source));
        (field, typed.kind)
    }
}

/// Whether nothing is written: an empty text, or `null`.
fn is_blank(at: &Located<'_>) -> bool {
    match &at.node.value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Whether the name is that of a password. The metadata marks none, and one that is printed can't be taken back.
fn is_secret(name: &str) -> bool {
    let snake = name.to_snake_case();
    let last = snake.rsplit('_').next().unwrap_or_default();
    ["password", "passwd", "passphrase", "secret"].contains(&last)
}

/// The beginning of a long text.
fn cut(text: &str) -> String {
    const LONGEST: usize = 80;
    let short = text.chars().take(LONGEST).collect::<String>();
    if short.len() < text.len() { short + "…" } else { short }
}
