//! The protocol of the metadata → the draft of `provider.json`.

use super::metadata::Metadata;
use super::operation::todo;
use super::service::cite;
use crate::json::Json;

/// The spec of a provider that has none.
pub(super) fn draft(metadata: &Metadata, document: &str, provider: &str) -> Json {
    let source = format!("{document}#{}", metadata.head());
    let mut spec = Json::Object(Vec::new());
    spec.set("$schema", Json::text("../schema.json"));
    spec.set("provider", Json::text(provider));
    spec.set(
        "doc",
        todo(
            "To do: say who the vendor is, and compare style, envelope and credentials with its documentation.",
            "待办：介绍该厂商，并对照文档核对请求风格、错误结构与凭证。",
        ),
    );
    let mut style = metadata.protocol.style.clone();
    cite(&mut style, document, &metadata.head());
    spec.set("style", style);
    let mut envelope = metadata.protocol.envelope.clone();
    envelope.set("source", Json::text(source.as_str()));
    spec.set("envelope", envelope);
    let credentials = metadata.protocol.credentials.iter().map(|name| {
        let mut credential = Json::only("name", Json::text(name.as_str()));
        credential.set("source", Json::text(source.as_str()));
        credential
    });
    let credentials = credentials.collect::<Vec<_>>();
    if !credentials.is_empty() {
        spec.set("credentials", Json::List(credentials));
    }
    spec.set("source", Json::Text(source));
    spec
}
