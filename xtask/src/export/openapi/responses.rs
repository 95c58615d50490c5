//! Successful responses → Response Objects, with the schema of what they contain.

use apispec_codegen::model::{
    AnswerBody, ExampleKind, Field, Kind, Location, Presence, Response, Shape, Status, TypeId,
};
use serde_json::{Map, Value, json};

use super::{Components, Exported, TYPES};
use crate::export::encodings;

/// What tells the schema of a type in responses from that in requests, whose rules responses need not keep.
const IN_RESPONSES: &str = "-in-responses";

impl Exported<'_> {
    /// The responses, by status. Adds the schemas that they refer to, and what they can't say.
    pub(super) fn responses(
        self,
        components: &mut Components,
        missing: &mut Vec<Value>,
    ) -> Map<String, Value> {
        let response = self.success(components, missing);
        let statuses = &self.view.provider.success_statuses;
        let mut responses = match statuses.as_slice() {
            [] => Map::from_iter([("2XX".to_owned(), response)]),
            statuses => {
                statuses.iter().map(|status| (status.to_string(), response.clone())).collect()
            }
        };
        responses.extend(self.errors(missing));
        responses
    }

    fn success(self, components: &mut Components, missing: &mut Vec<Value>) -> Value {
        let operation = self.view.operation;
        let in_band = operation.in_band_failure.as_ref();
        if let Some(failure) = in_band.or(self.view.service.in_band_failure.as_ref()) {
            let field = &failure.field;
            missing.push(json!({ "response": field, "why": format!(
                "a response with a status of success is a failure, depending on `{field}`; `{}` has its code", failure.code,
            ) }));
        }
        let fields = operation.response.fields();
        let (headers, body) =
            fields.iter().partition::<Vec<_>, _>(|it| it.location == Location::Header);
        let mut writer = Writer { exported: self, components, missing };
        let schema = match &operation.response {
            Response::Empty => None,
            Response::Object(_) => Some(match operation.response.payload() {
                Some(payload) => writer.kind(&payload.kind),
                None => writer.object(&body),
            }),
            Response::List(kind, item) => Some(writer.list(kind, item.as_deref())),
        };
        let headers = headers.iter().map(|field| {
            let header = json!({ "schema": writer.property(field) });
            (field.wire.clone(), header)
        });
        let headers = headers.collect::<Map<_, _>>();
        let mut response = json!({ "description": "The operation succeeded." });
        if !headers.is_empty() {
            response["headers"] = headers.into();
        }
        if let Some(schema) = schema {
            let name = operation.response_type();
            components.schemas.insert(name.clone(), schema);
            let mut content = json!({ "schema": { "$ref": format!("{TYPES}{name}") } });
            let examples = self.answers();
            if !examples.is_empty() {
                content["examples"] = examples.into();
            }
            response["content"] = json!({ "application/json": content });
        }
        response
    }

    /// The documented responses in JSON, by the names of the examples.
    fn answers(self) -> Map<String, Value> {
        let examples = self.view.operation.examples.iter();
        let examples = examples.filter_map(|example| match &example.shows {
            ExampleKind::Success(answer) => match &answer.body {
                Some(AnswerBody::Json(body)) => Some((example, body)),
                Some(AnswerBody::Xml(_)) | None => None,
            },
            ExampleKind::Request(_) | ExampleKind::Failure(_) => None,
        });
        let answers = examples.map(|(example, body)| {
            let mut answer = json!({ "value": body });
            if let Some(doc) = &example.doc {
                answer["summary"] = self.dialect.language.of(doc).into();
            }
            (example.name.clone(), answer)
        });
        answers.collect()
    }
}

/// Writes schemas of what responses contain: as the document says, with room for what it does not.
struct Writer<'a> {
    exported: Exported<'a>,
    components: &'a mut Components,
    missing: &'a mut Vec<Value>,
}

impl Writer<'_> {
    fn object<'b>(&mut self, fields: impl IntoIterator<Item = &'b &'b Field>) -> Value {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for field in fields {
            if field.presence == Presence::Required {
                required.push(field.wire.as_str());
            }
            properties.insert(field.wire.clone(), self.property(field));
        }
        json!({ "type": "object", "properties": properties, "required": required })
    }

    fn property(&mut self, field: &Field) -> Value {
        let mut property = self.kind(&field.kind);
        if let Kind::List { item: Some(item), .. } = &field.kind {
            self.missing.push(json!({
                "response": field.wire,
                "why": format!("JSON in the shape of XML has the items in a member `{item}`"),
            }));
        }
        let doc = self.exported.dialect.language.of(&field.doc);
        if !doc.is_empty() {
            property["description"] = doc.into();
        }
        if field.status == Status::Deprecated {
            property["deprecated"] = true.into();
        }
        property
    }

    fn list(&mut self, of: &Kind, item: Option<&str>) -> Value {
        let mut items = self.kind(of);
        if let Some(item) = item {
            items["xml"] = json!({ "name": item });
        }
        json!({ "type": "array", "items": items })
    }

    fn kind(&mut self, kind: &Kind) -> Value {
        match kind {
            Kind::String => json!({ "type": "string" }),
            Kind::Secret => json!({ "type": "string", "format": "password" }),
            Kind::Boolean => json!({ "type": "boolean" }),
            Kind::Int32 => json!({ "type": "integer", "format": "int32" }),
            Kind::Int64 => json!({ "type": "integer", "format": "int64" }),
            Kind::Float => json!({ "type": "number", "format": "float" }),
            Kind::Double => json!({ "type": "number", "format": "double" }),
            Kind::Any => json!({}),
            Kind::Timestamp(format) => json!({ "type": "string", "$comment": format }),
            Kind::List { encoding, of, item } => match encoding.separator() {
                Some(separator) => encodings::separated(separator),
                None => self.list(of, item.as_deref()),
            },
            Kind::Map { of, .. } => {
                json!({ "type": "object", "additionalProperties": self.kind(of) })
            }
            Kind::Named(id) => json!({ "$ref": format!("{TYPES}{}", self.named(id)) }),
            Kind::Json(of) => json!({
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": self.kind(of),
            }),
        }
    }

    /// The name of the schema of a type, which is added.
    fn named(&mut self, id: &TypeId) -> String {
        let name = format!("{}{IN_RESPONSES}", id.name());
        if self.components.schemas.contains_key(&name) {
            return name;
        }
        // Types may contain themselves.
        self.components.schemas.insert(name.clone(), Value::Null);
        let named = &self.exported.view.types()[id];
        let mut schema = match &named.shape {
            Shape::Structure(structure) => {
                self.object(&structure.fields.iter().collect::<Vec<_>>())
            }
            Shape::Enumeration(enumeration) => {
                let texts = enumeration.variants.iter().flat_map(|it| it.texts());
                let texts = texts.collect::<Vec<_>>();
                json!({ "type": "string", "anyOf": [{ "enum": texts }, {}] })
            }
        };
        let doc = self.exported.dialect.language.of(&named.doc);
        if !doc.is_empty() {
            schema["description"] = doc.into();
        }
        self.components.schemas.insert(name.clone(), schema);
        name
    }
}
