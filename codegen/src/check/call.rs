//! How an operation is called: style, path and the fields that fill it.

use super::Checker;
use crate::model::{self, Location};
use crate::place::Place;
use crate::spec;

impl Checker<'_> {
    /// How an operation is called.
    pub(super) fn call(
        &mut self,
        style: &spec::Style,
        operation: &spec::Operation,
        fields: &[model::Field],
        place: &Place,
    ) -> model::Call {
        match style {
            spec::Style::Rpc(rpc) => {
                let http = operation.http.as_ref();
                if let Some(path) = http.and_then(|http| http.path.as_ref()) {
                    let name = &operation.operation;
                    self.error(
                        "path-of-rpc",
                        &place.at("http").at("path"),
                        format!(
                            "`{name}` has the path `{path}`, but its service uses the RPC style"
                        ),
                        "the style sets the path",
                        "remove `path`, or give the service a REST style",
                    );
                }
                let own_method = http.map(|http| http.method);
                if let Some(method) = own_method {
                    self.method_of_body(method, fields, &place.at("http").at("method"));
                }
                model::Call::Rpc(model::Rpc {
                    style: rpc.clone(),
                    own_method,
                    source: http.and_then(|http| http.source.clone()),
                })
            }
            spec::Style::Rest(rest) => {
                let Some(http) = &operation.http else {
                    self.error(
                        "no-http",
                        &place.at("operation"),
                        format!("`{}` has no method and path", operation.operation),
                        "its service uses the REST style",
                        "add `\"http\": { \"method\": …, \"path\": … }`",
                    );
                    // The other parts of the operation are still checked, to report all errors at once.
                    return model::Call::Http(model::Http {
                        method: spec::Method::Get,
                        path: String::new(),
                        query: Vec::new(),
                        constants: Vec::new(),
                        content_type: String::new(),
                        source: None,
                    });
                };
                let place = place.at("http");
                if fields.iter().any(|field| field.location == Location::Form) {
                    self.method_of_body(http.method, fields, &place.at("method"));
                }
                let path = http.path.as_deref().unwrap_or_default();
                if http.path.is_some() {
                    self.path(path, fields, &place.at("path"));
                } else {
                    self.error(
                        "no-path",
                        &place,
                        format!("`{}` has a method, but no path", operation.operation),
                        "its service uses the REST style",
                        "add `\"path\": \"/…\"`",
                    );
                }
                let (path, query) = path.split_once('?').unwrap_or((path, ""));
                let query = pairs(query).map(|(name, value)| spec::Constant {
                    name: name.to_owned(),
                    location: Location::Query,
                    value: value.to_owned(),
                    source: http.source.clone(),
                });
                model::Call::Http(model::Http {
                    method: http.method,
                    path: path.to_owned(),
                    query: query.collect(),
                    constants: rest.constants.clone(),
                    content_type: rest.content_type.clone(),
                    source: http.source.clone(),
                })
            }
        }
    }

    /// Forms and JSON bodies are sent with a method that has a body.
    fn method_of_body(&mut self, method: spec::Method, fields: &[model::Field], place: &Place) {
        let mut fields = fields.iter();
        let in_body = fields.find(|field| {
            matches!(field.location, Location::Form | Location::Body | Location::Payload)
        });
        let is_without_body = matches!(method, spec::Method::Get | spec::Method::Delete);
        if let Some(field) = in_body.filter(|_| is_without_body) {
            self.error(
                "form-without-body",
                place,
                format!(
                    "`{}` is in the {}, but a {} request has no body",
                    field.wire,
                    field.location.name(),
                    method.name()
                ),
                "a method without a body",
                "correct the method, or put the parameters in the query: `\"in\": \"query\"`",
            );
        }
    }

    /// Each placeholder has its field, and each path field its placeholder.
    fn path(&mut self, path: &str, fields: &[model::Field], place: &Place) {
        let Some(names) = placeholders(path) else {
            return self.error(
                "path",
                place,
                format!("`{path}` is not a path template"),
                "unsupported path",
                "start it with `/`; write each parameter as a whole segment, `{name}` or `{name}:action`, and a query as `name` or `name=value`, not encoded",
            );
        };
        let fields = fields.iter();
        let in_path = fields.filter(|field| field.location == Location::Path);
        let in_path = in_path.collect::<Vec<_>>();
        for (index, name) in names.iter().enumerate() {
            if !in_path.iter().any(|field| field.wire == *name) {
                self.error(
                    "path-without-field",
                    place,
                    format!("no parameter for the placeholder `{{{name}}}`"),
                    "not a path parameter of this operation",
                    format!("add a parameter `\"name\": \"{name}\", \"in\": \"path\", \"required\": true`"),
                );
            }
            if names[..index].contains(name) {
                self.error(
                    "path-twice",
                    place,
                    format!("duplicate placeholder `{{{name}}}` in the path"),
                    "every placeholder must be unique",
                    "rename one of the placeholders",
                );
            }
        }
        for field in in_path {
            if !names.contains(&field.wire.as_str()) {
                self.error(
                    "field-without-path",
                    &field.place.at("name"),
                    format!("the path has no placeholder `{{{}}}`", field.wire),
                    "declared as a path parameter",
                    format!(
                        "add it to the path, or remove `\"in\": \"path\"`; the path is `{path}`"
                    ),
                );
            }
        }
    }
}

/// The names of the placeholders, or nothing if it is no path template.
fn placeholders(template: &str) -> Option<Vec<&str>> {
    let (path, query) =
        template.split_once('?').map_or((template, None), |(path, query)| (path, Some(query)));
    let is_pair =
        |(name, value): (&str, &str)| !name.is_empty() && is_literal(name) && is_literal(value);
    if !query.is_none_or(|query| !query.is_empty() && pairs(query).all(is_pair)) {
        return None;
    }
    let mut names = Vec::new();
    for segment in path.strip_prefix('/')?.split('/') {
        // What is done with the last name: `{name}:cancel`
        let (whole, action) = match segment.split_once("}:") {
            Some((name, action)) => (&segment[..=name.len()], Some(action)),
            None => (segment, None),
        };
        if action.is_some_and(|action| action.is_empty() || !is_literal(action)) {
            return None;
        }
        let inner = whole.strip_prefix('{');
        match inner.and_then(|rest| rest.strip_suffix('}')) {
            Some(name) if !name.is_empty() && !name.contains(['{', '}']) => names.push(name),
            None if !whole.contains(['{', '}', '#']) => {}
            _ => return None,
        }
    }
    Some(names)
}

/// The names and values of a query; a name alone has an empty value.
fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.split('&').filter(move |_| !query.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// Whether a text means itself in a URL, whatever is encoded.
fn is_literal(text: &str) -> bool {
    !text.contains(['{', '}', '?', '#', '%', '+', '='])
}
