//! The metadata of Alibaba Cloud's command line: the parameters of one operation.

use super::{Declared, Listing, Metadata, Reader, items, location};
use crate::audit::wire::WireType;
use apispec_codegen::spec::Location;

pub(super) fn read(reader: &Reader<'_>) -> Metadata {
    let methods = reader.text(reader.tree, "method").unwrap_or_default();
    let nodes = items(reader.tree.child("parameters")).iter().enumerate();
    let parameters = nodes.filter_map(|(index, node)| {
        let name = node.child("name")?;
        let text = reader.scalar(name).to_owned();
        let declared = reader.declared(node, text, format!("/parameters/{index}"));
        let declared = Declared {
            span: name.span.clone(),
            wire: match reader.text(node, "type") {
                Some("Integer") => Some(WireType::Int32),
                _ => declared.wire,
            },
            location: match reader.text(node, "position")? {
                "Body" => Some(Location::Form),
                word => location(&word.to_ascii_lowercase()),
            },
            ..declared
        };
        Some(declared.described(reader, node))
    });
    Metadata {
        operation: reader.text(reader.tree, "name").map(str::to_owned),
        methods: methods.split('|').map(str::to_owned).collect(),
        parameters: Some(Listing { items: parameters.collect(), pointer: "/parameters".into() }),
        ..Metadata::default()
    }
}
