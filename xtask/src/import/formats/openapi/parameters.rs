//! Parameters and bodies of requests.

use apispec_codegen::source::Node;

use super::super::tree::{self, Object, reopened};
use super::references::Spot;
use super::schemas::Schemas;

/// What requests have, or why specs can't say it.
#[derive(Default)]
pub(super) struct Requests {
    pub(super) parameters: Vec<Node>,
    pub(super) impossible: Option<String>,
}

impl<'a> Schemas<'a> {
    /// The parameters of an operation, and those that all operations of its path have.
    pub(super) fn requests(&mut self, path: &Spot<'a>, operation: &Spot<'a>) -> Requests {
        let mut found = Requests::default();
        let mut own = operation.items_of("parameters");
        let identity = |it: &Spot<'a>| (it.text("name"), it.text("in"));
        let inherited = path.items_of("parameters").into_iter().filter(|it| {
            let it = self.files.resolved(it.clone()).map(|it| identity(&it));
            own.iter().all(|own| self.files.resolved(own.clone()).map(|it| identity(&it)) != it)
        });
        own = inherited.chain(own.iter().cloned()).collect();
        for parameter in own {
            self.parameter(&parameter, &mut found);
        }
        if let Some(body) = operation.at("requestBody") {
            self.body(&body, &mut found);
        }
        found
    }

    fn parameter(&mut self, written: &Spot<'a>, found: &mut Requests) {
        let mut made = Object::at(written.cited());
        let resolved = self.files.resolved(written.clone());
        let parts = resolved.as_ref().and_then(|it| Some((it, it.text("name")?, it.text("in")?)));
        let Some((parameter, name, location)) = parts else {
            made.say(
                "missing",
                written.text("$ref").or(Some("a parameter without `name` or `in`")),
            );
            found.parameters.push(made.node());
            return;
        };
        let content = parameter.members_of("content").into_iter().next();
        let content = content.and_then(|(_, it)| it.at("schema"));
        let schema = parameter.at("schema").or(content);
        let schema = schema.unwrap_or_else(|| parameter.clone());
        if is_bytes(&schema) {
            let is_required = parameter.is("required");
            return self.left_out(
                format!("the parameter `{name}` is bytes"),
                is_required,
                made,
                found,
            );
        }
        made.set("name", tree::text(name));
        made.set("in", tree::text(location));
        let mut inner = reopened(self.schema(&schema));
        for key in ["description", "example", "deprecated"] {
            inner.copy(key, parameter.node.child(key));
        }
        if parameter.is("required") {
            inner.set("required", tree::yes());
        }
        made.set("schema", inner.node());
        made.say("style", style(parameter, location));
        found.parameters.push(made.node());
    }

    /// A body of OpenAPI 3.
    fn body(&mut self, written: &Spot<'a>, found: &mut Requests) {
        let mut made = Object::at(written.cited());
        let Some(body) = self.files.resolved(written.clone()) else {
            made.say("missing", written.text("$ref"));
            found.parameters.push(made.node());
            return;
        };
        let contents = body.members_of("content");
        let of = |fits: fn(&str) -> bool| contents.iter().find(|(media, _)| fits(media));
        if let Some((_, content)) = of(is_json) {
            let schema =
                content.at("schema").map(|schema| (self.schema(&schema), is_bytes(&schema)));
            if let Some((schema, false)) = schema {
                let mut schema = reopened(schema);
                schema.copy("example", content.node.child("example"));
                if body.is("required") {
                    schema.set("required", tree::yes());
                }
                made.set("name", tree::text("body"));
                made.set("in", tree::text("body"));
                made.set("schema", schema.node());
                found.parameters.push(made.node());
                return;
            }
        } else if let Some((_, content)) = of(|media| media == "application/x-www-form-urlencoded")
        {
            let schema = content.at("schema").and_then(|it| self.files.resolved(it));
            let node = schema.as_ref().map(|schema| self.schema(schema));
            let properties = node.as_ref().and_then(|node| node.child("properties"));
            if let Some(apispec_codegen::source::Value::Object(members)) =
                properties.map(|it| &it.value)
            {
                for member in members.iter().skip(1) {
                    let mut made = Object::at(written.cited());
                    made.set("name", tree::text(&member.key));
                    made.set("in", tree::text("formData"));
                    made.set("schema", member.value.clone());
                    found.parameters.push(made.node());
                }
                return;
            }
        }
        let media = contents.iter().map(|(media, _)| format!("`{media}`")).collect::<Vec<_>>();
        let what = format!("a body of {}", media.join(", "));
        self.left_out(what, body.is("required"), made, found);
    }

    /// Notes what no spec can say; an operation that needs it can't be said either.
    fn left_out(&self, what: String, is_required: bool, mut made: Object, found: &mut Requests) {
        if is_required {
            found.impossible.get_or_insert(what);
        } else {
            made.set("omitted", tree::text(&what));
            found.parameters.push(made.node());
        }
    }
}

/// Whether a value is a file or bytes as they are.
pub(super) fn is_bytes(schema: &Spot<'_>) -> bool {
    schema.text("type") == Some("file") || schema.text("format") == Some("binary")
}

pub(super) fn is_json(media: &str) -> bool {
    let media = media.split(';').next().unwrap_or_default().trim();
    media == "application/json"
        || media.ends_with("+json")
        || media == "*/*"
        || media == "text/json"
}

/// The encoding of a list, as the shape calls it.
fn style(parameter: &Spot<'_>, location: &str) -> Option<&'static str> {
    if location == "body" {
        return None;
    }
    if let Some(format) = parameter.text("collectionFormat") {
        return Some(match format {
            "csv" => "simple",
            "ssv" => "spaceDelimited",
            "pipes" => "pipeDelimited",
            "multi" => "repeated",
            _ => "unknown",
        });
    }
    if parameter.at("schema").is_none() {
        return Some("simple");
    }
    let is_joined = parameter.node.child("explode").is_some() && !parameter.is("explode");
    Some(match parameter.text("style").unwrap_or_default() {
        "spaceDelimited" => "spaceDelimited",
        "pipeDelimited" => "pipeDelimited",
        "deepObject" => "deepObject",
        "label" | "matrix" => "unknown",
        _ if ["path", "header"].contains(&location) || is_joined => "simple",
        _ => "repeated",
    })
}
