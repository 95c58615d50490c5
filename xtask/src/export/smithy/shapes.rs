//! Types → shapes of a namespace, each with a name of its own.

use apispec_codegen::model::{Field, Kind, Presence, Shape, Status, TypeId, Types, Variant};
use apispec_codegen::rules::Document;
use serde_json::{Map, Value, json};

use super::constraints::Constraints;
use super::names::{self, Names};
use crate::export::{Language, encodings};

/// The shapes of a namespace, and what they don't say.
pub(super) struct Shapes<'a> {
    pub(super) namespace: String,
    pub(super) language: Language,
    pub(super) types: &'a Types,
    pub(super) names: Names,
    pub(super) shapes: Map<String, Value>,
    /// Which shape says which rule, and how.
    pub(super) stated: Vec<Value>,
    pub(super) missing: Vec<Value>,
}

/// What a shape is part of.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    /// A request, with its rules.
    Request(&'a Document<'a>),
    /// A response, which need not keep the rules of requests.
    Response,
}

impl Shapes<'_> {
    /// The id of a shape.
    pub(super) fn id(&mut self, name: &str) -> String {
        format!("{}#{}", self.namespace, self.names.name(name))
    }

    pub(super) fn documentation(&self, text: &apispec_codegen::model::Text) -> Map<String, Value> {
        let doc = self.language.of(text);
        let doc = (!doc.is_empty()).then(|| ("smithy.api#documentation".to_owned(), doc.into()));
        doc.into_iter().collect()
    }

    /// The member of a structure, without what binds it to a location. `path` names shapes that it alone has.
    pub(super) fn member(
        &mut self,
        field: &Field,
        name: &str,
        path: &str,
        part: Part<'_>,
        constraints: &mut Constraints,
    ) -> Value {
        let mut traits = self.documentation(&field.doc);
        if field.presence == Presence::Required {
            traits.insert("smithy.api#required".into(), json!({}));
        }
        if field.status == Status::Deprecated {
            traits.insert("smithy.api#deprecated".into(), json!({}));
        }
        traits.extend(constraints.of_members.remove(name).unwrap_or_default());
        let of_items = constraints.of_items.remove(name).unwrap_or_default();
        let target = self.target(&field.kind, path, part, of_items);
        let is_text = target == "smithy.api#String";
        if field.idempotency_token && is_text && matches!(part, Part::Request(_)) {
            traits.insert("smithy.api#idempotencyToken".into(), json!({}));
        }
        json!({ "target": target, "traits": traits })
    }

    /// The id of the shape of a value; traits are of the items of a list.
    pub(super) fn target(
        &mut self,
        kind: &Kind,
        path: &str,
        part: Part<'_>,
        of_items: Map<String, Value>,
    ) -> String {
        let simple = match kind {
            Kind::String | Kind::Timestamp(_) => "String",
            Kind::Boolean => "Boolean",
            Kind::Int32 => "Integer",
            Kind::Int64 => "Long",
            Kind::Float => "Float",
            Kind::Double => "Double",
            Kind::Any => "Document",
            Kind::Secret => return self.text("Secret", "smithy.api#sensitive", json!({})),
            Kind::Json(of) => match part {
                Part::Request(_) => return self.target(of, path, part, of_items),
                Part::Response => {
                    let media_type = json!("application/json");
                    return self.text("JsonText", "smithy.api#mediaType", media_type);
                }
            },
            Kind::List { encoding, of, .. } => match (encoding.separator(), part) {
                (Some(_), Part::Response) => "String",
                _ => {
                    let target = self.target(of, &format!("{path}Item"), part, Map::new());
                    let id = self.id(&format!("{path}List"));
                    let member = json!({ "target": target, "traits": of_items });
                    self.shapes.insert(id.clone(), json!({ "type": "list", "member": member }));
                    return id;
                }
            },
            Kind::Map { of, .. } => {
                let target = self.target(of, &format!("{path}Value"), part, Map::new());
                let id = self.id(&format!("{path}Map"));
                let key = json!({ "target": "smithy.api#String" });
                let map = json!({ "type": "map", "key": key, "value": { "target": target } });
                self.shapes.insert(id.clone(), map);
                return id;
            }
            Kind::Named(id) => return self.named(id, part),
        };
        format!("smithy.api#{simple}")
    }

    /// A text with a trait.
    fn text(&mut self, name: &str, of: &str, value: Value) -> String {
        let id = self.id(name);
        self.shapes.insert(id.clone(), json!({ "type": "string", "traits": { of: value } }));
        id
    }

    /// The shape of a type.
    fn named(&mut self, type_id: &TypeId, part: Part<'_>) -> String {
        let types = self.types;
        let named = &types[type_id];
        let suffix = match (&named.shape, part) {
            (Shape::Structure(_), Part::Response) => "InResponses",
            _ => "",
        };
        let id = self.id(&format!("{}{suffix}", type_id.name()));
        if self.shapes.contains_key(&id) {
            return id;
        }
        // Types may contain themselves.
        self.shapes.insert(id.clone(), Value::Null);
        let mut shape = match &named.shape {
            Shape::Enumeration(enumeration) => self.enumeration(&enumeration.variants),
            Shape::Structure(structure) => {
                let texts = structure.fields.iter();
                let texts = texts.filter(|it| encodings::in_text(&it.kind).is_some());
                self.missing.extend(texts.map(|member| {
                    let why = "it is written as a text";
                    json!({ "type": type_id.name(), "member": member.wire, "why": why })
                }));
                self.of_type(type_id.name(), &structure.fields, &id, part)
            }
        };
        let documentation = self.documentation(&named.doc);
        if let Some(traits) = shape["traits"].as_object_mut() {
            traits.extend(documentation);
        }
        self.shapes.insert(id.clone(), shape);
        id
    }

    /// An enumeration, which is open for clients.
    fn enumeration(&self, variants: &[Variant]) -> Value {
        let mut constants = Names::default();
        let texts = variants.iter().flat_map(|it| it.texts().map(move |text| (it, text)));
        let members = texts.map(|(variant, text)| {
            let mut traits = self.documentation(&variant.doc);
            traits.insert("smithy.api#enumValue".into(), text.into());
            let member = json!({ "target": "smithy.api#Unit", "traits": traits });
            (constants.name(&names::constant(text)), member)
        });
        let members = members.collect::<Map<_, _>>();
        json!({ "type": "enum", "members": members, "traits": {} })
    }
}
