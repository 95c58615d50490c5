//! Types: references resolved, types defined on the spot named.

use std::collections::{BTreeMap, BTreeSet};

use super::Checker;
use super::names::{self, Case, Naming};
use super::scope::{Claim, Scope, WayOut};
use crate::model::{self, Kind, TypeId};
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;
use crate::suggest;

/// The types of one service.
#[derive(Debug)]
pub(super) struct TypeTable {
    scope: Scope,
    /// The types, as far as they were read.
    pub(super) arena: model::Types,
    /// The types that a `ref` may name.
    ids: BTreeMap<String, TypeId>,
    /// Types of which only the name is known: they are read later, or are nowhere.
    unread: BTreeSet<TypeId>,
    shared: Vec<TypeId>,
    inline: Vec<TypeId>,
}

impl TypeTable {
    pub(super) fn new(module: &str) -> Self {
        Self {
            scope: Scope::exact(format!("the types of `{module}`")),
            arena: model::Types::default(),
            ids: BTreeMap::new(),
            unread: BTreeSet::new(),
            shared: Vec::new(),
            inline: Vec::new(),
        }
    }

    /// Takes a type's name, or reports who has it. Whether it was free.
    pub(super) fn claim(&mut self, checker: &mut Checker<'_>, claim: Claim<'_>) -> bool {
        self.scope.claim(checker, claim)
    }

    /// Describes a type that a field defines on the spot as the field is described.
    pub(super) fn describe_inline(&mut self, kind: &Kind, field: &spec::Field) {
        // What is defined within the type was read before it.
        let Some(id) = self.inline.last().filter(|id| kind.named() == Some(id)) else {
            return;
        };
        let named = &mut self.arena[id];
        named.doc = field.doc.clone().unwrap_or_default();
        named.source = field.source.clone();
    }

    /// The types defined on the spot since the last call.
    pub(super) fn take_inline(&mut self) -> Vec<TypeId> {
        std::mem::take(&mut self.inline)
    }

    /// Shares the types defined on the spot since the last call.
    pub(super) fn share_inline(&mut self) {
        let inline = self.take_inline();
        self.shared.extend(inline);
    }

    /// All types, and those that operations share.
    pub(super) fn into_types(self) -> (model::Types, Vec<TypeId>) {
        (self.arena, self.shared)
    }

    /// Whether the type was read, so that its members are known.
    pub(super) fn is_read(&self, id: &TypeId) -> bool {
        !self.unread.contains(id)
    }

    /// Whether the service has a type with this name, defined on the spot or shared.
    pub(super) fn is_known(&self, name: &str) -> bool {
        let known = self.ids.values().chain(&self.shared).chain(&self.inline);
        known.into_iter().any(|id| id.name() == name)
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
            for (index, definition) in file.spec.types.iter().enumerate() {
                definitions.push((definition, Place::file(file.source).nth("types", index)));
            }
        }
        let mut ids = Vec::new();
        for (definition, place) in &definitions {
            let naming = Naming::Own("name");
            let name = self.name(Case::Type, &definition.name, naming, &place.at("name"));
            if name != definition.name {
                self.error(
                    "type-name",
                    &place.at("name"),
                    format!("`{}` is called `{name}` in Rust", definition.name),
                    "not in `UpperCamelCase`",
                    format!("write `{name}`"),
                );
            }
            let fields = match &definition.shape {
                spec::TypeShape::Enum(_) => &[],
                spec::TypeShape::Object(object) => object.fields.as_slice(),
            };
            let way_out = WayOut::Rename(Case::Type, naming, &name);
            let at = place.at("name");
            self.claim_type((&name, fields), &definition.name, (&at, way_out), types);
            let id = types.declare(&definition.name, place);
            types.arena[&id].doc = definition.doc.clone();
            types.arena[&id].source = definition.source.clone();
            if let spec::TypeShape::Enum(enumeration) = &definition.shape {
                let at = place.at("type").at("enum");
                types.arena[&id].shape = self.enumeration(&definition.name, enumeration, &at);
                types.unread.remove(&id);
            }
            types.ids.insert(definition.name.clone(), id.clone());
            ids.push(id);
        }
        for ((definition, place), id) in definitions.iter().zip(ids) {
            if let spec::TypeShape::Object(object) = &definition.shape {
                let at = place.at("type").at("object");
                let fields = self.members(&object.fields, &at, &definition.name, types);
                types.arena[&id].shape = model::Shape::Structure(model::Structure::new(fields));
                types.unread.remove(&id);
            }
            types.shared.push(id);
            // What a shared type defines on the spot is shared with it.
            types.share_inline();
        }
    }

    /// What a type means; types defined on the spot are called `name`.
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
                Kind::Map {
                    of: Box::new(of),
                    encoding: map.encoding.unwrap_or_default(),
                }
            }
            spec::Type::Json(inner) => {
                let inner = self.kind(inner, &place.at("json"), name, types);
                Kind::Json(Box::new(inner))
            }
            spec::Type::Ref(target) => {
                if let Some(id) = types.ids.get(target) {
                    return Kind::Named(id.clone());
                }
                let known = types.ids.keys().map(String::as_str).collect::<Vec<_>>();
                self.error(
                    "unknown-type",
                    &place.at("ref"),
                    format!("no type is called `{target}`"),
                    "not a type of this service",
                    suggest::help(target, &known),
                );
                Kind::Named(types.declare(target, place))
            }
            spec::Type::Enum(enumeration) => {
                let shape = self.enumeration(name, enumeration, &place.at("enum"));
                self.inline(name, (shape, &[]), place, types)
            }
            spec::Type::Object(object) => {
                let fields = self.members(&object.fields, &place.at("object"), name, types);
                let shape = model::Shape::Structure(model::Structure::new(fields));
                self.inline(name, (shape, &object.fields), place, types)
            }
        }
    }

    /// Takes the names of a type: its own, and that of the struct with what it always has.
    fn claim_type(
        &mut self,
        (name, fields): (&str, &[spec::Field]),
        wire: &str,
        (place, way_out): (&Place, WayOut<'_>),
        types: &mut TypeTable,
    ) {
        let required = fields.iter().filter(|field| field.required).count();
        let beside = (required > 1).then(|| format!("{name}Required"));
        for name in [Some(name.to_owned()), beside].into_iter().flatten() {
            let claim = Claim {
                name: &name,
                wire,
                place,
                way_out,
            };
            if !types.claim(self, claim) {
                return;
            }
        }
    }

    fn inline(
        &mut self,
        name: &str,
        (shape, fields): (model::Shape, &[spec::Field]),
        place: &Place,
        types: &mut TypeTable,
    ) -> Kind {
        let help =
            "define it in `types/*.json` by another name, and refer to it with `{ \"ref\": … }`";
        if names::is_taken(name) {
            self.error(
                "reserved-name",
                place,
                format!("the type would be called `{name}` in Rust, which is taken"),
                "a reserved name",
                help.into(),
            );
        }
        self.claim_type((name, fields), name, (place, WayOut::Other(help)), types);
        let id = types.arena.add(named_type(name, shape, place));
        types.inline.push(id.clone());
        Kind::Named(id)
    }
}

/// A type that nothing is said about yet.
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
