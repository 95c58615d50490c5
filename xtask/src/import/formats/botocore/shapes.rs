//! Shapes → schemas: structures, lists, maps and scalars, as requests or responses write them.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::source::pointer::within;
use apispec_codegen::source::{Node, Value};

use super::super::super::metadata::{Located, OF_RESPONSES, origin_of};
use super::super::tree::{self, Object};
use super::prose::plain;
use super::protocols::Protocol;

/// The shapes of a file.
pub(super) struct Shapes<'a> {
    pub(super) protocol: Protocol,
    by_name: BTreeMap<&'a str, Located<'a>>,
    /// The structures and enumerations that are referred to, once they are put together.
    shared: BTreeMap<String, Node>,
    waiting: Vec<(&'a str, Side)>,
}

/// What a shape is used in, where it is written in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
}

/// A use of a shape: by a member of a structure, or as an item of a list.
pub(super) struct Use<'a> {
    pub(super) shape: Located<'a>,
    pub(super) name: &'a str,
    /// The object that names the shape.
    pub(super) at: Located<'a>,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(root: &Located<'a>, protocol: Protocol) -> Self {
        let by_name = root.at("shapes").map(|it| it.members()).unwrap_or_default();
        let by_name = by_name.into_iter().collect();
        Self { protocol, by_name, shared: BTreeMap::new(), waiting: Vec::new() }
    }

    /// The structures and enumerations that are referred to, by their keys.
    pub(super) fn shared(mut self) -> Node {
        while let Some((name, side)) = self.waiting.pop() {
            let key = key(name, side);
            if self.shared.contains_key(&key) {
                continue;
            }
            // Keeps what refers to itself from being put together twice.
            self.shared.insert(key.clone(), Object::default().node());
            let shape = self.by_name[name].clone();
            let node = match shape.text("type") {
                Some("structure") => self.structure(&shape, side),
                _ => enumeration(&shape),
            };
            self.shared.insert(key, node);
        }
        let mut all = Object::default();
        self.shared.into_iter().for_each(|(key, node)| all.add(&key, node));
        all.node()
    }

    /// The shape that an object names.
    pub(super) fn used(&self, at: &Located<'a>) -> Option<Use<'a>> {
        let name = at.text("shape")?;
        let (name, shape) = self.by_name.get_key_value(name)?;
        Some(Use { shape: shape.clone(), name, at: at.clone() })
    }

    /// A structure as an object with properties.
    pub(super) fn structure(&mut self, shape: &Located<'a>, side: Side) -> Node {
        let mut made = Object::at(&shape.pointer);
        made.set("type", tree::text("object"));
        if shape.is("union") {
            made.set("omitted", tree::text("that exactly one of the fields is present"));
        }
        let mut properties = Object::at(&format!("{}/members", shape.pointer));
        for (name, member) in shape.at("members").map(|it| it.members()).unwrap_or_default() {
            let name = self.wire(name, &member, side);
            properties.set(&name, self.member(shape, &member, side));
        }
        made.set("properties", properties.node());
        made.node()
    }

    /// The schema of a member of a structure.
    pub(super) fn member(
        &mut self,
        structure: &Located<'a>,
        member: &Located<'a>,
        side: Side,
    ) -> Node {
        let mut made = self.schema(member, side, 0);
        let required = structure.items_of("required").filter_map(|it| it.node.text());
        let own = member.pointer.rsplit('/').next().unwrap_or_default();
        if required.collect::<BTreeSet<_>>().contains(own) {
            made.set("required", tree::yes());
        }
        if member.is("xmlAttribute") {
            made.set("omitted", tree::text("a field that is an attribute in XML"));
        }
        if member.is("idempotencyToken") {
            made.set("token", tree::yes());
        }
        made.copy("deprecated", member.node.child("deprecated"));
        made.node()
    }

    /// The name of a member on the wire.
    pub(super) fn wire(&self, name: &'a str, member: &Located<'a>, side: Side) -> String {
        let named = member.text("locationName");
        if self.protocol == Protocol::Ec2 && side == Side::Request {
            let own = member.text("queryName").map(str::to_owned);
            return own.unwrap_or_else(|| capitalized(named.unwrap_or(name)));
        }
        let list =
            self.used(member).filter(|it| self.protocol.is_xml() && it.shape.is("flattened"));
        let item = list.and_then(|list| list.shape.at("member")?.text("locationName"));
        item.or(named).unwrap_or(name).to_owned()
    }

    /// The schema of a use of a shape.
    fn schema(&mut self, at: &Located<'a>, side: Side, depth: usize) -> Object {
        const DEEPEST: usize = 8;
        let mut made = Object::at(&at.pointer);
        let Some(used) = self.used(at).filter(|_| depth < DEEPEST) else {
            made.set("$ref", tree::text(at.text("shape").unwrap_or("a shape")));
            return made;
        };
        let shape = &used.shape;
        let says = used.at.text("documentation").or_else(|| shape.text("documentation"));
        made.say("description", says.map(plain).as_deref());
        if shape.is("sensitive") {
            made.set("sensitive", tree::yes());
        }
        match shape.text("type").unwrap_or_default() {
            "structure" if shape.is("document") => made.set("type", tree::text("any")),
            "structure" => {
                made.set("$ref", tree::text(&within("#/shapes", &key(used.name, side))));
                self.waiting.push((used.name, side));
            }
            "string"
                if !shape.node.child("enum").map(Node::items).unwrap_or_default().is_empty() =>
            {
                // It is the same in requests and responses.
                let side = Side::Request;
                made.set("$ref", tree::text(&within("#/shapes", &key(used.name, side))));
                self.waiting.push((used.name, side));
            }
            "list" => self.list(shape, side, depth, &mut made),
            "map" => self.map(shape, side, depth, &mut made),
            scalar => self.scalar(scalar, &used, &mut made),
        }
        made
    }

    fn list(&mut self, shape: &Located<'a>, side: Side, depth: usize, made: &mut Object) {
        made.set("type", tree::text("array"));
        made.copy("minItems", shape.node.child("min"));
        made.copy("maxItems", shape.node.child("max"));
        let Some(member) = shape.at("member") else {
            return;
        };
        let items = self.schema(&member, side, depth + 1).node();
        made.set("items", items);
        let is_wrapped = match side {
            Side::Request => self.protocol == Protocol::Query,
            Side::Response => self.protocol.is_xml(),
        };
        if !is_wrapped {
            return;
        }
        if shape.is("flattened") {
            made.set("flattened", tree::yes());
        } else {
            made.set("wrapper", tree::text(member.text("locationName").unwrap_or("member")));
        }
    }

    /// A map; in XML and in forms, it is a list of entries with a key and a value.
    fn map(&mut self, shape: &Located<'a>, side: Side, depth: usize, made: &mut Object) {
        let Some(value) = shape.at("value") else {
            return made.set("type", tree::text("object"));
        };
        let values = self.schema(&value, side, depth + 1);
        if !self.protocol.is_xml() {
            made.set("type", tree::text("object"));
            return made.set("additionalProperties", values.node());
        }
        let mut entry = Object::at(&shape.pointer);
        entry.set("type", tree::text("object"));
        let mut properties = Object::default();
        if let Some(key) = shape.at("key") {
            let node = self.schema(&key, side, depth + 1).node();
            properties.set(key.text("locationName").unwrap_or("key"), node);
        }
        properties.set(value.text("locationName").unwrap_or("value"), values.node());
        entry.set("properties", properties.node());
        made.set("type", tree::text("array"));
        made.set("items", entry.node());
        if shape.is("flattened") {
            made.set("flattened", tree::yes());
        } else {
            made.set("wrapper", tree::text("entry"));
        }
    }

    fn scalar(&self, scalar: &str, used: &Use<'a>, made: &mut Object) {
        let shape = &used.shape;
        let ends = match scalar {
            "string" | "character" => ["minLength", "maxLength"],
            _ => ["minimum", "maximum"],
        };
        let (kind, format) = match scalar {
            "string" | "character" => ("string", None),
            "boolean" => ("boolean", None),
            "integer" | "short" | "byte" => ("integer", Some("int32")),
            "long" | "bigInteger" => ("integer", Some("int64")),
            "float" => ("number", Some("float")),
            "double" | "bigDecimal" => ("number", Some("double")),
            "timestamp" => {
                let location = used.at.text("location");
                let stated = used.at.text("timestampFormat").or(shape.text("timestampFormat"));
                match stated.or(self.protocol.time(location)) {
                    None | Some("unixTimestamp") => ("number", Some("double")),
                    Some(format) => ("timestamp", Some(format)),
                }
            }
            "blob" => ("string", Some("bytes in Base64")),
            other => (other, None),
        };
        made.set("type", tree::text(kind));
        made.say("format", format);
        if scalar != "blob" {
            for (key, end) in ends.into_iter().zip(["min", "max"]) {
                // Decimals are written for whole numbers too.
                let node = shape.node.child(end).filter(|it| matches!(it.value, Value::Number(_)));
                made.copy(key, node);
            }
        }
        made.copy("pattern", shape.node.child("pattern"));
    }
}

/// A text with values.
fn enumeration(shape: &Located<'_>) -> Node {
    let mut made = Object::at(&shape.pointer);
    made.set("type", tree::text("string"));
    made.copy("enum", shape.node.child("enum"));
    made.set(&origin_of("enum"), tree::text(&format!("{}/enum", shape.pointer)));
    made.node()
}

fn key(name: &str, side: Side) -> String {
    match side {
        Side::Request => name.to_owned(),
        Side::Response => format!("{name}{OF_RESPONSES}"),
    }
}

pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
