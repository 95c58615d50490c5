//! The members of an output, in the wrapper of the protocol, and the shapes of errors as rows.

use apispec_codegen::source::Node;

use super::super::super::metadata::Located;
use super::super::tree::{self, Object, reopened};
use super::prose::plain;
use super::protocols::Protocol;
use super::shapes::{Shapes, Side};

/// What responses have, or why specs can't say it.
pub(super) struct Answers {
    pub(super) responses: Option<Node>,
    pub(super) errors: Node,
    pub(super) impossible: Option<String>,
}

impl<'a> Shapes<'a> {
    pub(super) fn answers(&mut self, operation: &Located<'a>) -> Answers {
        let mut found =
            Answers { responses: None, errors: self.errors(operation), impossible: None };
        let output = operation.at("output");
        let Some((output, shape)) = output.and_then(|at| Some((at.clone(), self.used(&at)?.shape)))
        else {
            return found;
        };
        let mut made = Object::at(&output.pointer);
        let mut headers = Object::default();
        let mut properties = Object::at(&format!("{}/members", shape.pointer));
        let payload = shape.text("payload");
        for (name, member) in shape.at("members").map(|it| it.members()).unwrap_or_default() {
            let location = member.text("location").filter(|_| self.protocol.is_rest());
            let wire = self.wire(name, &member, Side::Response);
            let node = self.member(&shape, &member, Side::Response);
            match location {
                Some("header") => headers.set(&wire, node),
                Some("statusCode") => {}
                Some(other) => {
                    let mut omitted = reopened(node);
                    omitted.set("omitted", tree::text(&format!("the field `{name}` in `{other}`")));
                    headers.set(&wire, omitted.node());
                }
                None if payload == Some(name) => {
                    let used = self.used(&member);
                    let kind = used.as_ref().and_then(|it| it.shape.text("type"));
                    let is_stream = used.as_ref().is_some_and(|it| it.shape.is("eventstream"));
                    if kind != Some("structure") || is_stream {
                        found.impossible = Some("a response that is a stream or a text".into());
                        return found;
                    }
                    made.set("schema", node);
                }
                None if payload.is_none() => properties.set(&wire, node),
                None => {}
            }
        }
        if payload.is_none() {
            let mut schema = Object::at(&shape.pointer);
            schema.set("type", tree::text("object"));
            match (self.protocol, output.text("resultWrapper")) {
                (Protocol::Query, Some(wrapper)) => {
                    let mut result = Object::at(&output.pointer);
                    result.set("type", tree::text("object"));
                    result.set("rust", tree::text("result"));
                    result.set("properties", properties.node());
                    let mut outer = Object::at(&output.pointer);
                    outer.set(wrapper, result.node());
                    outer.set("ResponseMetadata", metadata(&output));
                    schema.set("properties", outer.node());
                }
                (Protocol::Ec2, _) => {
                    properties.set("requestId", id(&output));
                    schema.set("properties", properties.node());
                }
                _ => schema.set("properties", properties.node()),
            }
            made.set("schema", schema.node());
        }
        made.set("headers", headers.node());
        let status = operation.at("http").and_then(|http| http.node.child("responseCode").cloned());
        let status = match status.map(|status| status.value) {
            Some(apispec_codegen::source::Value::Number(status)) => status,
            _ => "200".to_owned(),
        };
        let mut responses = Object::default();
        responses.set(&status, made.node());
        found.responses = Some(responses.node());
        found
    }

    /// A row for each error, by status.
    fn errors(&self, operation: &Located<'a>) -> Node {
        let mut by_status = std::collections::BTreeMap::<String, Vec<Node>>::new();
        for error in operation.items_of("errors") {
            let Some(used) = self.used(&error) else {
                continue;
            };
            let stated = used.shape.at("error");
            let code = stated.as_ref().and_then(|it| it.text("code")).unwrap_or(used.name);
            let status = stated.and_then(|it| match &it.node.child("httpStatusCode")?.value {
                apispec_codegen::source::Value::Number(status) => Some(status.clone()),
                _ => None,
            });
            let mut row = Object::at(&error.pointer);
            row.set("errorCode", tree::text(code));
            row.say("description", used.shape.text("documentation").map(plain).as_deref());
            by_status.entry(status.unwrap_or_else(|| "None".into())).or_default().push(row.node());
        }
        let mut all = Object::at(&operation.pointer);
        by_status.into_iter().for_each(|(status, rows)| all.set(&status, tree::list(rows)));
        all.node()
    }
}

/// What every response of the query protocol has beside its result.
fn metadata(output: &Located<'_>) -> Node {
    let mut properties = Object::at(&output.pointer);
    properties.set("RequestId", id(output));
    let mut made = Object::at(&output.pointer);
    made.set("type", tree::text("object"));
    made.set("properties", properties.node());
    made.node()
}

fn id(output: &Located<'_>) -> Node {
    let mut made = Object::at(&output.pointer);
    made.set("type", tree::text("string"));
    made.node()
}
