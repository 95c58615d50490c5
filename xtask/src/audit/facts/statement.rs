//! The statement of each member of the format: how documents confirm it, and how many must.

use std::sync::Arc;

use super::scope::Scope;
use super::{Fact, Kind, Need, Reach};
use apispec_codegen::place::Place;
use apispec_codegen::source::{Node, Value};
use apispec_codegen::spec::objects::Object;
use apispec_codegen::spec::read::Specs;

/// The facts in the members of an object, without those of its parts.
pub(super) fn facts<'a>(specs: &'a Specs, object: &Object<'a>, scope: &Scope<'a>) -> Vec<Fact<'a>> {
    let mut statements = Statements { specs, object, scope, facts: Vec::new() };
    if PLACED.contains(&object.definition) {
        let place = object.place.clone();
        statements.add(place, Kind::Other, Need::Place, Reach::Every);
    }
    for (member, node) in object.members() {
        statements.member(member, node);
    }
    statements.facts
}

/// Definitions that need a location, independent of its content.
const PLACED: &[&str] = &[
    "Provider",
    "Envelope",
    "ContextFact",
    "TypeDefinition",
    "Note",
    "Limit",
    "Rule",
    "Precondition",
    "Example",
];

struct Statements<'s, 'a> {
    specs: &'a Specs,
    object: &'s Object<'a>,
    scope: &'s Scope<'a>,
    facts: Vec<Fact<'a>>,
}

impl<'a> Statements<'_, 'a> {
    fn member(&mut self, member: &'static str, node: &'a Node) {
        let at = self.object.place.at(member);
        match (self.object.definition, member) {
            ("Field" | "ExampleValue", "example" | "value") | ("AnswerBody", "json") => {
                if !self.object.is("assumed") {
                    self.example(at, node);
                }
            }
            ("Observation", "request") => self.observed(&at, node),
            ("Claim", "says") => self.claim(at, node),
            ("LeftOut", "what") => {
                let texts = scalar(node).into_iter().flat_map(|what| what.split(", "));
                for what in texts {
                    let need = Need::Quote(what);
                    self.add(at.clone(), Kind::LeftOut, need, Reach::Somewhere);
                }
            }
            _ => match &node.value {
                Value::Array(items) => {
                    for (index, item) in items.iter().enumerate() {
                        self.value(member, at.at(&index.to_string()), item);
                    }
                }
                _ => self.value(member, at, node),
            },
        }
    }

    fn value(&mut self, member: &'static str, place: Place, node: &'a Node) {
        let Some(text) = scalar(node) else {
            return;
        };
        let owned = text.to_owned();
        let (kind, need, reach) = match (self.object.definition, member) {
            ("Operation", "operation") => (Kind::Other, Need::Text(owned), Reach::Pages),
            ("Service", "product" | "version")
            | ("Credential", "name")
            | ("RpcStyle", "action" | "version" | "content_type")
            | ("RpcFormat", "parameter" | "json" | "xml")
            | ("RestStyle", "content_type")
            | ("Constant", "name")
            // Its names are alternative spellings for a lenient decoder: documents do not contain them.
            | ("Envelope", "success_codes" | "echoing_codes")
            | ("InBandFailure", "failed")
            | ("Authorization", "condition_keys" | "dependent_actions")
            | ("Resource", "pattern")
            | ("Change", "date") => (Kind::Other, Need::Text(owned), Reach::Somewhere),
            ("InBandFailure", "field" | "code" | "message" | "status")
            | ("Http", "path")
            | ("PollParameter", "parameter") => (Kind::Other, Need::Name(text), Reach::Somewhere),
            ("Poll", "running" | "done" | "failed") => {
                (Kind::Value, Need::Value(text), Reach::Somewhere)
            }
            // Pages join the permission with its access level.
            ("Authorization", "action") => (Kind::Other, Need::Name(text), Reach::Pages),
            ("Resource", "kind") => (Kind::Other, Need::Example(owned), Reach::Somewhere),
            ("Endpoints", "pattern") => {
                let pieces = text.split("{region}").collect();
                (Kind::Other, Need::Pieces(pieces), Reach::Somewhere)
            }
            // Notes contain the region within a host, or as a variable, as in `rds.<region>.aliyuncs.com`.
            ("RegionHost", "region") => {
                (Kind::Other, Need::Pieces(vec![text]), Reach::Somewhere)
            }
            ("RegionHost", "host") => {
                let region = self.object.text("region").unwrap_or_default();
                let pieces = text.split(region).collect();
                (Kind::Other, Need::Pieces(pieces), Reach::Somewhere)
            }
            ("Field", "name") => {
                let field = Arc::new(self.object.read());
                let fact = self.add(place, Kind::Name, Need::Name(text), Reach::Every);
                fact.field = Some(field);
                return;
            }
            ("Field", "default") => (Kind::Default, Need::Default(owned), Reach::Pages),
            ("Field", "unit") => (Kind::Limit, Need::Text(owned), Reach::Somewhere),
            ("Timestamp", "format") => {
                (Kind::Limit, Need::Pieces(parts_of_time(text)), Reach::Pages)
            }
            ("Value" | "Alias", "value") => (Kind::Value, Need::Value(text), Reach::Every),
            // Patterns are formulations of the spec, and known values have their own locations.
            // Documents differ about a `Z` that may be left out.
            ("LimitCheck", "time") => {
                let pieces = parts_of_time(text.trim_end_matches("[Z]"));
                (Kind::Limit, Need::Pieces(pieces), Reach::Every)
            }
            ("Length" | "Range", "min" | "max") | ("Quota", "limit") => {
                (Kind::Limit, Need::Number(owned), Reach::Every)
            }
            ("Characters", "forbidden") => (Kind::Limit, Need::Characters(text), Reach::Every),
            ("Characters", "ascii") if text == "true" => {
                (Kind::Limit, Need::Text("ASCII".into()), Reach::Every)
            }
            ("When" | "Effective" | "Group", "fields")
            | ("ValuesIf" | "RangeIf" | "LengthIf", "field")
            | ("Compare", "left" | "right") => return self.name(place, text),
            ("ValuesIf", "values") => (Kind::Rule, Need::Text(owned), Reach::Foremost),
            // A value confirms its field; a test of presence has only the name.
            ("Predicate", "field") if self.object.member("present").is_some() => {
                return self.name(place, text);
            }
            ("Predicate", "is" | "in") => match node.value {
                // Pages express true and false in prose.
                Value::Boolean(_) => return,
                // The same holds for values of facts, and pages use different spaces in them.
                Value::String(_) if self.object.member("context").is_some() => {
                    (Kind::Rule, Need::Loose(text), Reach::Foremost)
                }
                _ => (Kind::Rule, Need::Text(owned), Reach::Foremost),
            },
            ("ErrorRow", "code") => {
                let status = self.object.member("status").and_then(scalar);
                let need = Need::Row {
                    status: status.and_then(|it| it.parse().ok()),
                    code: text,
                    message: self.object.text("message").unwrap_or_default(),
                };
                (Kind::Error, need, Reach::Every)
            }
            ("AnswerBody", "xml") => (Kind::Example, Need::Loose(text), Reach::Somewhere),
            _ => return,
        };
        self.add(place, kind, need, reach);
    }

    /// A field is mentioned by its name, or as "this parameter" on its own lines.
    fn name(&mut self, place: Place, name: &'a str) {
        let file = &self.specs.trees[place.source];
        let fields = file.child("parameters").map_or(&[][..], Node::items);
        let is_it = |field: &&Node| field.child("name").and_then(scalar) == Some(name);
        let home = fields.iter().find(is_it);
        let fact = self.add(place, Kind::Rule, Need::Name(name), Reach::Foremost);
        fact.home = home.and_then(|field| field.child("source")).and_then(scalar);
    }

    /// The parameters of a request that was seen; where no document records it, it can be read at its address.
    fn observed(&mut self, place: &Place, node: &'a Node) {
        if self.object.member("source").is_none() && self.object.member("address").is_some() {
            return;
        }
        let Value::Object(members) = &node.value else {
            return;
        };
        for member in members {
            let text = scalar(&member.value).unwrap_or(&member.key).to_owned();
            let need = Need::Pair(&member.key, text);
            self.add(place.at(&member.key), Kind::Example, need, Reach::Every);
        }
    }

    /// A claim of one word is a quotation; one of several words may be a summary, which can't be looked up.
    fn claim(&mut self, place: Place, node: &'a Node) {
        let says = scalar(node).unwrap_or_default();
        // Each location by itself, since the claim is made at each of them.
        for source in self.scope.source.into_iter().flat_map(|it| it.split(", ")) {
            let need = if says.contains(' ') { Need::Place } else { Need::Quote(says) };
            let fact = self.add(place.clone(), Kind::Claim, need, Reach::Every);
            fact.source = Some(source);
        }
    }

    /// Every scalar in an example, and the names of its members.
    fn example(&mut self, place: Place, node: &'a Node) {
        match &node.value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.example(place.at(&index.to_string()), item);
                }
            }
            Value::Object(members) => {
                for member in members {
                    let at = place.at(&member.key);
                    let need = match scalar(&member.value) {
                        Some(text) => Need::Pair(&member.key, text.to_owned()),
                        None => Need::Example(member.key.clone()),
                    };
                    self.add(at.clone(), Kind::Example, need, Reach::Pages);
                    if scalar(&member.value).is_none() {
                        self.example(at, &member.value);
                    }
                }
            }
            Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {
                if let Some(text) = scalar(node) {
                    let need = Need::Example(text.to_owned());
                    self.add(place, Kind::Example, need, Reach::Pages);
                }
            }
        }
    }

    fn add(&mut self, place: Place, kind: Kind, need: Need<'a>, reach: Reach) -> &mut Fact<'a> {
        self.facts.push(Fact {
            place,
            kind,
            about: self.scope.about.clone(),
            need,
            reach,
            object: self.scope.place.clone(),
            source: self.scope.source,
            home: None,
            field: None,
            folders: self.object.folders,
        });
        let last = self.facts.len() - 1;
        &mut self.facts[last]
    }
}

/// The parts of a time format, between which documents may change the typeface: `<i>yyyy-MM-dd</i>T<i>HH:mm</i>Z`.
fn parts_of_time(format: &str) -> Vec<&str> {
    format
        .split_inclusive(['T', 'Z'])
        .flat_map(|part| {
            let letter = part.len() - part.trim_end_matches(['T', 'Z']).len();
            let (digits, letter) = part.split_at(part.len() - letter);
            [digits, letter]
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// The text of a JSON value that is neither a list nor an object.
fn scalar(node: &Node) -> Option<&str> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text),
        Value::Boolean(true) => Some("true"),
        Value::Boolean(false) => Some("false"),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
