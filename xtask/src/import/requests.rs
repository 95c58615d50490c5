//! Method, path and parameters of an operation, in the style of its service.

use std::collections::BTreeSet;

use super::drafting::{Around, Drafting};
use super::fields::Wanted;
use super::metadata::{Located, ORIGIN};
use super::protocol;
use super::record::Reason;
use super::typed::Side;
use super::values::Kind;
use crate::json::Json;

/// The methods that a spec can name.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Headers that no operation declares, since clients and signers set them.
const SENT: [&str; 7] =
    ["accept", "authorization", "content-length", "content-type", "date", "host", "user-agent"];

/// The method, if the operation does not take that of its service; with its path in the REST style.
pub(super) fn http(
    drafting: &mut Drafting<'_>,
    around: &Around<'_>,
    operation: &Located<'_>,
) -> Option<Json> {
    let methods = operation.items_of("methods");
    let methods = methods.filter_map(|it| Some(it.node.text()?.to_uppercase()));
    let methods = methods.collect::<Vec<_>>();
    let own = around.sending.method.as_ref();
    let is_usual = own.is_some_and(|own| methods.is_empty() || methods.contains(own));
    if is_usual {
        return None;
    }
    let pointer = match operation.at("methods") {
        Some(methods) if operation.node.child(ORIGIN).is_none() => methods.pointer,
        _ => operation.pointer.clone(),
    };
    let known = methods.iter().find(|method| METHODS.contains(&method.as_str()));
    let Some(method) = known else {
        let what = format!("only {}", methods.join(", "));
        drafting.omit(Reason::UnknownForm, what, &pointer);
        return None;
    };
    let mut http = Json::only("method", Json::text(method.as_str()));
    if around.sending.kind == protocol::Kind::Rest {
        http.set("path", Json::text(path(operation)));
    }
    http.set("source", Json::Text(drafting.cite(&pointer)));
    Some(http)
}

/// Why specs can't say an operation.
pub(super) fn impossible(around: &Around<'_>, operation: &Located<'_>) -> Option<String> {
    if let Some(why) = operation.text("impossible") {
        return Some(why.to_owned());
    }
    let mut methods = operation.items_of("methods").filter_map(|it| it.node.text());
    let is_rest = around.sending.kind == protocol::Kind::Rest;
    let is_known = methods.any(|it| METHODS.contains(&it.to_uppercase().as_str()));
    let methods = operation.items_of("methods").filter_map(|it| it.node.text());
    let methods = methods.collect::<Vec<_>>().join(", ").to_uppercase();
    (is_rest && !is_known).then(|| format!("the method {methods}"))
}

fn path<'a>(operation: &Located<'a>) -> &'a str {
    operation.text("path").unwrap_or("/")
}

/// The parameters, each once in each location.
pub(super) fn parameters<'a>(
    drafting: &mut Drafting<'a>,
    around: &Around<'_>,
    operation: &Located<'a>,
) -> Vec<Json> {
    let mut requests = Requests {
        around,
        placeholders: match around.sending.kind {
            protocol::Kind::Rpc => Vec::new(),
            protocol::Kind::Rest => placeholders(path(operation)),
        },
        seen: BTreeSet::new(),
        fields: Vec::new(),
    };
    for parameter in operation.items_of("parameters") {
        requests.parameter(drafting, &parameter);
    }
    requests.undeclared(drafting, operation)
}

/// The names in a path.
fn placeholders(path: &str) -> Vec<&str> {
    let path = path.split('?').next().unwrap_or_default();
    path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// The parameters of an operation in the making.
struct Requests<'a, 'r> {
    around: &'r Around<'r>,
    placeholders: Vec<&'a str>,
    seen: BTreeSet<(String, &'static str)>,
    fields: Vec<Json>,
}

impl<'a> Requests<'a, '_> {
    fn parameter(&mut self, drafting: &mut Drafting<'a>, parameter: &Located<'a>) {
        for (key, reason) in [("omitted", Reason::UnknownForm), ("missing", Reason::Reference)] {
            if let Some(what) = parameter.text(key) {
                return drafting.omit(reason, what, &parameter.pointer);
            }
        }
        let parts = (parameter.text("name"), parameter.text("in"), parameter.at("schema"));
        // What lacks one of them was refused when the file was read.
        let (Some(name), Some(location), Some(schema)) = parts else {
            return;
        };
        let is_rest = self.around.sending.kind == protocol::Kind::Rest;
        let location = match location {
            "query" => "query",
            "formData" => "form",
            "header" => "header",
            "host" => "host",
            "path" if is_rest => "path",
            "member" if is_rest => "body",
            "body" if is_rest => return self.body(drafting, name, &schema),
            other => {
                let what = format!("the parameter `{name}` in `{other}`");
                return drafting.omit(Reason::UnknownForm, what, &parameter.pointer);
            }
        };
        if self.around.sending.constants.iter().any(|constant| constant == name) {
            return;
        }
        if self.is_sent(name, location) {
            return drafting.omit(Reason::Sender, format!("`{name}`"), &parameter.pointer);
        }
        if location == "path" && !self.placeholders.contains(&name) {
            let what = format!("`{name}`, which is not in the path");
            return drafting.omit(Reason::Path, what, &parameter.pointer);
        }
        if !self.seen.insert((name.to_owned(), location)) {
            let what = format!("the parameter `{name}`");
            return drafting.omit(Reason::Duplicate, what, &parameter.pointer);
        }
        let wanted = Wanted {
            name,
            schema: &schema,
            pointer: &parameter.pointer,
            location: (location != self.around.sending.usual).then_some(location),
            style: parameter.text("style").map(|style| (style, parameter)),
            side: Side::Request,
        };
        let (mut field, _) = drafting.field(&wanted);
        if location == "path" && field.member("required").is_none() {
            let what = format!("`{name}`, which is optional");
            drafting.omit(Reason::Path, what, &parameter.pointer);
            field.insert_before("source", "required", Json::yes());
            field.remove_member("default");
        }
        self.fields.push(field);
    }

    /// Whether clients or signers add it.
    fn is_sent(&self, name: &str, location: &str) -> bool {
        let same = |other: &str| letters(other) == letters(name);
        let is_header = location == "header";
        is_header && SENT.contains(&name.to_ascii_lowercase().as_str())
            || location != "path" && self.around.credentials.iter().any(|it| same(it))
    }

    /// The members of an object that is the body, or the whole body.
    fn body(&mut self, drafting: &mut Drafting<'a>, name: &'a str, schema: &Located<'a>) {
        let typed = drafting.root(schema, Side::Request);
        match (typed.kind, typed.json) {
            (Kind::Object(_), Json::Object(members)) => {
                let object = members.into_iter().next().map(|(_, object)| object);
                let Some(Json::List(fields)) = object.and_then(|it| it.into_member("fields"))
                else {
                    return;
                };
                // Nothing is required of a body that is optional.
                let is_required = schema.is("required");
                for mut field in fields {
                    if !is_required {
                        field.remove_member("required");
                    }
                    let name = field.member_text("name").unwrap_or_default().to_owned();
                    let example = schema.node.child("example").and_then(|it| it.child(&name));
                    if field.member("example").is_none()
                        && let Some(Json::Text(example)) = example.map(Json::from)
                        && field.member("type") == Some(&Json::text("string"))
                    {
                        field.insert_before("source", "example", Json::Text(example));
                    }
                    self.seen.insert((name, "body"));
                    self.fields.push(field);
                }
            }
            (Kind::List(_) | Kind::Map(_) | Kind::Any, _) => {
                let wanted = Wanted {
                    name,
                    schema,
                    pointer: &schema.pointer,
                    location: Some("payload"),
                    style: None,
                    side: Side::Request,
                };
                self.fields.push(drafting.field(&wanted).0);
            }
            _ => {
                let what = format!("the body `{name}`, which is a text or a number");
                drafting.omit(Reason::UnknownForm, what, &schema.pointer);
            }
        }
    }

    /// The parameters, with those that only the path names.
    fn undeclared(mut self, drafting: &mut Drafting<'a>, operation: &Located<'a>) -> Vec<Json> {
        for name in self.placeholders {
            if self.seen.insert((name.to_owned(), "path")) {
                let what = format!("`{name}`, which is not declared");
                drafting.omit(Reason::Path, what, &operation.pointer);
                let source = Json::Text(drafting.cite(&operation.pointer));
                let mut field = Json::only("name", Json::text(name));
                field.set("in", Json::text("path"));
                field.set("type", Json::text("string"));
                field.set("required", Json::yes());
                field.set("source", source);
                self.fields.push(field);
            }
        }
        self.fields
    }
}

/// The letters of a name, by which credentials are recognized.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}
