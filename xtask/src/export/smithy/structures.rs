//! Objects → structures, with what their rules say of them.

use apispec_codegen::model::{Field, Location};
use apispec_codegen::rules::{Member, Object, Rule, Type};
use serde_json::{Map, Value, json};

use super::constraints::Constraints;
use super::names;
use super::rules::{Constrained, Rules};
use super::shapes::{Part, Shapes};

/// What the rules of an object are about.
#[derive(Clone, Copy)]
pub(super) struct Ruled<'a> {
    pub(super) members: &'a [Member<'a>],
    pub(super) rules: &'a [Rule<'a>],
}

impl Shapes<'_> {
    /// The structure of a type, whose members are those of JSON.
    pub(super) fn of_type(
        &mut self,
        type_name: &str,
        fields: &[Field],
        id: &str,
        part: Part<'_>,
    ) -> Value {
        let ruled = match part {
            Part::Request(document) => match &document.types[type_name] {
                Type::Object(Object { members, rules }) => Some(Ruled { members, rules }),
                Type::Enum(_) => None,
            },
            Part::Response => None,
        };
        self.structure(id, fields, part, ruled, &mut |field, name, member| {
            in_json(field, name, member);
        })
    }

    /// A structure; `bind` says where a member is.
    pub(super) fn structure<'r>(
        &mut self,
        id: &str,
        fields: &[Field],
        part: Part<'r>,
        ruled: Option<Ruled<'r>>,
        bind: &mut dyn FnMut(&Field, &str, &mut Value),
    ) -> Value {
        let names = names::of_members(fields);
        let mut constraints = match (part, ruled) {
            (Part::Request(document), Some(Ruled { members, rules })) => {
                let members = members.iter().zip(&names);
                let members = members.map(|(member, name)| {
                    (member.name, Constrained { name: name.clone(), kind: &member.kind })
                });
                let members = members.collect();
                Rules { document, rules, members, language: self.language }.constraints()
            }
            _ => Constraints::default(),
        };
        self.stated.extend(of_shape(id, &mut constraints.stated));
        self.missing.extend(of_shape(id, &mut constraints.missing));
        let path = id.rsplit('#').next().unwrap_or_default();
        let members = fields.iter().zip(names).map(|(field, name)| {
            let path = format!("{path}{}", names::in_one(&name));
            let mut member = self.member(field, &name, &path, part, &mut constraints);
            bind(field, &name, &mut member);
            (name, member)
        });
        let members = members.collect::<Map<_, _>>();
        let mut traits = Map::new();
        if !constraints.conditions.is_empty() {
            traits.insert("smithy.contracts#conditions".into(), constraints.conditions.into());
        }
        json!({ "type": "structure", "members": members, "traits": traits })
    }
}

/// Says what a member of JSON is called there, if it is not its name.
pub(super) fn in_json(field: &Field, name: &str, member: &mut Value) {
    if name != field.wire && field.location != Location::Payload {
        member["traits"]["smithy.api#jsonName"] = field.wire.as_str().into();
    }
}

/// Entries that name the shape that they are about.
fn of_shape(id: &str, entries: &mut Vec<Value>) -> Vec<Value> {
    let entries = entries.drain(..).map(|mut entry| {
        entry["shape"] = id.into();
        entry
    });
    entries.collect()
}
