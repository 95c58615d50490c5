//! The members of an input, as parameters in the locations of the protocol.

use apispec_codegen::source::Node;

use super::super::super::metadata::Located;
use super::super::tree::{self, Object};
use super::protocols::Protocol;
use super::shapes::{Shapes, Side};

/// What requests have, or why specs can't say it.
#[derive(Default)]
pub(super) struct Requests {
    pub(super) parameters: Vec<Node>,
    pub(super) impossible: Option<String>,
}

impl<'a> Shapes<'a> {
    pub(super) fn requests(&mut self, operation: &Located<'a>) -> Requests {
        let mut found = Requests::default();
        let input = operation.at("input").and_then(|at| self.used(&at));
        let shape = input.map(|input| input.shape);
        let members = shape.as_ref().and_then(|it| it.at("members")).map(|it| it.members());
        let members = members.unwrap_or_default();
        self.host(operation, &members, &mut found);
        let Some(shape) = shape else {
            return found;
        };
        let payload = shape.text("payload");
        let is_required = |name: &str| {
            let mut required = shape.items_of("required");
            required.any(|it| it.node.text() == Some(name))
        };
        let is_located =
            |member: &Located<'a>| self.protocol.is_rest() && member.text("location").is_some();
        let body = members.iter().filter(|(name, member)| {
            !is_located(member) && payload.is_none_or(|payload| payload == *name)
        });
        if self.protocol == Protocol::RestXml && body.clone().next().is_some() {
            let is_needed = body.clone().any(|(name, _)| is_required(name));
            if is_needed || payload.is_none() {
                found.impossible = Some("a request body in XML".into());
            }
        }
        let uri = operation.at("http").and_then(|http| http.text("requestUri"));
        if uri.is_some_and(|uri| uri.contains("+}")) {
            let what = "a path parameter of several segments, imported as one segment";
            found.parameters.push(omitted(operation, what));
        }
        if self.protocol == Protocol::Json && members.is_empty() {
            found
                .parameters
                .push(omitted(operation, "an empty object as the body of every request"));
        }
        for (name, member) in &members {
            let mut made = Object::at(&member.pointer);
            let location = member.text("location").filter(|_| self.protocol.is_rest());
            let is_payload = payload == Some(*name);
            if location.is_none() && payload.is_some() && !is_payload {
                continue;
            }
            let wire = self.wire(name, member, Side::Request);
            let schema = self.member(&shape, member, Side::Request);
            let used = self.used(member);
            let is_structure =
                used.as_ref().is_some_and(|it| it.shape.text("type") == Some("structure"));
            let place = match location {
                Some("uri") => "path",
                Some("querystring") => "query",
                Some("header") => "header",
                Some(other) => {
                    let what = format!("the parameter `{name}` in `{other}`");
                    found.parameters.push(omitted(member, &what));
                    continue;
                }
                None if self.protocol.is_form() => "formData",
                None if self.protocol == Protocol::RestXml => {
                    found.parameters.push(omitted(member, "a request body in XML"));
                    continue;
                }
                None if is_payload && !is_structure => {
                    let what = format!("the body `{name}`, which is a text or bytes");
                    if is_required(name) {
                        found.impossible = Some(what);
                    } else {
                        found.parameters.push(omitted(member, &what));
                    }
                    continue;
                }
                None if is_payload => "body",
                None => "member",
            };
            made.set("name", tree::text(&wire));
            made.set("in", tree::text(place));
            made.set("schema", schema);
            if place == "query" {
                made.set("style", tree::text("repeated"));
            } else if ["header", "path"].contains(&place) {
                made.set("style", tree::text("simple"));
            }
            found.parameters.push(made.node());
        }
        found
    }

    /// The labels before the host.
    fn host(
        &mut self,
        operation: &Located<'a>,
        members: &[(&'a str, Located<'a>)],
        found: &mut Requests,
    ) {
        let Some(prefix) = operation.at("endpoint").and_then(|it| it.at("hostPrefix")) else {
            return;
        };
        let text = prefix.node.text().unwrap_or_default();
        let label = text.strip_prefix('{').and_then(|text| text.strip_suffix("}."));
        let member = label.and_then(|label| members.iter().find(|(name, _)| *name == label));
        let Some((name, member)) = member else {
            let what = format!("`{text}` before the host");
            return found.parameters.push(omitted(&prefix, &what));
        };
        // A member that is a header or in the body too is given twice.
        let mut schema = Object::at(&member.pointer);
        schema.set("type", tree::text("string"));
        schema.set("required", tree::yes());
        let mut made = Object::at(&prefix.pointer);
        made.set("name", tree::text(name));
        made.set("in", tree::text("host"));
        made.set("schema", schema.node());
        found.parameters.push(made.node());
    }
}

/// A parameter that specs can't say.
fn omitted(at: &Located<'_>, what: &str) -> Node {
    let mut made = Object::at(&at.pointer);
    made.set("omitted", tree::text(what));
    made.node()
}
