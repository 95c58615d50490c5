//! Rules → JSON Schema 2020-12 of a request: it refuses what is wrong for certain, without knowledge of any fact.

mod conditions;
mod limits;
mod rules;

use apispec_codegen::rules::{Document, Kind, Member, Object, Rule, Type};
use serde_json::{Map, Value, json};

use rules::Said;

/// The schema of a request. Under `x-not-expressed` are the rules of which it says nothing, or not all.
pub fn schema(document: &Document<'_>) -> Value {
    let mut missing = Vec::new();
    let request = Shape { document, of: None, members: &document.parameters };
    let Value::Object(request) = request.schema(&document.rules, &mut missing) else {
        return Value::Null;
    };
    let types = document.types.iter().map(|(name, named)| {
        let schema = match named {
            Type::Enum(values) => {
                let values = values
                    .iter()
                    .flat_map(|it| [it.value].into_iter().chain(it.aliases.iter().copied()));
                // Lists grow: any other text is possible, too.
                json!({ "type": "string", "anyOf": [{ "enum": values.collect::<Vec<_>>() }, {}] })
            }
            Type::Object(Object { members, rules }) => {
                let shape = Shape { document, of: Some(name), members };
                shape.schema(rules, &mut missing)
            }
        };
        ((*name).to_owned(), schema)
    });
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

/// An object with its members: the request, or a type.
#[derive(Clone, Copy)]
struct Shape<'a> {
    document: &'a Document<'a>,
    /// The name of the type; none if it is the request.
    of: Option<&'a str>,
    members: &'a [Member<'a>],
}

impl Shape<'_> {
    /// The schema of the object. Adds what it can't say.
    fn schema(self, rules: &[Rule<'_>], missing: &mut Vec<Value>) -> Value {
        let properties = self.members.iter();
        let properties = properties.map(|member| (member.name.to_owned(), property(member)));
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
        let mut schema = json!({
            "type": "object",
            "properties": properties.collect::<Map<_, _>>(),
            "required": required,
            "additionalProperties": false,
        });
        if !constraints.is_empty() {
            schema["allOf"] = Value::Array(constraints);
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

/// The schema of a member, without its limits.
fn property(member: &Member<'_>) -> Value {
    let mut schema = kind(&member.kind);
    if !member.doc.en.is_empty() {
        schema["description"] = member.doc.en.as_str().into();
    }
    if let Some(default) = &member.default {
        schema["default"] = default.clone();
    }
    schema
}

fn kind(kind: &Kind<'_>) -> Value {
    match kind {
        Kind::String => json!({ "type": "string" }),
        Kind::Secret => json!({ "type": "string", "writeOnly": true }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Int32 => json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }),
        Kind::Int64 => json!({ "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX }),
        Kind::Float | Kind::Double => json!({ "type": "number" }),
        Kind::Any => json!({}),
        Kind::Timestamp(format) => json!({ "type": "string", "$comment": format }),
        Kind::List(of) => json!({ "type": "array", "items": self::kind(of) }),
        Kind::Map(of) => json!({ "type": "object", "additionalProperties": self::kind(of) }),
        Kind::Ref(name) => json!({ "$ref": format!("#/$defs/{name}") }),
    }
}
