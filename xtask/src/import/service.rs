//! Product, version and hosts of the metadata → the draft of `service.json`.

use std::collections::BTreeMap;

use super::metadata::Metadata;
use super::operation::todo;
use crate::json::Json;

/// The spec of a service that has none.
pub(super) fn draft(
    metadata: &Metadata,
    document: &str,
    service: &str,
    style: Option<&Json>,
) -> Json {
    let name = service.rsplit('/').next().unwrap_or_default();
    let mut spec = Json::Object(Vec::new());
    spec.set("$schema", Json::text("../../schema.json"));
    spec.set("service", Json::text(name));
    spec.set(
        "doc",
        todo("To do: say in a sentence what the product is.", "待办：用一句话介绍该产品。"),
    );
    spec.set("product", Json::text(metadata.product.name()));
    spec.set("version", Json::text(metadata.version.as_str()));
    if let Some(style) = style {
        let mut style = style.clone();
        cite(&mut style, document, &metadata.head());
        spec.set("style", style);
    }
    if let Some(endpoints) = endpoints(metadata, document) {
        spec.set("endpoints", endpoints);
    }
    spec.set("source", Json::Text(format!("{document}#{}", metadata.head())));
    spec
}

/// Adds the `source` of a style.
pub(super) fn cite(style: &mut Json, document: &str, pointer: &str) {
    if let Json::Object(members) = style {
        let source = Json::Text(format!("{document}#{pointer}"));
        members.iter_mut().for_each(|(_, inner)| inner.set("source", source.clone()));
    }
}

/// The hosts by region, with the pattern that most of them have, or with the central host that most regions share if no
/// host has its region in it.
fn endpoints(metadata: &Metadata, document: &str) -> Option<Json> {
    let mut patterns = BTreeMap::<String, usize>::new();
    let mut central = BTreeMap::<String, usize>::new();
    let mut regions = Vec::<Json>::new();
    for endpoint in metadata.root().items_of("endpoints") {
        if let (None, Some(host)) = (endpoint.text("regionId"), endpoint.text("endpoint")) {
            let found = if host.contains("{region}") { &mut patterns } else { &mut central };
            *found.entry(host.to_owned()).or_default() += 1;
        }
        let parts = (endpoint.text("regionId"), endpoint.text("endpoint"));
        let (Some(region), Some(host)) = parts else {
            continue;
        };
        if regions.iter().any(|known| known.member_text("region") == Some(region)) {
            continue;
        }
        let pattern = host.replace(region, "{region}");
        let found = if pattern == host { &mut central } else { &mut patterns };
        *found.entry(pattern).or_default() += 1;
        regions.push(Json::Object(vec![
            ("region".into(), Json::text(region)),
            ("host".into(), Json::text(host)),
            ("source".into(), Json::Text(format!("{document}#{}", endpoint.pointer))),
        ]));
    }
    let most = |hosts: BTreeMap<String, usize>| hosts.into_iter().max_by_key(|(_, count)| *count);
    let (pattern, _) = most(patterns).or_else(|| most(central))?;
    let mut found = Json::only("pattern", Json::Text(pattern));
    let stated = metadata.root().items_of("endpoints").next();
    let pointer = match stated.filter(|stated| !stated.pointer.starts_with("/endpoints")) {
        Some(stated) => stated.pointer,
        None => "/endpoints".to_owned(),
    };
    if !regions.is_empty() {
        found.set("regions", Json::List(regions));
    }
    found.set("source", Json::Text(format!("{document}#{pointer}")));
    Some(found)
}
