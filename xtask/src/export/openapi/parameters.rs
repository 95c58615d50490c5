//! Parameters in path, query and headers → Parameter Objects.

use apispec_codegen::model::{Call, ExampleKind, Field, Kind, Location, Presence, Status};
use apispec_codegen::rules::Member;
use serde_json::{Map, Value, json};

use super::Exported;
use crate::export::call;
use crate::export::encodings::{self, Encoding};

impl Exported<'_> {
    /// The parameters, those of the protocol first. Adds what they can't say.
    pub(super) fn parameters(self, missing: &mut Vec<Value>) -> Vec<Value> {
        let fields = self.view.operation.request.fields.iter().zip(&self.rules.parameters);
        let mut parameters = self.constants(missing);
        for (field, member) in fields {
            let location = match field.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
                Location::Form | Location::Body | Location::Payload => continue,
                Location::Host => {
                    let why = "it is in the host, before the host of the service";
                    missing.push(json!({ "parameter": field.wire, "why": why }));
                    continue;
                }
            };
            let encoding = encodings::of(field, self.view.types());
            missing.extend(encoding.missing(field));
            parameters.push(self.parameter(field, member, location, &encoding));
        }
        parameters
    }

    fn parameter(
        self,
        field: &Field,
        member: &Member<'_>,
        location: &str,
        encoding: &Encoding,
    ) -> Value {
        let mut parameter = Map::from_iter([
            ("name".to_owned(), field.wire.as_str().into()),
            ("in".to_owned(), location.into()),
            ("required".to_owned(), (field.presence == Presence::Required).into()),
        ]);
        let doc = self.dialect.language.of(&field.doc);
        if !doc.is_empty() {
            parameter.insert("description".into(), doc.into());
        }
        if field.status == Status::Deprecated {
            parameter.insert("deprecated".into(), true.into());
        }
        parameter.extend(encoding.style());
        let mut content = Map::new();
        content.insert("schema".into(), self.dialect.parameter(self.rules, member));
        let examples = self.examples(field);
        if !examples.is_empty() {
            content.insert("examples".into(), examples.into());
        }
        match encoding {
            Encoding::Json => {
                parameter.insert("content".into(), json!({ "application/json": content }));
            }
            Encoding::Plain | Encoding::Style { .. } => parameter.extend(content),
            Encoding::Other(example) => {
                parameter.insert("x-encoding".into(), example.as_str().into());
                parameter.extend(content);
            }
        }
        parameter.into()
    }

    /// What every request of the operation has: what its style or its path says, and what names it in the RPC style.
    fn constants(self, missing: &mut Vec<Value>) -> Vec<Value> {
        if let Call::Rpc(rpc) = &self.view.operation.call
            && let Some(format) = &rpc.style.format
        {
            let why = format!("responses in XML, with `{}={}`", format.parameter, format.xml);
            missing.push(json!({ "parameter": format.parameter, "why": why }));
        }
        // In a form, they are members of the body.
        let named =
            call::named_by(self.view).into_iter().filter(|it| it.location != Location::Form);
        let constants = named.chain(self.view.constants()).map(|it| {
            let schema = json!({ "type": "string", "const": it.value });
            json!({ "name": it.name, "in": it.location.name(), "required": true, "schema": schema })
        });
        constants.collect()
    }

    /// The documented values, by the names of the examples that have them.
    fn examples(self, field: &Field) -> Map<String, Value> {
        let mut examples = Map::new();
        if let Some(value) =
            field.example.as_deref().and_then(|text| self.scalar(&field.kind, text))
        {
            examples.insert("documented".into(), json!({ "value": value }));
        }
        for example in &self.view.operation.examples {
            if let ExampleKind::Request(request) = &example.shows
                && let Some(given) = request.parameters.iter().find(|it| it.name == field.wire)
            {
                examples.insert(example.name.clone(), json!({ "value": given.value }));
            }
        }
        examples
    }

    /// The value of a text on the wire, unless it is a list or an object.
    fn scalar(self, kind: &Kind, text: &str) -> Option<Value> {
        match kind {
            Kind::String | Kind::Secret | Kind::Timestamp(_) => Some(text.into()),
            Kind::Named(_) => self.view.types().variants(kind).map(|_| text.into()),
            Kind::Boolean | Kind::Int32 | Kind::Int64 | Kind::Float | Kind::Double => {
                serde_json::from_str(text).ok()
            }
            Kind::Any | Kind::List { .. } | Kind::Map { .. } | Kind::Json(_) => None,
        }
    }
}
