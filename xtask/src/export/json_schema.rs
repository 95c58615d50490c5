//! Rules → JSON Schema 2020-12 of a request: it refuses what is wrong for certain, without knowledge of any fact.

mod conditions;
mod limits;
mod rules;

use apispec_codegen::model::Status;
use apispec_codegen::rules::{Check, Document, EnumValue, Kind, Member, Object, Rule, Type};
use serde_json::{Map, Value, json};

use super::Language;
use rules::Said;

/// How a schema refers to types, and describes them.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// Where the types are, such as `#/$defs/`.
    pub(super) types: &'static str,
    /// The language of descriptions.
    pub(super) language: Language,
}

/// The schema of a request. Under `x-not-expressed` are the rules of which it says nothing, or not all.
pub fn schema(document: &Document<'_>, language: Language) -> Value {
    let dialect = Dialect { types: "#/$defs/", language };
    let mut missing = Vec::new();
    let request = dialect.request(document, &mut missing);
    let names = document.types.keys();
    let types = names.map(|name| ((*name).to_owned(), dialect.named(document, name, &mut missing)));
    let types = types.collect::<Map<_, _>>();
    let mut schema = Map::new();
    schema.insert("$comment".into(), document.comment.into());
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), format!("{}Request", document.operation).into());
    schema.extend(request);
    if !types.is_empty() {
        schema.insert("$defs".into(), Value::Object(types));
    }
    schema.insert("x-not-expressed".into(), Value::Array(missing));
    Value::Object(schema)
}

impl Dialect {
    /// The schema of a request. Adds what it can't say.
    pub(super) fn request(
        self,
        document: &Document<'_>,
        missing: &mut Vec<Value>,
    ) -> Map<String, Value> {
        let members = &document.parameters;
        let shape = Shape { dialect: self, document, of: None, members };
        shape.schema(&document.rules, missing)
    }

    /// The schema of one of the types that a document names. Adds what it can't say.
    pub(super) fn named(
        self,
        document: &Document<'_>,
        name: &str,
        missing: &mut Vec<Value>,
    ) -> Value {
        match &document.types[name] {
            Type::Enum(values) => self.enumeration(values),
            Type::Object(Object { members, rules }) => {
                let shape = Shape { dialect: self, document, of: Some(name), members };
                Value::Object(shape.schema(rules, missing))
            }
        }
    }

    /// The schema of a parameter by itself: its type, and the errors that look at nothing else.
    pub(super) fn parameter(self, document: &Document<'_>, member: &Member<'_>) -> Value {
        let mut schema = self.kind(&member.kind);
        if let Some(default) = &member.default {
            schema["default"] = default.clone();
        }
        let shape = Shape { dialect: self, document, of: None, members: &document.parameters };
        let limits = document.rules.iter().filter_map(|rule| {
            let Check::Value { field, when: None, .. } = &rule.check else {
                return None;
            };
            let schema = shape.said(rule).schema.filter(|_| *field == member.name)?;
            schema["properties"].get(*field).cloned()
        });
        let limits = limits.collect::<Vec<_>>();
        if !limits.is_empty() {
            schema["allOf"] = Value::Array(limits);
        }
        schema
    }

    /// Lists grow: any other text is possible, too.
    fn enumeration(self, values: &[EnumValue<'_>]) -> Value {
        let texts = values.iter().flat_map(|it| {
            let texts = [it.value].into_iter().chain(it.aliases.iter().copied());
            texts.map(|text| (text, self.language.of(it.doc)))
        });
        let (texts, docs) = texts.unzip::<_, _, Vec<_>, Vec<_>>();
        let mut documented = json!({ "enum": texts });
        if docs.iter().any(|doc| !doc.is_empty()) {
            documented["x-enum-descriptions"] = docs.into();
        }
        json!({ "type": "string", "anyOf": [documented, {}] })
    }

    /// The schema of a member, without its limits.
    fn property(self, member: &Member<'_>) -> Value {
        let mut schema = self.kind(&member.kind);
        let doc = self.language.of(member.doc);
        if !doc.is_empty() {
            schema["description"] = doc.into();
        }
        if let Some(default) = &member.default {
            schema["default"] = default.clone();
        }
        if member.status == Status::Deprecated {
            schema["deprecated"] = true.into();
        }
        schema
    }

    /// The schema of a type.
    pub(super) fn kind(self, kind: &Kind<'_>) -> Value {
        match kind {
            Kind::String => json!({ "type": "string" }),
            Kind::Secret => json!({ "type": "string", "format": "password", "writeOnly": true }),
            Kind::Boolean => json!({ "type": "boolean" }),
            Kind::Int32 => json!({
                "type": "integer", "format": "int32", "minimum": i32::MIN, "maximum": i32::MAX,
            }),
            Kind::Int64 => json!({
                "type": "integer", "format": "int64", "minimum": i64::MIN, "maximum": i64::MAX,
            }),
            Kind::Float => json!({ "type": "number", "format": "float" }),
            Kind::Double => json!({ "type": "number", "format": "double" }),
            Kind::Any => json!({}),
            Kind::Timestamp(format) => json!({ "type": "string", "$comment": format }),
            Kind::List(of) => json!({ "type": "array", "items": self.kind(of) }),
            Kind::Map(of) => json!({ "type": "object", "additionalProperties": self.kind(of) }),
            Kind::Ref(name) => json!({ "$ref": format!("{}{name}", self.types) }),
        }
    }
}

/// An object with its members: the request, or a type.
#[derive(Clone, Copy)]
struct Shape<'a> {
    dialect: Dialect,
    document: &'a Document<'a>,
    /// The name of the type; none if it is the request.
    of: Option<&'a str>,
    members: &'a [Member<'a>],
}

impl Shape<'_> {
    /// The schema of the object. Adds what it can't say.
    fn schema(self, rules: &[Rule<'_>], missing: &mut Vec<Value>) -> Map<String, Value> {
        let properties = self.members.iter();
        let properties =
            properties.map(|member| (member.name.to_owned(), self.dialect.property(member)));
        let required = self.members.iter().filter(|member| member.required);
        let required = required.map(|member| member.name).collect::<Vec<_>>();
        let mut constraints = Vec::new();
        for rule in rules {
            let Said { schema, left_out } = self.said(rule);
            if let Some(why) = left_out {
                missing.push(self.not_expressed(rule, &why, schema.is_some()));
            }
            if let Some(Value::Object(schema)) = schema {
                let mut marked = Map::from_iter([("$comment".to_owned(), Value::from(rule.id))]);
                marked.extend(schema);
                constraints.push(Value::Object(marked));
            }
        }
        let mut schema = Map::from_iter([
            ("type".to_owned(), "object".into()),
            ("properties".to_owned(), Value::Object(properties.collect())),
            ("required".to_owned(), required.into()),
            ("additionalProperties".to_owned(), false.into()),
        ]);
        if !constraints.is_empty() {
            schema.insert("allOf".into(), Value::Array(constraints));
        }
        schema
    }

    fn not_expressed(self, rule: &Rule<'_>, why: &str, is_partial: bool) -> Value {
        let mut entry = json!({ "rule": rule.id, "severity": rule.severity, "why": why });
        if let Some(of) = self.of {
            entry["type"] = of.into();
        }
        if is_partial {
            entry["partly"] = true.into();
        }
        entry["message"] = json!(rule.message);
        entry
    }
}
