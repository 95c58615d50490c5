//! A list of a service's errors: objects with `code`, `http` and a message.

use super::{DeclaredError, Listing, Metadata, Reader, items};

pub(super) fn read(reader: &Reader<'_>) -> Metadata {
    let nodes = items(Some(reader.tree)).iter().enumerate();
    let errors = nodes.filter_map(|(index, node)| {
        let code = node.child("code")?;
        Some(DeclaredError {
            code: reader.scalar(code).to_owned(),
            status: reader.parsed(node, "http"),
            // Messages in other languages, such as `message_zh`, can't be compared.
            message: reader.text(node, "message").map(str::to_owned),
            pointer: format!("/{index}"),
            span: code.span.clone(),
        })
    });
    Metadata {
        errors: Some(Listing { items: errors.collect(), pointer: String::new() }),
        ..Metadata::default()
    }
}
