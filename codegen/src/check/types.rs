//! Types: references resolved, types defined on the spot named.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{self, Case, Naming};
use super::scope::{Claim, Scope, WayOut};
use super::{Checker, optional_text, text};
use crate::model::{self, Kind};
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;
use crate::suggest;

/// The types of one service.
#[derive(Debug)]
pub(super) struct TypeTable {
    scope: Scope,
    /// The enumerations that values can be held against, by name.
    enumerations: BTreeMap<String, Vec<model::Variant>>,
    known: BTreeSet<String>,
    shared: Vec<model::NamedType>,
    inline: Vec<model::NamedType>,
}

impl TypeTable {
    pub(super) fn new(module: &str) -> Self {
        Self {
            scope: Scope::exact(format!("the types of `{module}`")),
            enumerations: BTreeMap::new(),
            known: BTreeSet::new(),
            shared: Vec::new(),
            inline: Vec::new(),
        }
    }

    /// Takes a type's name, or reports who has it. Whether it was free.
    pub(super) fn claim(&mut self, checker: &mut Checker<'_>, claim: Claim<'_>) -> bool {
        self.scope.claim(checker, claim)
    }

    /// Describes a type that a field defines on the spot as the field is described.
    pub(super) fn describe_inline(&mut self, name: &str, field: &spec::Field) {
        let inline = self.inline.iter_mut();
        for named in inline.filter(|named| named.name == name) {
            named.doc = optional_text(&field.doc);
            named.source = field.source.clone();
        }
    }

    /// The types defined on the spot since the last call.
    pub(super) fn take_inline(&mut self) -> Vec<model::NamedType> {
        std::mem::take(&mut self.inline)
    }

    /// Shares the types defined on the spot since the last call.
    pub(super) fn share_inline(&mut self) {
        let inline = self.take_inline();
        self.shared.extend(inline);
    }

    /// The types that operations share.
    pub(super) fn into_shared(self) -> Vec<model::NamedType> {
        self.shared
    }

    fn known(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    fn enumeration(&self, name: &str) -> model::Shape {
        let variants = self.variants(name).unwrap_or_default().to_vec();
        model::Shape::Enumeration(model::Enumeration { variants })
    }

    /// Keeps the values of an enumeration.
    pub(super) fn keep_enumeration(&mut self, name: &str, variants: Vec<model::Variant>) {
        self.enumerations.insert(name.to_owned(), variants);
    }

    /// The values of a type, if it is an enumeration.
    pub(super) fn variants(&self, name: &str) -> Option<&[model::Variant]> {
        self.enumerations.get(name).map(Vec::as_slice)
    }

    /// The fields of a type, if it is an object that was read already.
    pub(super) fn structure(&self, name: &str) -> Option<&model::Structure> {
        let mut types = self.shared.iter().chain(&self.inline);
        match &types.find(|named| named.name == name)?.shape {
            model::Shape::Structure(structure) => Some(structure),
            model::Shape::Enumeration(_) => None,
        }
    }

    /// Whether the service has a type with this name, defined on the spot or shared.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.known(name) || self.enumerations.contains_key(name)
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
            types.known.insert(definition.name.clone());
            if let spec::TypeShape::Enum(enumeration) = &definition.shape {
                let at = place.at("type").at("enum");
                self.enumeration(&definition.name, enumeration, &at, types);
            }
        }
        for (definition, place) in &definitions {
            let shape = match &definition.shape {
                spec::TypeShape::Enum(_) => types.enumeration(&definition.name),
                spec::TypeShape::Object(object) => {
                    let at = place.at("type").at("object");
                    let fields = self.members(&object.fields, &at, &definition.name, types);
                    model::Shape::Structure(model::Structure {
                        fields,
                        has_secret: false,
                    })
                }
            };
            // What a shared type defines on the spot is shared with it.
            let inline = types.take_inline();
            types.shared.push(model::NamedType {
                place: place.clone(),
                name: definition.name.clone(),
                doc: text(&definition.doc),
                shape,
                usage: model::Usage::default(),
                disputes: Vec::new(),
                source: definition.source.clone(),
            });
            types.shared.extend(inline);
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
                    encoding: encoding(list.encoding),
                    item: list.item.clone(),
                }
            }
            spec::Type::Map(map) => {
                let of = self.kind(&map.of, &place.at("map").at("of"), name, types);
                Kind::Map {
                    of: Box::new(of),
                    encoding: match map.encoding {
                        None | Some(spec::MapEncoding::Named) => model::MapEncoding::Named,
                        Some(spec::MapEncoding::Flat) => model::MapEncoding::Flat,
                    },
                }
            }
            spec::Type::Json(inner) => {
                let inner = self.kind(inner, &place.at("json"), name, types);
                Kind::Json(Box::new(inner))
            }
            spec::Type::Ref(target) => {
                if !types.known(target) {
                    let known = types.known.iter().map(String::as_str).collect::<Vec<_>>();
                    self.error(
                        "unknown-type",
                        &place.at("ref"),
                        format!("no type is called `{target}`"),
                        "not a type of this service",
                        suggest::help(target, &known),
                    );
                }
                Kind::Named(target.clone())
            }
            spec::Type::Enum(enumeration) => {
                let at = place.at("enum");
                self.enumeration(name, enumeration, &at, types);
                let shape = types.enumeration(name);
                self.inline(name, (shape, &[]), place, types)
            }
            spec::Type::Object(object) => {
                let fields = self.members(&object.fields, &place.at("object"), name, types);
                let shape = model::Shape::Structure(model::Structure {
                    fields,
                    has_secret: false,
                });
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
        types.inline.push(model::NamedType {
            place: place.clone(),
            name: name.to_owned(),
            doc: model::Text::default(),
            shape,
            usage: model::Usage::default(),
            disputes: Vec::new(),
            source: None,
        });
        Kind::Named(name.to_owned())
    }
}

fn encoding(encoding: Option<spec::ListEncoding>) -> model::ListEncoding {
    match encoding {
        None | Some(spec::ListEncoding::Indexed) => model::ListEncoding::Indexed,
        Some(spec::ListEncoding::Comma) => model::ListEncoding::Comma,
        Some(spec::ListEncoding::Space) => model::ListEncoding::Space,
        Some(spec::ListEncoding::Pipe) => model::ListEncoding::Pipe,
        Some(spec::ListEncoding::Json) => model::ListEncoding::Json,
        Some(spec::ListEncoding::Repeated) => model::ListEncoding::Repeated,
        Some(spec::ListEncoding::Flat) => model::ListEncoding::Flat,
    }
}
