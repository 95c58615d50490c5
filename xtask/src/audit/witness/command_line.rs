//! The metadata of Alibaba Cloud's command line: one operation's parameters.

use super::bold::{bold, values};
use super::{Declared, Listing, Metadata, Reader, items};
use crate::audit::wire::Wire;
use apispec_codegen::spec::Location;

pub(super) fn read(reader: &Reader<'_>) -> Metadata {
    let methods = reader.text(reader.tree, "method").unwrap_or_default();
    let nodes = items(reader.tree.child("parameters")).iter().enumerate();
    let parameters = nodes.filter_map(|(index, node)| {
        let name = node.child("name")?;
        let description = reader.text(node, "description").unwrap_or_default();
        Some(Declared {
            name: reader.scalar(name).to_owned(),
            pointer: format!("/parameters/{index}"),
            span: name.span.clone(),
            wire: match reader.text(node, "type") {
                Some("Integer") => Some(Wire::Int32),
                word => word.and_then(|word| Wire::of_word(word, None)),
            },
            required: reader.truth(node, "required"),
            location: match reader.text(node, "position")? {
                "Query" => Some(Location::Query),
                "Body" => Some(Location::Form),
                "Header" => Some(Location::Header),
                "Path" => Some(Location::Path),
                _ => None,
            },
            values: values(description),
            bold: bold(description),
            length: (None, None),
        })
    });
    Metadata {
        operation: reader.text(reader.tree, "name").map(str::to_owned),
        methods: methods.split('|').map(str::to_owned).collect(),
        parameters: Some(Listing {
            items: parameters.collect(),
            pointer: "/parameters".into(),
        }),
        ..Metadata::default()
    }
}
