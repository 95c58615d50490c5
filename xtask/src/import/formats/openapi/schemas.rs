//! Schemas of Swagger and OpenAPI → schemas of the shape: references resolved, `allOf` joined, `required` at each property.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::source::pointer::within;
use apispec_codegen::source::{Node, Value};

use super::super::super::metadata::{ORIGIN, origin_of};
use super::super::tree::{self, Object, reopened};
use super::references::{Files, Spot};

/// The schemas that operations refer to.
pub(super) struct Schemas<'a> {
    pub(super) files: &'a Files<'a>,
    /// By their keys, once they are put together.
    shared: BTreeMap<String, Node>,
    waiting: Vec<Spot<'a>>,
    /// The schemas that are being joined or repeated.
    open: Vec<String>,
}

/// Members that mean the same in the shape.
const SAME: [&str; 17] = [
    "description",
    "title",
    "default",
    "deprecated",
    "format",
    "enum",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "pattern",
    "minItems",
    "maxItems",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "readOnly",
    "type",
];

/// Formats of texts that are times.
const TIMES: [&str; 5] = ["date-time", "date", "time", "date-time-rfc1123", "rfc1123"];

impl<'a> Schemas<'a> {
    pub(super) fn new(files: &'a Files<'a>) -> Self {
        Self { files, shared: BTreeMap::new(), waiting: Vec::new(), open: Vec::new() }
    }

    /// The schemas that are referred to, by their keys.
    pub(super) fn shared(mut self) -> Node {
        while let Some(spot) = self.waiting.pop() {
            if !self.shared.contains_key(&spot.key()) {
                // Keeps what refers to itself from being put together twice.
                self.shared.insert(spot.key(), Object::default().node());
                let node = self.schema(&spot);
                self.shared.insert(spot.key(), node);
            }
        }
        let mut all = Object::default();
        self.shared.into_iter().for_each(|(key, node)| all.add(&key, node));
        all.node()
    }

    /// A schema of the shape.
    pub(super) fn schema(&mut self, spot: &Spot<'a>) -> Node {
        if let Some(reference) = spot.text("$ref") {
            return self.referenced(spot, reference);
        }
        let parts = spot.items_of("allOf");
        if !parts.is_empty() {
            return self.joined(spot, &parts);
        }
        let mut made = Object::at(spot.cited());
        for key in SAME {
            made.copy(key, spot.node.child(key));
        }
        for key in ["example", "x-example"] {
            made.copy("example", spot.node.child(key));
        }
        made.copy("example", spot.node.child("examples").and_then(|it| it.items().first()));
        if let Some(only) = spot.node.child("const") {
            made.set("enum", tree::list(vec![only.clone()]));
        }
        for key in ["enum", "const"] {
            if let Some(values) = spot.at(key) {
                made.set(&origin_of("enum"), tree::text(values.cited()));
            }
        }
        if spot.is("x-ms-secret") || spot.text("format") == Some("password") {
            made.set("sensitive", tree::yes());
        }
        exclusive(spot, &mut made);
        for key in ["oneOf", "anyOf"] {
            let choices = spot.items_of(key);
            if !choices.is_empty() {
                return self.one_of(key, &choices, made);
            }
        }
        match self.kind(spot) {
            Ok(kind) => self.of_kind(kind, spot, &mut made),
            Err(several) => {
                made.set("type", tree::text("any"));
                made.set("omitted", tree::text(&format!("the types {several}, imported as `any`")));
            }
        }
        made.node()
    }

    fn of_kind(&mut self, kind: &str, spot: &Spot<'a>, made: &mut Object) {
        match kind {
            "string" if spot.text("format").is_some_and(|it| TIMES.contains(&it)) => {
                made.set("type", tree::text("timestamp"));
            }
            "string" | "boolean" | "integer" | "number" => made.set("type", tree::text(kind)),
            "array" => {
                made.set("type", tree::text(kind));
                if let Some(items) = spot.at("items") {
                    let items = self.schema(&items);
                    made.set("items", items);
                }
            }
            "object" => {
                made.set("type", tree::text(kind));
                let properties = self.properties(spot);
                if !properties.is_empty() {
                    let mut all = Object::at(&within(spot.cited(), "properties"));
                    properties.into_iter().for_each(|(name, node)| all.add(name, node));
                    made.set("properties", all.node());
                } else if let Some(of) = spot.at("additionalProperties")
                    && matches!(&of.node.value, Value::Object(members) if !members.is_empty())
                {
                    let of = self.schema(&of);
                    made.set("additionalProperties", of);
                }
                let further = spot.at("additionalProperties");
                let is_open = further.is_some_and(|it| matches!(it.node.value, Value::Object(_)));
                if is_open && spot.at("properties").is_some() {
                    made.set("omitted", tree::text("further properties beside those with a name"));
                }
                if spot.at("discriminator").is_some() {
                    made.set("omitted", tree::text("subtypes, which a `discriminator` names"));
                }
            }
            other => made.set("type", tree::text(other)),
        }
    }

    /// The type, or several.
    fn kind(&self, spot: &Spot<'a>) -> Result<&'a str, String> {
        if let Some(kind) = spot.text("type") {
            return Ok(kind);
        }
        let kinds = spot.items_of("type").into_iter().filter_map(|it| it.node.text());
        let kinds = kinds.filter(|kind| *kind != "null").collect::<Vec<_>>();
        match kinds.as_slice() {
            [] if spot.at("properties").is_some() => Ok("object"),
            [] if spot.at("additionalProperties").is_some() => Ok("object"),
            [] if spot.at("items").is_some() => Ok("array"),
            [] if spot.at("enum").is_some() => Ok("string"),
            [] => Ok("any"),
            [kind] => Ok(kind),
            _ => Err(kinds.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", ")),
        }
    }

    fn properties(&mut self, spot: &Spot<'a>) -> Vec<(&'a str, Node)> {
        let required = spot.items_of("required").into_iter().filter_map(|it| it.node.text());
        let required = required.collect::<BTreeSet<_>>();
        let properties = spot.members_of("properties").into_iter().map(|(name, property)| {
            let mut made = reopened(self.schema(&property));
            if required.contains(name) {
                made.set("required", tree::yes());
            }
            (name, made.node())
        });
        properties.collect()
    }

    /// A reference to an object or an enumeration, or what else is referred to, in its place.
    fn referenced(&mut self, spot: &Spot<'a>, reference: &str) -> Node {
        let Some(target) = self.files.target(spot, reference) else {
            let mut made = Object::at(spot.cited());
            made.set("$ref", tree::text(reference));
            return made.node();
        };
        let mut made = if self.is_object(&target) || self.is_enumeration(&target) {
            let mut made = Object::at(spot.cited());
            let pointer = within("#/components/schemas", &target.key());
            made.set("$ref", tree::text(&pointer));
            // What a field has by default is said of the field.
            made.copy("default", target.node.child("default"));
            self.waiting.push(target);
            made
        } else if self.open.contains(&target.key()) {
            let mut made = Object::at(spot.cited());
            made.set("$ref", tree::text(reference));
            made
        } else {
            self.open.push(target.key());
            let made = self.schema(&target);
            self.open.pop();
            let mut made = reopened(made);
            made.set(ORIGIN, tree::text(spot.cited()));
            made
        };
        for key in ["description", "readOnly", "deprecated", "default"] {
            made.copy(key, spot.node.child(key));
        }
        made.node()
    }

    fn is_object(&self, target: &Spot<'a>) -> bool {
        let has = |key: &str| target.at(key).is_some();
        has("properties") || has("allOf") || has("additionalProperties")
    }

    fn is_enumeration(&self, target: &Spot<'a>) -> bool {
        let is_text = self.kind(target).is_ok_and(|kind| kind == "string");
        let is_choice = ["oneOf", "anyOf"].iter().any(|key| target.at(key).is_some());
        is_text && !is_choice && !target.items_of("enum").is_empty()
    }

    /// The schema that has all of these parts: an object with the properties of all, or the only part there is.
    fn joined(&mut self, spot: &Spot<'a>, parts: &[Spot<'a>]) -> Node {
        let mut made = Object::at(spot.cited());
        let mut all = Vec::<(&str, Node)>::new();
        let mut others = Vec::new();
        for part in parts.iter().chain([spot]) {
            self.collect(part, &mut all, &mut others);
        }
        for key in ["description", "readOnly", "deprecated", "default"] {
            made.copy(key, spot.node.child(key));
        }
        if let Some(missing) = others.first() {
            made.set("omitted", tree::text(&format!("a part of `allOf`: {missing}")));
        }
        if all.is_empty() {
            if let [only] = parts {
                let mut only = reopened(self.schema(only));
                for key in ["description", "readOnly", "deprecated", "default"] {
                    only.copy(key, spot.node.child(key));
                }
                return only.node();
            }
            made.set("type", tree::text("any"));
            return made.node();
        }
        made.set("type", tree::text("object"));
        let mut properties = Object::at(spot.cited());
        all.into_iter().for_each(|(name, node)| properties.set(name, node));
        made.set("properties", properties.node());
        made.node()
    }

    /// The properties of a part and of what it is joined of.
    fn collect(
        &mut self,
        part: &Spot<'a>,
        all: &mut Vec<(&'a str, Node)>,
        others: &mut Vec<String>,
    ) {
        let reference = part.text("$ref").map(str::to_owned);
        let Some(part) = self.files.resolved(part.clone()) else {
            others.extend(reference.map(|it| format!("`{it}`")));
            return;
        };
        if self.open.contains(&part.key()) {
            return;
        }
        self.open.push(part.key());
        for inner in part.items_of("allOf") {
            self.collect(&inner, all, others);
        }
        all.extend(self.properties(&part));
        self.open.pop();
    }

    /// One of several schemas: the only one beside `null`, or anything.
    fn one_of(&mut self, key: &str, choices: &[Spot<'a>], mut made: Object) -> Node {
        let is_null = |it: &&Spot<'a>| it.text("type") == Some("null");
        let choices = choices.iter().filter(|it| !is_null(it)).collect::<Vec<_>>();
        if let [only] = choices.as_slice() {
            return self.schema(only);
        }
        let is_text = |it: &&Spot<'a>| it.text("type") == Some("string");
        if choices.iter().all(is_text) {
            made.set("type", tree::text("string"));
            return made.node();
        }
        made.set("type", tree::text("any"));
        made.set("omitted", tree::text(&format!("a choice of types (`{key}`), imported as `any`")));
        made.node()
    }
}

/// Ends of ranges that numbers must not reach, which OpenAPI 3.1 writes as numbers.
fn exclusive(spot: &Spot<'_>, made: &mut Object) {
    for (key, inclusive, step) in
        [("exclusiveMinimum", "minimum", 1), ("exclusiveMaximum", "maximum", -1)]
    {
        let Some(Value::Number(end)) = spot.node.child(key).map(|it| &it.value) else {
            continue;
        };
        let is_whole = spot.text("type") == Some("integer");
        if let Some(end) = end.parse::<i64>().ok().filter(|_| is_whole) {
            made.set(inclusive, tree::number(end + step));
        } else {
            made.set(key, tree::yes());
        }
    }
}
