//! Model → OpenAPI 3.1 of a service: operations with their parameters, bodies, responses and errors.

mod bodies;
mod errors;
mod mentioned;
mod parameters;
mod responses;
mod servers;

use std::collections::BTreeMap;

use apispec_codegen::model::{Call, Method, Operation, Provider, Service, Status, View};
use apispec_codegen::rules::{self, Document};
use serde_json::{Map, Value, json};

use super::json_schema::Dialect;
use super::{Language, call, encodings};

/// Where the schemas are. Names of types have no hyphen: one in a name keeps it apart from them.
const TYPES: &str = "#/components/schemas/";

/// The document of a service with these of its operations; `comment` says who wrote it.
///
/// Under `x-not-expressed` is what OpenAPI can't say: of the service in the document, of an operation beside it.
pub fn document(
    provider: &Provider,
    service: &Service,
    operations: &[View<'_>],
    comment: &str,
    language: Language,
) -> Value {
    let dialect = Dialect { types: TYPES, language };
    let mut components = Components { dialect, schemas: Map::new(), missing: Vec::new() };
    let mut paths = Paths::new();
    for view in operations {
        let exported = Exported { view: *view, rules: &rules::document(*view, comment), dialect };
        let operation = exported.operation(&mut components);
        let method = call::method(*view);
        let item = path_item(&mut paths, view.operation, method);
        item.insert(method.name().to_lowercase(), operation);
    }
    let mut missing = of_service(provider, service);
    let envelope = errors::envelope(&provider.envelope, &mut missing);
    components.schemas.insert(errors::ENVELOPE.into(), envelope);
    missing.append(&mut components.missing);
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": service.product,
            "version": service.version,
            "description": language.of(&service.doc),
        },
        "paths": paths,
        "components": {
            "schemas": components.schemas,
            "examples": errors::shared(provider, service, language),
        },
        "x-comment": comment,
        "x-not-expressed": missing,
    });
    if let Some(endpoints) = &service.endpoints {
        document["servers"] = servers::servers(endpoints);
    }
    document
}

/// The Path Item Objects, by path.
type Paths = BTreeMap<String, Map<String, Value>>;

/// Schemas that operations share.
struct Components {
    dialect: Dialect,
    schemas: Map<String, Value>,
    /// What the schemas of types can't say.
    missing: Vec<Value>,
}

impl Components {
    /// Adds the types that a request names.
    fn add_types(&mut self, exported: Exported<'_>) {
        let types = exported.view.types();
        for id in types.reached(exported.view.operation.request.kinds()).types {
            let name = id.name();
            if self.schemas.contains_key(name) {
                continue;
            }
            let schema = self.dialect.named(exported.rules, name, &mut self.missing);
            self.schemas.insert(name.to_owned(), schema);
            let texts = types[id].shape.fields().iter();
            let texts = texts.filter(|member| encodings::in_text(&member.kind).is_some());
            self.missing.extend(texts.map(|member| {
                let why = "the schema is of the value, which is written as a text";
                json!({ "type": name, "member": member.wire, "why": why })
            }));
        }
    }
}

/// An operation with its rules as data.
#[derive(Clone, Copy)]
struct Exported<'a> {
    view: View<'a>,
    rules: &'a Document<'a>,
    dialect: Dialect,
}

impl Exported<'_> {
    /// The Operation Object. Adds the schemas that it refers to.
    fn operation(self, components: &mut Components) -> Value {
        let operation = self.view.operation;
        let mut missing = Vec::new();
        let request = format!("{}-parameters", operation.name);
        let schema = self.dialect.request(self.rules, &mut missing);
        components.schemas.insert(request.clone(), Value::Object(schema));
        components.add_types(self);
        let mut exported = json!({
            "operationId": operation.wire,
            "description": self.description(),
            "parameters": self.parameters(&mut missing),
            "responses": self.responses(components, &mut missing),
            "x-request": format!("{TYPES}{request}"),
        });
        if let Some(body) = self.body(components, &mut missing) {
            exported["requestBody"] = body;
        }
        match operation.status {
            Status::Normal => {}
            Status::Deprecated => exported["deprecated"] = true.into(),
            Status::Unavailable | Status::SetByService => {
                exported["x-status"] = json!(operation.status);
            }
        }
        exported["x-not-expressed"] = missing.into();
        exported
    }

    /// What the operation does, and the notes of its document.
    fn description(self) -> String {
        let operation = self.view.operation;
        let notes = operation.notes.iter().map(|note| &note.doc);
        let texts = [&operation.doc].into_iter().chain(notes);
        texts.map(|text| self.dialect.language.of(text)).collect::<Vec<_>>().join("\n\n")
    }
}

/// The Path Item Object of an operation.
///
/// In the RPC style all operations have one path, and OpenAPI has a path once: a fragment, which is no part of what is
/// sent, tells them apart. So it does where REST operations differ in nothing else.
fn path_item<'a>(
    paths: &'a mut Paths,
    operation: &Operation,
    method: Method,
) -> &'a mut Map<String, Value> {
    let method = method.name().to_lowercase();
    let key = match &operation.call {
        Call::Rpc(rpc) => format!("{}#{}={}", rpc.style.path, rpc.style.action, operation.wire),
        Call::Http(http) if paths.get(&http.path).is_some_and(|it| it.contains_key(&method)) => {
            format!("{}#{}", http.path, operation.wire)
        }
        Call::Http(http) => http.path.clone(),
    };
    paths.entry(key).or_default()
}

/// What no document of OpenAPI says of a service.
fn of_service(provider: &Provider, service: &Service) -> Vec<Value> {
    let mut missing = vec![
        json!({ "why": "OpenAPI has no rule between parameters: `x-request` of an operation names the schema of the whole request, in which the rules are" }),
        json!({ "why": "a key of `paths` may have a fragment, which is no part of the URL: clients that append the query to it as text have to cut it off" }),
        json!({ "why": "responses are read leniently: names and documented values in any letter case, numbers and booleans as texts, lists of one without a list, `null` as nothing" }),
        json!({ "why": "OpenAPI has no evidence, and no permissions outside of OAuth: sources, disputes, permissions and changes are on the pages of evidence" }),
    ];
    if !provider.credentials.is_empty() {
        let names = provider.credentials.iter().map(|it| format!("`{}`", it.name));
        let names = names.collect::<Vec<_>>().join(", ");
        missing.push(json!({ "why": format!("no security scheme describes how requests are signed; signers may add {names}") }));
    }
    if service.endpoints.is_none() {
        missing.push(json!({ "why": "no document gives the hosts of the service" }));
    }
    for fact in &service.context {
        missing.push(json!({ "fact": fact.name, "why": "a schema knows no facts outside of the request", "doc": fact.doc }));
    }
    missing
}
