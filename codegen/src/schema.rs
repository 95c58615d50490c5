//! Spec types → the schema that editors read and `spec::read` walks.

mod document;

use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::spec;

/// The kinds of spec file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `sources.json`
    Documents,
    /// `<provider>/provider.json`
    Provider,
    /// `<provider>/<service>/service.json`
    Service,
    /// `<provider>/<service>/types/<any>.json`
    Types,
    /// `<provider>/<service>/<operation>.json`
    Operation,
}

/// Every kind, with its definition's name and the member that only it has.
const KINDS: [(Kind, &str, &str); 5] = [
    (Kind::Documents, "Documents", "documents"),
    (Kind::Provider, "Provider", "provider"),
    (Kind::Service, "Service", "service"),
    (Kind::Types, "Types", "types"),
    (Kind::Operation, "Operation", "operation"),
];

/// The definitions of all spec types, by name.
#[derive(Debug)]
pub(crate) struct Schema {
    definitions: Map<String, Value>,
}

impl Schema {
    /// The schema of the spec types, which is made once.
    pub(crate) fn shared() -> &'static Self {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::new);
        &SCHEMA
    }

    /// The schema of the spec types.
    fn new() -> Self {
        let mut generator = SchemaSettings::draft07().into_generator();
        fn add<T: JsonSchema>(generator: &mut schemars::SchemaGenerator) {
            generator.subschema_for::<T>();
        }
        add::<spec::Documents>(&mut generator);
        add::<spec::Provider>(&mut generator);
        add::<spec::Service>(&mut generator);
        add::<spec::Types>(&mut generator);
        add::<spec::Operation>(&mut generator);
        let mut definitions = generator.take_definitions(true);
        definitions.values_mut().for_each(without_null);
        Self { definitions }
    }

    /// The definition of a kind of file.
    pub(crate) fn file(&self, kind: Kind) -> &Value {
        let (_, name, _) = KINDS
            .iter()
            .find(|(candidate, ..)| *candidate == kind)
            .expect("every kind is listed");
        &self.definitions[*name]
    }

    /// The schema that a schema means: references followed, wrappers taken off.
    pub(crate) fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let reference = schema.get("$ref").or_else(|| {
            let all = schema.get("allOf")?.as_array()?;
            all.first()?.get("$ref")
        });
        reference
            .and_then(Value::as_str)
            .and_then(|text| text.rsplit('/').next())
            .and_then(|name| self.definitions.get(name))
            .map_or(schema, |target| self.resolved(target))
    }

    /// The schema as a draft-07 document for all kinds of file.
    pub(crate) fn document(&self) -> String {
        document::document(&self.definitions)
    }
}

/// Takes `null` out of a schema: in specs, what is absent is left out.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Array(types)) = members.get_mut("type") {
                types.retain(|kind| kind != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    members.insert("type".into(), only);
                }
            }
            if let Some(Value::Array(choices)) = members.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type") != Some(&json!("null")));
                if choices.len() == 1 {
                    let only = members.remove("anyOf").unwrap_or_default();
                    members.insert("allOf".into(), only);
                }
            }
            if members.get("default") == Some(&Value::Null) {
                members.remove("default");
            }
            members.values_mut().for_each(without_null);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}
