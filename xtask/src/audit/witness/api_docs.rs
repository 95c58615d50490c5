//! Alibaba Cloud's OpenAPI metadata: `apis`, with parameters, responses and errors, and `endpoints`.

use super::{Declared, DeclaredError, Host, Listing, Metadata, Reader, items, location, members};
use apispec_codegen::source::Node;
use apispec_codegen::source::pointer::within;

pub(super) fn read(reader: &Reader<'_>) -> Vec<Metadata> {
    let info = reader.tree.child("info");
    let about = |key: &str| info.and_then(|info| reader.text(info, key).map(str::to_owned));
    let apis = members(reader.tree.child("apis"));
    apis.map(|(name, api)| {
        let pointer = within("/apis", name);
        let methods = items(api.child("methods")).iter();
        Metadata {
            operation: Some(name.to_owned()),
            product: about("product"),
            version: about("version"),
            methods: methods.map(|method| reader.scalar(method).to_ascii_uppercase()).collect(),
            path: None,
            parameters: Some(parameters(reader, api, format!("{pointer}/parameters"))),
            answer: api
                .child("responses")
                .and_then(|responses| responses.child("200")?.child("schema"))
                .map(|schema| {
                    let pointer = format!("{pointer}/responses/200/schema");
                    let mut items = Vec::new();
                    fields(reader, schema, "", &pointer, &mut items);
                    Listing { pointer, items }
                }),
            errors: Some(errors(reader, api, format!("{pointer}/errorCodes"))),
            hosts: hosts(reader),
        }
    })
    .collect()
}

fn parameters(reader: &Reader<'_>, api: &Node, pointer: String) -> Listing<Declared> {
    let nodes = items(api.child("parameters")).iter().enumerate();
    let parameters = nodes.filter_map(|(index, node)| {
        let schema = node.child("schema")?;
        let name = node.child("name")?;
        let text = reader.scalar(name).to_owned();
        let declared = reader.declared(schema, text, format!("{pointer}/{index}"));
        Some(Declared {
            span: name.span.clone(),
            location: location(reader.text(node, "in")?),
            ..declared.described(reader, schema)
        })
    });
    Listing { items: parameters.collect(), pointer }
}

/// The fields of an object and of nested objects.
fn fields(
    reader: &Reader<'_>,
    schema: &Node,
    prefix: &str,
    pointer: &str,
    found: &mut Vec<Declared>,
) {
    for (key, node) in members(schema.child("properties")) {
        let name = format!("{prefix}{key}");
        let pointer = within(&format!("{pointer}/properties"), key);
        let declared = reader.declared(node, name.clone(), pointer.clone());
        found.push(declared.described(reader, node));
        let prefix = format!("{name}/");
        fields(reader, node, &prefix, &pointer, found);
        if let Some(item) = node.child("items") {
            fields(reader, item, &prefix, &format!("{pointer}/items"), found);
        }
    }
}

fn errors(reader: &Reader<'_>, api: &Node, pointer: String) -> Listing<DeclaredError> {
    let mut errors = Vec::new();
    for (status, rows) in members(api.child("errorCodes")) {
        for (index, row) in items(Some(rows)).iter().enumerate() {
            let Some(code) = row.child("errorCode") else {
                continue;
            };
            errors.push(DeclaredError {
                code: reader.scalar(code).to_owned(),
                status: status.parse().ok(),
                message: reader.text(row, "errorMessage").map(str::to_owned),
                pointer: format!("{pointer}/{status}/{index}"),
                span: code.span.clone(),
            });
        }
    }
    Listing { pointer, items: errors }
}

fn hosts(reader: &Reader<'_>) -> Vec<Host> {
    let nodes = items(reader.tree.child("endpoints")).iter().enumerate();
    let hosts = nodes.filter_map(|(index, node)| {
        Some(Host {
            region: reader.text(node, "regionId")?.to_owned(),
            host: reader.text(node, "endpoint")?.to_owned(),
            pointer: format!("/endpoints/{index}"),
            span: node.child("regionId")?.span.clone(),
        })
    });
    hosts.collect()
}
