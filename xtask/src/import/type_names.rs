//! Schemas that are referred to → names of shared types: those of the schemas, where nothing else has them.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::check::is_type_name;
use heck::ToUpperCamelCase;

use super::draft::Draft;
use super::names::{self, Case};
use super::referred::{Reference, Referred, referred_schema};
use super::typed::Side;
use crate::json::Json;

/// The forms of types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Object,
    Enumeration,
}

/// The names of all types, by their placeholders in drafts.
///
/// A schema that differs between requests and responses is two types. Everything depends on the metadata and on the
/// types that exist, and nothing on the operations that are imported.
pub(super) fn named(
    references: &BTreeMap<Reference, Referred>,
    operations: &[Draft],
    existing: &BTreeMap<String, Form>,
) -> BTreeMap<String, String> {
    let alike = alike(references);
    let mut names = Names::of_operations(operations);
    let mut shared = BTreeMap::<&str, String>::new();
    let mut found = BTreeMap::new();
    let is_input = |reference: &Reference| {
        reference.side == Side::Request && !alike.contains(reference.schema.as_str())
    };
    // What bears the name of its schema comes first.
    let (inputs, own) = references.iter().partition::<Vec<_>, _>(|(it, _)| is_input(it));
    for (reference, referred) in own {
        let name = shared.entry(&reference.schema);
        let name = name.or_insert_with(|| names.name(&reference.name(), &referred.shape, existing));
        found.insert(reference.placeholder(), name.clone());
    }
    for (reference, referred) in inputs {
        let wire = format!("{}Input", reference.name());
        let name = names.name(&wire, &referred.shape, existing);
        found.insert(reference.placeholder(), name);
    }
    found
}

/// The schemas that are the same type in requests and responses, or are on one side only.
fn alike(references: &BTreeMap<Reference, Referred>) -> BTreeSet<&str> {
    let mut alike = references.keys().map(|it| it.schema.as_str()).collect::<BTreeSet<_>>();
    // One that differs makes those differ that refer to it.
    loop {
        let different = references.iter().filter_map(|(reference, of_requests)| {
            let schema = reference.schema.as_str();
            let other = Reference { schema: schema.to_owned(), side: Side::Response };
            let of_responses = references.get(&other)?;
            let is_open = reference.side == Side::Request && alike.contains(schema);
            let is_alike = is_alike(&of_requests.shape, &of_responses.shape, &alike);
            (is_open && !is_alike).then_some(schema)
        });
        let different = different.collect::<Vec<_>>();
        if different.is_empty() {
            return alike;
        }
        alike.retain(|schema| !different.contains(schema));
    }
}

/// Whether two types are the same if these schemas are the same on both sides.
fn is_alike(left: &Json, right: &Json, alike: &BTreeSet<&str>) -> bool {
    match (left, right) {
        (Json::List(left), Json::List(right)) => {
            let mut pairs = left.iter().zip(right);
            left.len() == right.len() && pairs.all(|(left, right)| is_alike(left, right, alike))
        }
        (Json::Object(left), Json::Object(right)) => {
            let mut pairs = left.iter().zip(right);
            left.len() == right.len()
                && pairs.all(|((key, left), (other, right))| {
                    let schemas = (referred_schema(key, left), referred_schema(other, right));
                    let is_same = match schemas {
                        (Some(left), Some(right)) => left == right && alike.contains(left),
                        _ => is_alike(left, right, alike),
                    };
                    key == other && is_same
                })
        }
        _ => left == right,
    }
}

/// The names of types that are taken.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// Those of what is generated of operations.
    fn of_operations(operations: &[Draft]) -> Self {
        let mut names = Self::default();
        for draft in operations {
            let own = draft.spec.member_text("rust").map(str::to_owned);
            let name = own.unwrap_or_else(|| draft.name.to_upper_camel_case());
            for suffix in ["Request", "Required", "Response", "ResponseRequired"] {
                names.0.insert(format!("{name}{suffix}"));
            }
            names.within(&name, draft.spec.member("parameters"));
            if let Some(response) = draft.spec.member("response") {
                let fields = response.member("object").and_then(|it| it.member("fields"));
                names.within(&format!("{name}Response"), fields);
                if let Some(of) = response.member("list").and_then(|it| it.member("of")) {
                    names.inline(&format!("{name}Item"), of);
                }
            }
        }
        names
    }

    /// A free name for a type; a type of the same name and form that exists is this one.
    fn name(&mut self, wire: &str, shape: &Json, existing: &BTreeMap<String, Form>) -> String {
        let form = match shape.member("enum") {
            Some(_) => Form::Enumeration,
            None => Form::Object,
        };
        let mut name = wire.to_upper_camel_case();
        let mut tried = None;
        while !self.is_free(&name) || existing.get(&name).is_some_and(|it| *it != form) {
            name = names::another(Case::Type, wire, tried.as_deref());
            tried = Some(name.clone());
        }
        self.0.insert(format!("{name}Required"));
        self.within(&name, shape.member("object").and_then(|it| it.member("fields")));
        self.0.insert(name.clone());
        name
    }

    fn is_free(&self, name: &str) -> bool {
        is_type_name(name) && !self.0.contains(name) && !self.0.contains(&format!("{name}Required"))
    }

    /// Takes the names of the types in fields of an owner with this name.
    fn within(&mut self, owner: &str, fields: Option<&Json>) {
        let Some(Json::List(fields)) = fields else {
            return;
        };
        for field in fields {
            let name = field.member_text("rust").or_else(|| field.member_text("name"));
            if let (Some(name), Some(kind)) = (name, field.member("type")) {
                self.inline(&format!("{owner}{}", name.to_upper_camel_case()), kind);
            }
        }
    }

    /// Takes the name of a type that only a field has.
    fn inline(&mut self, name: &str, kind: &Json) {
        for key in ["list", "map"] {
            if let Some(of) = kind.member(key).and_then(|it| it.member("of")) {
                self.inline(name, of);
            }
        }
        if let Some(inner) = kind.member("json") {
            self.inline(name, inner);
        }
        if let Some(object) = kind.member("object") {
            self.0.insert(format!("{name}Required"));
            self.within(name, object.member("fields"));
        }
        if kind.member("object").or_else(|| kind.member("enum")).is_some() {
            self.0.insert(name.to_owned());
        }
    }
}
