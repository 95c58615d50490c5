//! Parameters in a JSON body or a form → a Request Body Object, whose schema has the rules that it can state.

use apispec_codegen::model::{Call, Constant, ExampleKind, Location, Presence};
use apispec_codegen::rules::{self, Document};
use serde_json::{Map, Value, json};

use super::{Components, Exported, TYPES, mentioned};
use crate::export::call;
use crate::export::encodings::{self, Encoding, InText, in_text};

impl<'a> Exported<'a> {
    /// The body, if the request has one. Adds its schema, and what can't be said of it.
    pub(super) fn body(
        self,
        components: &mut Components,
        missing: &mut Vec<Value>,
    ) -> Option<Value> {
        let operation = self.view.operation;
        let location = call::location_of_body(self.view)?;
        let media_type = match (location, &operation.call) {
            (Location::Form, _) => "application/x-www-form-urlencoded",
            (_, Call::Rpc(rpc)) => rpc.style.content_type.as_deref().unwrap_or("application/json"),
            (_, Call::Http(http)) => http.content_type.as_str(),
        };
        let mut fields = operation.request.fields.iter().filter(|it| it.location == location);
        let named_by = self.named_in(location);
        let required = !named_by.is_empty() || fields.any(|it| it.presence == Presence::Required);
        let name = format!("{}-body", operation.name);
        let mut schema = self.schema_of(location, missing);
        for it in named_by {
            if let Some(required) = schema.entry("required").or_insert(json!([])).as_array_mut() {
                required.push(it.name.as_str().into());
            }
            schema["properties"][&it.name] = json!({ "type": "string", "const": it.value });
        }
        components.schemas.insert(name.clone(), Value::Object(schema));
        let mut content = json!({ "schema": { "$ref": format!("{TYPES}{name}") } });
        if location == Location::Form {
            content["encoding"] = self.encodings(missing).into();
        }
        let examples = self.bodies(location);
        if !examples.is_empty() {
            content["examples"] = examples.into();
        }
        Some(json!({ "required": required, "content": { media_type: content } }))
    }

    /// What names the operation in a location.
    fn named_in(self, location: Location) -> Vec<Constant> {
        call::named_by(self.view).into_iter().filter(|it| it.location == location).collect()
    }

    /// The schema of the members in a location, with the rules that name no other.
    fn schema_of(self, location: Location, missing: &mut Vec<Value>) -> Map<String, Value> {
        let body = self.part(location);
        for rule in &self.rules.rules {
            if body.rules.iter().all(|it| it.id != rule.id) {
                missing.push(json!({
                    "rule": rule.id,
                    "severity": rule.severity,
                    "in": "requestBody",
                    "why": "it is about other parameters, too, or about what a text contains",
                }));
            }
        }
        // The whole body has no name: the schema is that of the value.
        if let (Location::Payload, [member]) = (location, body.parameters.as_slice())
            && let Value::Object(schema) = self.dialect.parameter(self.rules, member)
        {
            return schema;
        }
        // What the schema can't say is listed for the whole request.
        let mut schema = self.dialect.request(&body, &mut Vec::new());
        if location == Location::Body {
            self.texts(&mut schema);
        }
        schema
    }

    /// The members in a location by their wire names, and the rules that can be stated of them.
    fn part(self, location: Location) -> Document<'a> {
        let mut part = rules::document(self.view, self.rules.comment);
        let fields = &self.view.operation.request.fields;
        let is_here = |index: usize| fields[index].location == location;
        let is_value = |index: usize| {
            let is_text = location == Location::Body && in_text(&fields[index].kind).is_some();
            is_here(index) && !is_text && part.parameters[index].wire.is_none()
        };
        let values = (0..fields.len()).filter(|index| is_value(*index));
        let values = values.map(|index| part.parameters[index].name).collect::<Vec<_>>();
        part.rules.retain(|rule| {
            let named = mentioned::fields(&rule.check);
            named.iter().all(|name| values.contains(name))
        });
        let mut index = 0..;
        part.parameters.retain(|_| index.next().is_some_and(is_here));
        for member in &mut part.parameters {
            member.name = member.wire.take().map_or(member.name, String::as_str);
        }
        part
    }

    /// Writes into a schema of a JSON body which of its members are texts.
    fn texts(self, schema: &mut Map<String, Value>) {
        for (field, member) in self.view.operation.request.fields.iter().zip(&self.rules.parameters)
        {
            let Some(in_text) = in_text(&field.kind) else {
                continue;
            };
            let mut text = match in_text {
                InText::Json => json!({
                    "type": "string",
                    "contentMediaType": "application/json",
                    "contentSchema": self.dialect.kind(&member.kind),
                }),
                InText::Separated(separator) => encodings::separated(separator),
            };
            if let Some(property) = schema["properties"].get_mut(&field.wire) {
                if let Some(doc) = property.get("description") {
                    text["description"] = doc.clone();
                }
                *property = text;
            }
        }
    }

    /// The Encoding Objects of a form. Adds what they can't say.
    fn encodings(self, missing: &mut Vec<Value>) -> Map<String, Value> {
        let fields = self.view.operation.request.fields.iter();
        let mut encodings = Map::new();
        for field in fields.filter(|it| it.location == Location::Form) {
            let encoding = encodings::of(field, self.view.types());
            missing.extend(encoding.missing(field));
            let said = match &encoding {
                Encoding::Json => json!({ "contentType": "application/json" }),
                Encoding::Style { .. } => encoding.style().into(),
                Encoding::Other(example) => json!({ "x-encoding": example }),
                Encoding::Plain => continue,
            };
            encodings.insert(field.wire.clone(), said);
        }
        encodings
    }

    /// The documented bodies, by the names of their examples.
    fn bodies(self, location: Location) -> Map<String, Value> {
        let operation = self.view.operation;
        let bodies = operation.examples.iter().filter_map(|example| {
            let ExampleKind::Request(request) = &example.shows else {
                return None;
            };
            let members = operation.request.fields.iter().filter(|it| it.location == location);
            let members = members.filter_map(|field| {
                let given = request.parameters.iter().find(|it| it.name == field.wire)?;
                let value = match in_text(&field.kind).filter(|_| location == Location::Body) {
                    Some(in_text) => in_text.written(&given.value).into(),
                    None => given.value.clone(),
                };
                Some((field.wire.clone(), value))
            });
            let mut members = members.collect::<Map<_, _>>();
            let value = match location {
                Location::Payload => members.into_iter().next()?.1,
                _ => {
                    let named_by = self.named_in(location).into_iter();
                    members.extend(named_by.map(|it| (it.name, it.value.into())));
                    members.into()
                }
            };
            let mut body = json!({ "value": value });
            if let Some(doc) = &example.doc {
                body["summary"] = self.dialect.language.of(doc).into();
            }
            Some((example.name.clone(), body))
        });
        bodies.collect()
    }
}
