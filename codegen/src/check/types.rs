//! Types: references resolved, inline types named.

use std::collections::{BTreeMap, BTreeSet};

use super::locations::Owner;
use super::names::{self, Case, INLINE_HELP, Naming, WireName};
use super::scope::Scope;
use super::{Checker, items};
use crate::model::{self, Kind, TypeId};
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

/// The types of one service.
#[derive(Debug)]
pub(super) struct TypeTable {
    /// The Rust names of types and of the items that are generated with them.
    pub(super) names: Scope,
    /// The types that are read so far.
    pub(super) arena: model::Types,
    /// The types that a `ref` may name.
    ids: BTreeMap<String, TypeId>,
    /// Types of which only the name is known: they are read later, or are missing.
    unread: BTreeSet<TypeId>,
    /// The types that operations share.
    pub(super) shared: Vec<TypeId>,
    /// The inline types since they were last taken.
    inline: Vec<TypeId>,
}

impl TypeTable {
    pub(super) fn new(module: &str) -> Self {
        Self {
            names: Scope::exact(format!("the types of `{module}`")),
            arena: model::Types::default(),
            ids: BTreeMap::new(),
            unread: BTreeSet::new(),
            shared: Vec::new(),
            inline: Vec::new(),
        }
    }

    /// Gives an inline type the description of its field.
    pub(super) fn describe_inline(&mut self, kind: &Kind, field: &spec::Field) {
        // Types inside this one are read before it.
        let Some(id) = self.inline.last().filter(|id| kind.named() == Some(id)) else {
            return;
        };
        let named = &mut self.arena[id];
        named.doc = field.doc.clone().unwrap_or_default();
        named.source = field.source.clone();
    }

    /// The inline types since the last call.
    pub(super) fn take_inline(&mut self) -> Vec<TypeId> {
        std::mem::take(&mut self.inline)
    }

    /// Adds the inline types since the last call to the shared types.
    pub(super) fn share_inline(&mut self) {
        let inline = self.take_inline();
        self.shared.extend(inline);
    }

    /// Whether the type was read, so that its members are known.
    pub(super) fn is_read(&self, id: &TypeId) -> bool {
        !self.unread.contains(id)
    }

    /// A type of which only the name is known.
    fn declare(&mut self, name: &str, place: &Place) -> TypeId {
        let shape = model::Shape::Structure(model::Structure::new(Vec::new()));
        let id = self.arena.add(named_type(name, shape, place));
        self.unread.insert(id.clone());
        id
    }
}

impl<'a> Checker<'a> {
    /// The types of a service's `types` folder.
    pub(super) fn shared_types(&mut self, service: &'a File<spec::Service>, types: &mut TypeTable) {
        let specs = self.specs;
        let mut definitions = Vec::new();
        for file in specs.types_of(&service.folders[0], &service.folders[1]) {
            definitions.extend(items(&Place::file(file.source), "types", &file.spec.types));
        }
        // Types refer to each other in any order and in cycles: all names are known before any field is read.
        let mut ids = Vec::new();
        for (place, definition) in &definitions {
            let wire_name = WireName {
                wire: &definition.name,
                case: Case::Type,
                naming: Naming::Own("name"),
                place: &place.at("name"),
            };
            let name = self.name(&wire_name);
            if name != definition.name {
                self.error(
                    "type-name",
                    wire_name.place,
                    format!("the type name `{}` is not in `UpperCamelCase`", definition.name),
                    "also the name in Rust",
                    format!("write `{name}`"),
                );
            }
            let fields = match &definition.shape {
                spec::TypeShape::Enum(_) => &[],
                spec::TypeShape::Object(object) => object.fields.as_slice(),
            };
            self.claim_type(&wire_name, &name, fields, types);
            let id = types.declare(&definition.name, place);
            types.arena[&id].doc = definition.doc.clone().unwrap_or_default();
            types.arena[&id].source = definition.source.clone();
            if let spec::TypeShape::Enum(enumeration) = &definition.shape {
                let at = place.at("type").at("enum");
                types.arena[&id].shape = self.enumeration(&definition.name, enumeration, &at);
                types.unread.remove(&id);
            }
            types.ids.insert(definition.name.clone(), id.clone());
            ids.push(id);
        }
        for ((place, definition), id) in definitions.iter().zip(ids) {
            if let spec::TypeShape::Object(object) = &definition.shape {
                let (fields, name) = (&object.fields, &definition.name);
                let at = place.at("type").at("object");
                let structure = self.structure(fields, Owner::Object, &at, name, types);
                types.arena[&id].shape = model::Shape::Structure(structure);
                types.unread.remove(&id);
            }
            types.shared.push(id);
            // The inline types of a shared type are shared too.
            types.share_inline();
        }
    }

    /// The kind of a type; an inline type is named `name`.
    pub(super) fn kind(
        &mut self,
        kind: &spec::Type,
        place: &Place,
        name: &str,
        types: &mut TypeTable,
    ) -> Kind {
        match kind {
            spec::Type::String => Kind::String,
            spec::Type::Boolean => Kind::Boolean,
            spec::Type::Int32 => Kind::Int32,
            spec::Type::Int64 => Kind::Int64,
            spec::Type::Float => Kind::Float,
            spec::Type::Double => Kind::Double,
            spec::Type::Any => Kind::Any,
            spec::Type::Timestamp(timestamp) => Kind::Timestamp(timestamp.format.clone()),
            spec::Type::List(list) => {
                let of = self.kind(&list.of, &place.at("list").at("of"), name, types);
                Kind::List {
                    of: Box::new(of),
                    encoding: list.encoding.unwrap_or_default(),
                    item: list.item.clone(),
                }
            }
            spec::Type::Map(map) => {
                let of = self.kind(&map.of, &place.at("map").at("of"), name, types);
                Kind::Map { of: Box::new(of), encoding: map.encoding.unwrap_or_default() }
            }
            spec::Type::Json(inner) => {
                let inner = self.kind(inner, &place.at("json"), name, types);
                Kind::Json(Box::new(inner))
            }
            spec::Type::Ref(target) => {
                if let Some(id) = types.ids.get(target) {
                    return Kind::Named(id.clone());
                }
                self.unknown(
                    "unknown-type",
                    &place.at("ref"),
                    format!("unknown type `{target}`"),
                    "not a type of this service",
                    target,
                    types.ids.keys().map(String::as_str),
                );
                Kind::Named(types.declare(target, place))
            }
            spec::Type::Enum(enumeration) => {
                let shape = self.enumeration(name, enumeration, &place.at("enum"));
                self.inline(name, shape, &[], place, types)
            }
            spec::Type::Object(object) => {
                let (fields, at) = (&object.fields, place.at("object"));
                let structure = self.structure(fields, Owner::Object, &at, name, types);
                let shape = model::Shape::Structure(structure);
                self.inline(name, shape, fields, place, types)
            }
        }
    }

    /// Claims the names of a type: its own, and that of the struct of its required fields.
    fn claim_type(
        &mut self,
        wire_name: &WireName<'_>,
        name: &str,
        fields: &[spec::Field],
        types: &mut TypeTable,
    ) {
        // A single required field is passed to `new` as it is.
        let has_struct = fields.iter().filter(|field| field.required).count() > 1;
        let beside = has_struct.then(|| format!("{name}Required"));
        let names = [name.to_owned()].into_iter().chain(beside);
        types.names.claim_all(self, names, wire_name, name);
    }

    fn inline(
        &mut self,
        name: &str,
        shape: model::Shape,
        fields: &[spec::Field],
        place: &Place,
        types: &mut TypeTable,
    ) -> Kind {
        if names::is_reserved(Case::Type, name) {
            self.error(
                "reserved-name",
                place,
                format!("the Rust name of the type would be `{name}`, which is reserved"),
                "a reserved name",
                INLINE_HELP,
            );
        }
        let wire_name = WireName { wire: name, case: Case::Type, naming: Naming::Inline, place };
        self.claim_type(&wire_name, name, fields, types);
        let id = types.arena.add(named_type(name, shape, place));
        types.inline.push(id.clone());
        Kind::Named(id)
    }
}

/// A type without docs and usage.
fn named_type(name: &str, shape: model::Shape, place: &Place) -> model::NamedType {
    model::NamedType {
        place: place.clone(),
        name: name.to_owned(),
        doc: model::Text::default(),
        shape,
        usage: model::Usage::default(),
        disputes: Vec::new(),
        source: None,
    }
}
