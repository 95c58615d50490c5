//! Swagger 2 and OpenAPI 3: paths with operations, in the REST style.

mod answers;
mod envelope;
mod hosts;
mod parameters;
mod references;
mod schemas;

use std::path::Path;

use apispec_codegen::source::Node;

use super::super::metadata::{Located, Metadata, Product};
use super::super::protocol::{self, Protocol};
use super::faults::{Fault, not_objects, text_at};
use super::tree::{self, Object};
use references::{Files, Spot};
use schemas::Schemas;

/// Methods that an operation can have.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What can't be read at all.
pub(super) fn faults<'a>(root: &Located<'a>) -> Vec<Fault<'a>> {
    let paths = root.at("paths");
    let inner = paths.iter().flat_map(|paths| paths.members());
    let inner = inner.filter(|(path, _)| path.starts_with('/'));
    let operations = inner.clone().flat_map(|(_, path)| path.members());
    let operations = operations.filter(|(method, _)| METHODS.contains(method));
    let all = paths.clone().into_iter().chain(inner.map(|(_, it)| it));
    not_objects(all.chain(operations.map(|(_, it)| it)))
}

/// The metadata of a file without faults.
pub(super) fn read(main: &Node, path: &Path) -> Metadata {
    let files = Files::new(main, path);
    let root = files.root();
    let prefix = hosts::prefix(&root);
    let mut schemas = Schemas::new(&files);
    let mut apis = Object::at("/paths");
    let mut names = std::collections::BTreeSet::new();
    for (template, path) in root.members_of("paths") {
        let Some(path) = files.resolved(path).filter(|_| template.starts_with('/')) else {
            continue;
        };
        for (method, operation) in path.members() {
            if !METHODS.contains(&method) {
                continue;
            }
            // A fragment is never sent; documents add it to tell apart operations with the same path.
            let sent = template.split('#').next().unwrap_or(template);
            let whole = format!("{prefix}{sent}");
            // An id that another operation has already is none.
            let id = operation.text("operationId").filter(|id| !names.contains(*id));
            let name = id.map_or_else(|| made_up(method, template), str::to_owned);
            let mut made = Object::at(operation.cited());
            names.insert(name.clone());
            for key in ["summary", "description", "deprecated"] {
                made.copy(key, operation.node.child(key));
            }
            made.set("methods", tree::list(vec![tree::text(method)]));
            made.set("path", tree::text(&whole));
            let requests = schemas.requests(&path, &operation);
            let answers = schemas.answers(&operation);
            made.say("impossible", requests.impossible.or(answers.impossible).as_deref());
            made.set("parameters", tree::list(requests.parameters));
            made.copy("responses", answers.responses.as_ref());
            made.copy("errorCodes", answers.errors.as_ref());
            made.set("examples", tree::list(answers.examples));
            apis.add(&name, made.node());
        }
    }
    let mut components = Object::default();
    components.set("schemas", schemas.shared());
    let mut tree = Object::default();
    tree.set(
        "info",
        Object::at(if main.child("info").is_some() { "/info" } else { "/paths" }).node(),
    );
    tree.set("apis", apis.node());
    tree.set("components", components.node());
    tree.set("endpoints", hosts::endpoints(&root));
    Metadata {
        tree: tree.node(),
        product: product(main),
        version: text_at(main, &["info", "version"])
            .or_else(|| text_at(main, &["info_version"]))
            .unwrap_or("1")
            .to_owned(),
        protocol: protocol(&root, &files),
    }
}

fn product(main: &Node) -> Product {
    match text_at(main, &["product_short"]) {
        Some(code) => Product::Code(code.to_owned()),
        None => Product::Title(text_at(main, &["info", "title"]).unwrap_or("To do").to_owned()),
    }
}

/// A name for an operation that has none: its method and its path.
fn made_up(method: &str, path: &str) -> String {
    let words = path.split(|it: char| !it.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words = std::iter::once(method).chain(words).map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect()
}

fn protocol<'a>(root: &Spot<'a>, files: &'a Files<'a>) -> Protocol {
    let failure = envelope::of(root, files);
    // Azure's version, which every request names.
    let is_versioned = root
        .members_of("parameters")
        .into_iter()
        .any(|(_, it)| it.text("name") == Some("api-version"))
        || root.members_of("paths").into_iter().any(|(_, path)| {
            let operations =
                path.members().into_iter().flat_map(|(_, it)| it.items_of("parameters"));
            let mut resolved = operations.filter_map(|it| files.resolved(it));
            resolved.any(|it| it.text("name") == Some("api-version"))
        });
    let constants = is_versioned.then(|| protocol::constant("api-version", "query", "{version}"));
    let style = protocol::rest("application/json", constants.into_iter().collect());
    let code = [failure.code.as_deref().unwrap_or("code")];
    let message = [failure.message.as_deref().unwrap_or("message")];
    let mut protocol = Protocol::new(style, &code, &message, &[]);
    let schemes = ["securityDefinitions", "security_definitions"].into_iter();
    let schemes = schemes.flat_map(|key| root.members_of(key));
    let components = root.at("components");
    let newer = components.iter().flat_map(|it| it.members_of("securitySchemes"));
    for (_, scheme) in schemes.chain(newer) {
        let name = scheme.node.child("name").and_then(Node::text);
        let is_key = scheme.text("type") == Some("apiKey");
        protocol.credentials.extend(name.filter(|_| is_key).map(str::to_owned));
    }
    // Documents of single operations leave their schemes out.
    for (_, path) in root.members_of("paths") {
        let operations = path.members().into_iter().flat_map(|(_, it)| it.items_of("parameters"));
        let headers = operations.filter_map(|it| files.resolved(it));
        let headers = headers.filter(|it| it.text("in") == Some("header"));
        let names = headers.filter_map(|it| it.text("name"));
        let tokens = names.filter(|it| it.to_lowercase().ends_with("auth-token"));
        protocol.credentials.extend(tokens.map(str::to_owned));
    }
    protocol.credentials.sort();
    protocol.credentials.dedup();
    protocol
}
