//! Fields: places in the message, presence, defaults and examples.

use std::collections::{BTreeMap, BTreeSet};

use super::locations::Places;
use super::names::{Case, Naming};
use super::scope::Scope;
use super::types::TypeTable;
use super::{Checker, values};
use crate::model::{self, Kind, Presence};
use crate::place::Place;
use crate::spec;
use crate::spec::Location;

impl<'a> Checker<'a> {
    /// The parameters of an operation.
    pub(super) fn parameters(
        &mut self,
        operation: &'a spec::Operation,
        style: &spec::Style,
        place: &Place,
        name: &str,
        types: &mut TypeTable,
    ) -> Vec<model::Field> {
        let usual = match style {
            spec::Style::Rpc(_) => Location::Query,
            spec::Style::Rest(_) => Location::Body,
        };
        let places = Places::Request(style);
        self.fields(
            &operation.parameters,
            (place, "parameters"),
            (usual, places),
            name,
            types,
        )
    }

    /// The fields of an answer.
    pub(super) fn response_fields(
        &mut self,
        fields: &[spec::Field],
        place: &Place,
        name: &str,
        types: &mut TypeTable,
    ) -> Vec<model::Field> {
        self.fields(
            fields,
            (place, "fields"),
            (Location::Body, Places::Response),
            name,
            types,
        )
    }

    /// The members of an object.
    pub(super) fn members(
        &mut self,
        fields: &[spec::Field],
        place: &Place,
        name: &str,
        types: &mut TypeTable,
    ) -> Vec<model::Field> {
        self.fields(
            fields,
            (place, "fields"),
            (Location::Body, Places::Member),
            name,
            types,
        )
    }

    fn fields(
        &mut self,
        fields: &[spec::Field],
        (place, key): (&Place, &str),
        (usual, places): (Location, Places<'_>),
        name: &str,
        types: &mut TypeTable,
    ) -> Vec<model::Field> {
        let mut scope = Scope::exact(format!("the fields and methods of `{name}`"));
        let mut wires = BTreeMap::<(Location, &str), Place>::new();
        let mut named = BTreeSet::new();
        let mut checked = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            let at = place.nth(key, index);
            let location = field.location.unwrap_or(usual);
            self.location(location, &places, field, &at);
            let is_new = match wires.get(&(location, field.name.as_str())).cloned() {
                None => {
                    wires.insert((location, &field.name), at.at("name"));
                    true
                }
                Some(first) => {
                    self.conflict(
                        "duplicate-field",
                        (&at.at("name"), "again here"),
                        (&first, "first here"),
                        format!("two fields are called `{}` on the wire", field.name),
                        "remove one of them, or correct its name".into(),
                    );
                    false
                }
            };
            let id_prefix = match places {
                Places::Member => format!("{name}.{}", field.name),
                // The first field of a name keeps its ids when another location gets one of that name.
                _ if !named.insert(&field.name) => {
                    format!("{}.{}", location.name(), field.name)
                }
                Places::Request(_) | Places::Response => field.name.clone(),
            };
            let owner = (name, id_prefix.as_str());
            let naming = Naming::Override(field.rust.as_deref());
            let field = self.field(field, index, location, &at, owner, types);
            let (at, names) = (at.at("name"), (field.name.as_str(), field.wire.as_str()));
            if is_new && scope.claim_named(self, Case::Field, names, naming, &at) {
                let methods = methods(&field, &places);
                scope.claim_methods(self, &methods, names, naming, &at);
            }
            checked.push(field);
        }
        checked
    }

    fn field(
        &mut self,
        field: &spec::Field,
        index: usize,
        location: Location,
        place: &Place,
        (owner, id_prefix): (&str, &str),
        types: &mut TypeTable,
    ) -> model::Field {
        let naming = Naming::Override(field.rust.as_deref());
        let name = self.name(Case::Field, &field.name, naming, &place.at("name"));
        let inline_name = format!(
            "{owner}{}",
            heck::ToUpperCamelCase::to_upper_camel_case(name.as_str())
        );
        let kind = self.kind(&field.kind, &place.at("type"), &inline_name, types);
        types.describe_inline(&kind, field);
        let kind = match (field.sensitive == Some(true), kind) {
            (true, Kind::String) => Kind::Secret,
            (true, other) => {
                self.error(
                    "sensitive-type",
                    &place.at("sensitive"),
                    format!("`{}` is sensitive and no plain string", field.name),
                    "only a string can be kept secret",
                    "mark the string inside it, or make it a string".into(),
                );
                other
            }
            (false, kind) => kind,
        };
        self.carriable(&kind, location, (&field.name, &place.at("type")), types);
        let default = self.value(&field.default, "default", &kind, field, place, types);
        let example = self.value(&field.example, "example", &kind, field, place, types);
        if field.required && default.is_some() {
            self.error(
                "default-of-required",
                &place.at("default"),
                format!("`{}` is required and has a default", field.name),
                "never used",
                "remove `default`, or `required`".into(),
            );
        }
        model::Field {
            wire: field.name.clone(),
            name,
            location,
            presence: if field.required {
                Presence::Required
            } else {
                Presence::Optional
            },
            boxed: false,
            default,
            example,
            doc: field.doc.clone().unwrap_or_default(),
            unit: field.unit.clone(),
            idempotency_token: field.idempotency_token,
            status: field.status,
            source: field.source.clone(),
            limits: self.limits(field, index, &kind, id_prefix, place, types),
            disputes: Vec::new(),
            place: place.clone(),
            kind,
        }
    }

    /// A default or an example in wire form, if it is a value of the kind.
    fn value(
        &mut self,
        value: &Option<serde_json::Value>,
        key: &str,
        kind: &Kind,
        field: &spec::Field,
        place: &Place,
        types: &TypeTable,
    ) -> Option<String> {
        let value = value.as_ref()?;
        match values::in_wire_form(value, kind, types) {
            Ok(wire) => {
                if key == "default" {
                    self.known_values(value, kind, &field.name, &place.at(key), types);
                }
                Some(wire)
            }
            Err(mismatch) => {
                self.error(
                    "value-type",
                    &place.at(key),
                    format!("the {key} of `{}` is no {}", field.name, mismatch.expected),
                    &format!("expected {}", mismatch.with_article()),
                    format!("write {}, or correct `type`", mismatch.with_article()),
                );
                None
            }
        }
    }

    fn known_values(
        &mut self,
        value: &serde_json::Value,
        kind: &Kind,
        field: &str,
        place: &Place,
        types: &TypeTable,
    ) {
        let (Some(text), Some(variants)) = (value.as_str(), types.arena.variants(kind)) else {
            return;
        };
        if types.arena.variant(kind, text).is_some() {
            return;
        }
        let known = variants
            .iter()
            .map(|variant| variant.wire.as_str())
            .collect::<Vec<_>>();
        self.error(
            "unknown-default",
            place,
            format!("`{field}` is never `{text}`"),
            "not a declared value",
            format!("declare it, or {}", crate::suggest::help(text, &known)),
        );
    }
}

/// The methods that a field has beside it: a setter, and one that parses a time.
fn methods(field: &model::Field, places: &Places<'_>) -> Vec<String> {
    let is_set = field.presence == Presence::Optional && !matches!(places, Places::Response);
    let setter = is_set.then(|| format!("with_{}", field.name));
    let parser = match &field.kind {
        Kind::Timestamp(format) => model::Moment::of(format),
        _ => None,
    };
    let parser = parser.map(|_| format!("parse_{}", field.name));
    setter.into_iter().chain(parser).collect()
}
