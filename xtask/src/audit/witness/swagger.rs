//! Swagger 2: `paths` with operations, and `definitions`.

use super::{Declared, Listing, Metadata, Reader, items, location, members};
use crate::audit::document::beginning;
use crate::audit::wire::WireType;
use apispec_codegen::source::Node;
use apispec_codegen::source::pointer::{escaped, within};
use apispec_codegen::spec::Location;

pub(super) fn read(reader: &Reader<'_>) -> Vec<Metadata> {
    let mut operations = Vec::new();
    for (path, methods) in members(reader.tree.child("paths")) {
        for (method, operation) in members(Some(methods)) {
            let pointer = format!("/paths/{}/{method}", escaped(path));
            operations.push(Metadata {
                operation: reader.text(operation, "operationId").map(str::to_owned),
                methods: vec![method.to_ascii_uppercase()],
                path: Some(path.to_owned()),
                parameters: Some(parameters(reader, operation, format!("{pointer}/parameters"))),
                answer: answer(reader, operation, &pointer),
                ..Metadata::default()
            });
        }
    }
    operations
}

/// Parameters; the body is replaced by its members.
fn parameters(reader: &Reader<'_>, operation: &Node, pointer: String) -> Listing<Declared> {
    let mut found = Vec::new();
    for (index, node) in items(operation.child("parameters")).iter().enumerate() {
        let at = format!("{pointer}/{index}");
        if let Some(schema) = node.child("schema") {
            let (schema, at) = resolved(reader, schema, at);
            let first = found.len();
            fields(reader, schema, "", &at, 0, &mut found);
            for declared in &mut found[first..] {
                declared.location = Some(Location::Body);
            }
        } else if let Some(name) = node.child("name") {
            let required = reader.parsed(node, "required").unwrap_or(false);
            let name_text = reader.scalar(name).to_owned();
            found.push(Declared {
                span: name.span.clone(),
                location: reader.text(node, "in").and_then(location),
                ..declared(reader, node, name_text, at, required)
            });
        }
    }
    Listing { pointer, items: found }
}

fn answer(reader: &Reader<'_>, operation: &Node, pointer: &str) -> Option<Listing<Declared>> {
    let success = operation.child("responses")?.child("200")?;
    let pointer = format!("{pointer}/responses/200/schema");
    let (schema, pointer) = resolved(reader, success.child("schema")?, pointer);
    let mut found = Vec::new();
    fields(reader, schema, "", &pointer, 0, &mut found);
    Some(Listing { pointer, items: found })
}

/// The fields of an object and of nested objects.
fn fields(
    reader: &Reader<'_>,
    schema: &Node,
    prefix: &str,
    pointer: &str,
    depth: usize,
    found: &mut Vec<Declared>,
) {
    /// The depth limit for recursive definitions.
    const DEEPEST: usize = 8;
    let required =
        items(schema.child("required")).iter().map(|name| reader.scalar(name)).collect::<Vec<_>>();
    for (key, node) in members(schema.child("properties")) {
        let name = format!("{prefix}{key}");
        let at = within(&format!("{pointer}/properties"), key);
        let is_required = required.contains(&key);
        let (target, target_at) = resolved(reader, node, at.clone());
        found.push(Declared {
            span: beginning(node),
            ..declared(reader, target, name.clone(), at, is_required)
        });
        if depth == DEEPEST {
            continue;
        }
        let prefix = format!("{name}/");
        fields(reader, target, &prefix, &target_at, depth + 1, found);
        if let Some(item) = target.child("items") {
            let (item, at) = resolved(reader, item, format!("{target_at}/items"));
            fields(reader, item, &prefix, &at, depth + 1, found);
        }
    }
}

fn declared(
    reader: &Reader<'_>,
    schema: &Node,
    name: String,
    pointer: String,
    required: bool,
) -> Declared {
    let declared = reader.declared(schema, name, pointer);
    let has_properties = schema.child("properties").is_some();
    Declared {
        wire: if has_properties { Some(WireType::Object) } else { declared.wire },
        required: Some(required),
        ..declared
    }
}

/// The schema to which a schema refers, with its pointer.
fn resolved<'d>(reader: &Reader<'d>, schema: &'d Node, pointer: String) -> (&'d Node, String) {
    let target = reader
        .text(schema, "$ref")
        .and_then(|reference| reference.strip_prefix("#/definitions/"))
        .and_then(|name| Some((name, reader.tree.child("definitions")?.child(name)?)));
    match target {
        Some((name, node)) => (node, within("/definitions", name)),
        None => (schema, pointer),
    }
}
