//! Types: references resolved, types defined on the spot named.

use std::collections::BTreeMap;

use super::names::{Case, Scope};
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
    known: Vec<String>,
    shared: Vec<model::NamedType>,
    inline: Vec<model::NamedType>,
}

impl TypeTable {
    pub(super) fn new(module: &str) -> Self {
        Self {
            scope: Scope::exact(format!("the types of `{module}`")),
            enumerations: BTreeMap::new(),
            known: Vec::new(),
            shared: Vec::new(),
            inline: Vec::new(),
        }
    }

    /// Takes a type's name, or reports who has it.
    pub(super) fn claim(
        &mut self,
        checker: &mut Checker<'_>,
        name: &str,
        wire: &str,
        place: &Place,
    ) {
        self.scope.claim(checker, name, wire, place);
    }

    /// The types defined on the spot since the last call.
    pub(super) fn take_inline(&mut self) -> Vec<model::NamedType> {
        std::mem::take(&mut self.inline)
    }

    /// The types that operations share.
    pub(super) fn into_shared(self) -> Vec<model::NamedType> {
        self.shared
    }

    fn known(&self, name: &str) -> bool {
        self.known.iter().any(|known| known == name)
    }

    fn enumeration(&self, name: &str) -> model::Shape {
        let variants = self.variants(name).unwrap_or_default().to_vec();
        model::Shape::Enumeration(model::Enumeration { variants })
    }

    /// The values of a type, if it is an enumeration.
    pub(super) fn variants(&self, name: &str) -> Option<&[model::Variant]> {
        self.enumerations.get(name).map(Vec::as_slice)
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
        for file in &specs.types {
            if file.folders[..2] != service.folders[..] {
                continue;
            }
            for (index, definition) in file.spec.types.iter().enumerate() {
                definitions.push((definition, Place::file(file.source).nth("types", index)));
            }
        }
        for (definition, place) in &definitions {
            let name = self.name(Case::Type, &definition.name, None, &place.at("name"));
            if name != definition.name {
                self.error(
                    "type-name",
                    &place.at("name"),
                    format!("`{}` is called `{name}` in Rust", definition.name),
                    "not in `UpperCamelCase`",
                    format!("write `{name}`"),
                );
            }
            types.claim(self, &name, &definition.name, &place.at("name"));
            types.known.push(definition.name.clone());
            if let spec::TypeShape::Enum(enumeration) = &definition.shape {
                let at = place.at("type").at("enum");
                self.enumeration(&definition.name, enumeration, &at, types);
            }
        }
        for (definition, place) in &definitions {
            self.provenance(&definition.source, place);
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

    /// The facts outside of requests.
    pub(super) fn context(
        &mut self,
        service: &'a File<spec::Service>,
        types: &mut TypeTable,
    ) -> Vec<model::ContextFact> {
        let mut names = Scope::exact("the context".into());
        let facts = service
            .spec
            .context
            .iter()
            .enumerate()
            .map(|(index, fact)| {
                let place = Place::file(service.source).nth("context", index);
                self.provenance(&fact.source, &place);
                let name = self.name(Case::Field, &fact.name, None, &place.at("name"));
                names.claim(self, &name, &fact.name, &place.at("name"));
                let inline = format!(
                    "Context{}",
                    heck::ToUpperCamelCase::to_upper_camel_case(name.as_str())
                );
                model::ContextFact {
                    kind: self.kind(&fact.kind, &place.at("type"), &inline, types),
                    doc: optional_text(&fact.doc),
                    source: fact.source.clone(),
                    name,
                }
            });
        let facts = facts.collect();
        let inline = types.take_inline();
        types.shared.extend(inline);
        facts
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
                Kind::Map(Box::new(of))
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
                self.inline(name, shape, place, types)
            }
            spec::Type::Object(object) => {
                let fields = self.members(&object.fields, &place.at("object"), name, types);
                let shape = model::Shape::Structure(model::Structure {
                    fields,
                    has_secret: false,
                });
                self.inline(name, shape, place, types)
            }
        }
    }

    fn inline(
        &mut self,
        name: &str,
        shape: model::Shape,
        place: &Place,
        types: &mut TypeTable,
    ) -> Kind {
        types.claim(self, name, name, place);
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

    /// Checks an enumeration and keeps its values.
    fn enumeration(
        &mut self,
        name: &str,
        enumeration: &spec::Enumeration,
        place: &Place,
        types: &mut TypeTable,
    ) {
        let mut scope = Scope::exact(format!("the values of `{name}`"));
        let mut texts = BTreeMap::<&str, Place>::new();
        let mut variants = Vec::new();
        if enumeration.values.is_empty() {
            self.error(
                "no-values",
                &place.at("values"),
                format!("`{name}` has no values"),
                "an enumeration of nothing",
                "list the documented values, or use `\"string\"`".into(),
            );
        }
        for (index, value) in enumeration.values.iter().enumerate() {
            let at = place.nth("values", index);
            self.provenance(&value.source, &at);
            let variant = self.name(
                Case::Variant,
                &value.value,
                value.rust.as_deref(),
                &at.at("value"),
            );
            let mut places = vec![(value.value.as_str(), at.at("value"))];
            for (index, alias) in value.aliases.iter().enumerate() {
                let at = at.nth("aliases", index);
                self.provenance(&alias.source, &at);
                places.push((&alias.value, at.at("value")));
            }
            let mut is_new = true;
            for (text, at) in places {
                if let Some(first) = texts.get(text).cloned() {
                    is_new = false;
                    self.conflict(
                        "duplicate-value",
                        (&at, "again here"),
                        (&first, "first here"),
                        format!("`{text}` is a value of `{name}` twice"),
                        "keep one of them".into(),
                    );
                } else {
                    texts.insert(text, at);
                }
            }
            if is_new {
                scope.claim(self, &variant, &value.value, &at.at("value"));
            }
            variants.push(model::Variant {
                wire: value.value.clone(),
                name: variant,
                aliases: value
                    .aliases
                    .iter()
                    .map(|alias| alias.value.clone())
                    .collect(),
                doc: optional_text(&value.doc),
                status: super::fields::status(value.status),
                source: value.source.clone(),
            });
        }
        types.enumerations.insert(name.to_owned(), variants);
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
    }
}
