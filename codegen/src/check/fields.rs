//! Fields: locations, presence, defaults and examples.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;

use super::locations::Owner;
use super::names::{Case, Naming, WireName};
use super::scope::Scope;
use super::types::TypeTable;
use super::{Checker, limits, values};
use crate::model::{self, Kind, Presence};
use crate::place::Place;
use crate::spec;
use crate::spec::Location;
use crate::suggest;

impl Checker<'_> {
    /// The fields of the owner at this place, whose name in Rust is `name`.
    pub(super) fn structure(
        &mut self,
        fields: &[spec::Field],
        owner: Owner<'_>,
        place: &Place,
        name: &str,
        types: &mut TypeTable,
    ) -> model::Structure {
        let mut scope = Scope::exact(format!("the fields and methods of `{name}`"));
        // A header and a parameter with the same name are two fields on the wire.
        let mut wires = BTreeMap::<(Location, &str), Place>::new();
        let mut named = BTreeSet::new();
        let mut checked = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            let at = place.nth(owner.key(), index);
            let wire_place = at.at("name");
            let location = field.location.unwrap_or(owner.usual_location());
            self.location(location, owner, field, &at);
            let first = wires.entry((location, &field.name));
            let first = first.or_insert_with(|| wire_place.clone());
            let is_new = *first == wire_place;
            if !is_new {
                self.duplicate(
                    "duplicate-field",
                    &wire_place,
                    first,
                    format!("duplicate wire name `{}`", field.name),
                    "remove one of them, or correct its name",
                );
            }
            let id_prefix = match owner {
                Owner::Object => format!("{name}.{}", field.name),
                // The first field with a name keeps its ids when a field in another location gets the same name.
                _ if !named.insert(&field.name) => {
                    format!("{}.{}", location.name(), field.name)
                }
                Owner::Request(_) | Owner::Response => field.name.clone(),
            };
            let wire_name = WireName {
                wire: &field.name,
                case: Case::Field,
                naming: Naming::Override(field.rust.as_deref()),
                place: &wire_place,
            };
            let mut made = self.field(field, location, &wire_name, name, &at, types);
            made.limits = self.limits(field, index, &made.kind, &id_prefix, &at, types);
            if let Owner::Request(_) = owner {
                made.limits.extend(limits::empty_rule(field, index, &made, &id_prefix));
            }
            if is_new {
                let names = [made.name.clone()].into_iter().chain(methods(&made, owner));
                scope.claim_all(self, names, &wire_name, &made.name);
            }
            checked.push(made);
        }
        model::Structure::new(checked)
    }

    /// A field of an owner that is called `owner` in Rust.
    fn field(
        &mut self,
        field: &spec::Field,
        location: Location,
        wire_name: &WireName<'_>,
        owner: &str,
        place: &Place,
        types: &mut TypeTable,
    ) -> model::Field {
        let name = self.name(wire_name);
        let inline_name = format!("{owner}{}", name.to_upper_camel_case());
        let mut kind = self.kind(&field.kind, &place.at("type"), &inline_name, types);
        types.describe_inline(&kind, field);
        if field.sensitive == Some(true) {
            if kind == Kind::String {
                kind = Kind::Secret;
            } else {
                // The crate can redact only strings: `Debug` of any other type would print the value.
                self.error(
                    "sensitive-type",
                    &place.at("sensitive"),
                    format!("`{}` is sensitive, but its type is not a string", field.name),
                    "only strings can be sensitive",
                    "mark the string field inside it as sensitive, or change the type to `string`",
                );
            }
        }
        self.carriable(&kind, location, &field.name, &place.at("type"), &types.arena);
        let default = self.value(&field.default, "default", &kind, field, place, types);
        let example = self.value(&field.example, "example", &kind, field, place, types);
        if let Some(value) = &field.default
            && default.is_some()
        {
            self.known_default(value, &kind, &field.name, &place.at("default"), types);
        }
        if field.required && default.is_some() {
            self.error(
                "default-of-required",
                &place.at("default"),
                format!("`{}` is required, but has a default", field.name),
                "the default is never used",
                "remove `default`, or `required`",
            );
        }
        model::Field {
            wire: field.name.clone(),
            name,
            location,
            presence: if field.required { Presence::Required } else { Presence::Optional },
            boxed: false,
            default,
            example,
            doc: field.doc.clone().unwrap_or_default(),
            unit: field.unit.clone(),
            idempotency_token: field.idempotency_token,
            status: field.status,
            source: field.source.clone(),
            limits: Vec::new(),
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
        values::in_wire_form(value.as_ref()?, kind, types)
            .map_err(|mismatch| {
                self.error(
                    "value-type",
                    &place.at(key),
                    format!("the {key} of `{}` does not match its type", field.name),
                    &format!("expected {}", mismatch.with_article()),
                    format!("write {}, or correct `type`", mismatch.with_article()),
                );
            })
            .ok()
    }

    /// Conditions compare the default with declared values. An example may be undeclared:
    /// pages show values that are missing from their own tables.
    fn known_default(
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
        let known = variants.iter().map(|variant| variant.wire.as_str());
        let known = known.collect::<Vec<_>>();
        self.error(
            "unknown-default",
            place,
            format!("`{field}` is never `{text}`"),
            "not a declared value",
            format!("declare it, or {}", suggest::help(text, &known)),
        );
    }
}

/// The methods that a field has beside it: a setter, and one that parses a time.
fn methods(field: &model::Field, owner: Owner<'_>) -> Vec<String> {
    let is_set = field.presence == Presence::Optional && !matches!(owner, Owner::Response);
    let setter = is_set.then(|| format!("with_{}", field.name));
    let moment = match &field.kind {
        Kind::Timestamp(format) => model::Moment::of(format),
        _ => None,
    };
    let parser = moment.map(|_| format!("parse_{}", field.name));
    setter.into_iter().chain(parser).collect()
}
