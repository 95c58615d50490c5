//! Parameters, the types that they name, and facts.

use std::collections::BTreeMap;

use serde_json::Value;

use super::document::{EnumValue, Fact, Kind, Member, Object, Rule, Type};
use super::scope::Scope;
use crate::model::{self, ContextFact, Demand, Field, Presence, Shape, Structure, Variant, View};
use crate::sentences::Names;

/// Fields beside each other.
pub(super) fn members(fields: &[Field]) -> Vec<Member<'_>> {
    let scope = Scope { fields, facts: &[] };
    let members = fields.iter().enumerate().map(|(index, field)| {
        let name = scope.field(index);
        Member {
            name,
            wire: (name != field.wire).then_some(&field.wire),
            kind: kind(&field.kind),
            required: field.presence == Presence::Required,
            default: field.default.as_deref().map(|text| default(&field.kind, text)),
            status: field.status,
            doc: &field.doc,
        }
    });
    members.collect()
}

/// The types that the request and the facts name, by name.
pub(super) fn named(view: View<'_>) -> BTreeMap<&str, Type<'_>> {
    let facts = view.service.context.iter().map(|fact| &fact.kind);
    let kinds = view.operation.request.kinds().chain(facts);
    let reached = view.types().reached(kinds);
    let types = reached.types.into_iter().map(|id| {
        let named = match &view.types()[id].shape {
            Shape::Enumeration(it) => Type::Enum(it.variants.iter().map(enum_value).collect()),
            Shape::Structure(structure) => Type::Object(object(view, structure)),
        };
        (id.name(), named)
    });
    types.collect()
}

/// A fact outside of requests.
pub(super) fn fact(fact: &ContextFact) -> Fact<'_> {
    Fact { name: &fact.name, kind: kind(&fact.kind), doc: &fact.doc }
}

fn enum_value(variant: &Variant) -> EnumValue<'_> {
    EnumValue {
        value: &variant.wire,
        aliases: variant.aliases.iter().map(|alias| alias.value.as_str()).collect(),
        status: variant.status,
        doc: &variant.doc,
    }
}

fn object<'a>(view: View<'a>, structure: &'a Structure) -> Object<'a> {
    let fields = structure.fields.as_slice();
    let scope = Scope { fields, facts: &[] };
    let rules = fields.iter().flat_map(|field| {
        let limits = field.limits.iter().map(move |limit| Demand::Limit(limit, field));
        limits.map(move |limit| super::rule(view, limit, scope, Names::of_field(&field.wire)))
    });
    Object { members: members(fields), rules: rules.collect::<Vec<Rule<'_>>>() }
}

fn kind(kind: &model::Kind) -> Kind<'_> {
    match kind {
        model::Kind::String => Kind::String,
        model::Kind::Secret => Kind::Secret,
        model::Kind::Boolean => Kind::Boolean,
        model::Kind::Int32 => Kind::Int32,
        model::Kind::Int64 => Kind::Int64,
        model::Kind::Float => Kind::Float,
        model::Kind::Double => Kind::Double,
        model::Kind::Any => Kind::Any,
        model::Kind::Timestamp(format) => Kind::Timestamp(format),
        model::Kind::List { of, .. } => Kind::List(Box::new(self::kind(of))),
        model::Kind::Map { of, .. } => Kind::Map(Box::new(self::kind(of))),
        model::Kind::Named(id) => Kind::Ref(id.name()),
        // Values are those of the document's types, not those of the wire.
        model::Kind::Json(of) => self::kind(of),
    }
}

/// A default, which the model has as the text on the wire, as a value of its type.
fn default(kind: &model::Kind, text: &str) -> Value {
    let is_json = matches!(
        kind,
        model::Kind::Boolean
            | model::Kind::Int32
            | model::Kind::Int64
            | model::Kind::Float
            | model::Kind::Double
            | model::Kind::Any
    );
    let read = is_json.then(|| serde_json::from_str(text).ok()).flatten();
    read.unwrap_or_else(|| Value::from(text))
}
