//! Operations → operation shapes with their input and output, bound to HTTP.

use apispec_codegen::model::{Call, Kind, Location, Method, Response, Status, View};
use apispec_codegen::rules::{self, Document};
use serde_json::{Map, Value, json};

use super::bindings::{Unbound, bind, is_label};
use super::names;
use super::shapes::{Part, Shapes};
use super::structures::{Ruled, in_json};
use crate::export::call;

impl Shapes<'_> {
    /// Adds an operation with the errors that its own table has; its id.
    pub(super) fn operation(
        &mut self,
        view: View<'_>,
        comment: &str,
        errors: Vec<Value>,
    ) -> String {
        let operation = view.operation;
        let id = self.id(&operation.wire);
        let document = rules::document(view, comment);
        let input = self.input(view, &document, &id);
        let output = self.output(view, &id);
        let mut traits = self.documentation(&operation.doc);
        let method = call::method(view);
        traits.insert("smithy.api#http".into(), self.http(view, method, &id));
        match method {
            Method::Get if operation.only_reads() => {
                traits.insert("smithy.api#readonly".into(), json!({}));
            }
            Method::Put | Method::Delete => {
                traits.insert("smithy.api#idempotent".into(), json!({}));
            }
            Method::Get | Method::Post | Method::Patch => {}
        }
        match operation.status {
            Status::Normal => {}
            Status::Deprecated => {
                traits.insert("smithy.api#deprecated".into(), json!({}));
            }
            Status::Unavailable | Status::SetByService => {
                self.unsaid(&id, "operation", &operation.wire, "the service does not offer it");
            }
        }
        let fields = &operation.request.fields;
        let hosts = fields.iter().zip(names::of_members(fields));
        let hosts = hosts.filter(|(field, _)| is_label(field));
        let hosts = hosts.map(|(_, name)| format!("{{{name}}}.")).collect::<String>();
        if !hosts.is_empty() {
            traits.insert("smithy.api#endpoint".into(), json!({ "hostPrefix": hosts }));
        }
        let shape = json!({
            "type": "operation",
            "input": { "target": input },
            "output": { "target": output },
            "errors": errors,
            "traits": traits,
        });
        self.shapes.insert(id.clone(), shape);
        id
    }

    /// Adds an entry on what is not said of a thing that is part of a shape.
    pub(super) fn unsaid(&mut self, shape: &str, about: &str, name: &str, why: &str) {
        self.missing.push(json!({ "shape": shape, about: name, "why": why }));
    }

    fn input(&mut self, view: View<'_>, document: &Document<'_>, operation: &str) -> String {
        let id = self.id(&format!("{}Input", view.operation.wire));
        let ruled = Ruled { members: &document.parameters, rules: &document.rules };
        let mut unbound = Vec::new();
        let types = self.types;
        let fields = &view.operation.request.fields;
        let part = Part::Request(document);
        let mut shape =
            self.structure(&id, fields, part, Some(ruled), &mut |field, name, member| {
                unbound.extend(bind(field, name, types, member));
            });
        for Unbound { parameter, why } in unbound {
            self.unsaid(operation, "parameter", &parameter, &why);
        }
        shape["traits"]["smithy.api#input"] = json!({});
        self.shapes.insert(id.clone(), shape);
        id
    }

    fn output(&mut self, view: View<'_>, operation: &str) -> String {
        let id = self.id(&format!("{}Output", view.operation.wire));
        let mut shape = match &view.operation.response {
            Response::Empty => json!({ "type": "structure", "members": {}, "traits": {} }),
            Response::Object(object) => self.structure(
                &id,
                &object.fields,
                Part::Response,
                None,
                &mut |it, name, member| match it.location {
                    Location::Header => {
                        member["traits"]["smithy.api#httpHeader"] = it.wire.as_str().into();
                    }
                    Location::Payload => {
                        member["traits"]["smithy.api#httpPayload"] = json!({});
                    }
                    _ => in_json(it, name, member),
                },
            ),
            Response::List(of, _) => {
                let path = format!("{}Items", view.operation.wire);
                let target = self.target(of, &path, Part::Response, Map::new());
                let list = self.id(&path);
                let items = json!({ "type": "list", "member": { "target": target } });
                self.shapes.insert(list.clone(), items);
                let traits = json!({ "smithy.api#httpPayload": {} });
                let member = json!({ "target": list, "traits": traits });
                json!({ "type": "structure", "members": { "items": member }, "traits": {} })
            }
        };
        let wrapped = view.operation.response.fields().iter();
        for field in wrapped {
            if let Kind::List { item: Some(item), .. } = &field.kind {
                let why = format!("JSON in the shape of XML has the items in a member `{item}`");
                self.unsaid(operation, "response", &field.wire, &why);
            }
        }
        shape["traits"]["smithy.api#output"] = json!({});
        self.shapes.insert(id.clone(), shape);
        id
    }

    /// The method, and the path with the query that every request has.
    fn http(&mut self, view: View<'_>, method: Method, id: &str) -> Value {
        let path = match &view.operation.call {
            Call::Rpc(rpc) => &rpc.style.path,
            Call::Http(http) => &http.path,
        };
        let fields = &view.operation.request.fields;
        let path = fields.iter().zip(names::of_members(fields)).fold(path.clone(), |path, it| {
            let (field, name) = it;
            path.replace(&format!("{{{}}}", field.wire), &format!("{{{name}}}"))
        });
        let mut query = Vec::new();
        for constant in call::named_by(view).into_iter().chain(view.constants()) {
            if constant.location != Location::Query {
                let why = format!(
                    "it is `{}` in each request, as a {}",
                    constant.value,
                    constant.location.name()
                );
                self.unsaid(id, "constant", &constant.name, &why);
            } else if constant.value.is_empty() {
                query.push(constant.name);
            } else {
                query.push(format!("{}={}", constant.name, constant.value));
            }
        }
        let query = query.join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        let code = view.provider.success_statuses.first().copied().unwrap_or(200);
        json!({ "method": method.name(), "uri": format!("{path}{mark}{query}"), "code": code })
    }
}
