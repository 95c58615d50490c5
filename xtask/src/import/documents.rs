//! The entry of the metadata in `sources.json`, which the sources of a draft cite.

use apispec_codegen::source::{self, Source};
use apispec_codegen::spec::read::Specs;
use sha2::{Digest, Sha256};

use super::metadata::Metadata;
use crate::json::{self, Json};

/// The path of the list of documents.
pub(super) const PATH: &str = "specs/sources.json";

/// How a draft cites the metadata.
pub(super) struct Citing {
    /// The id of the document.
    pub(super) id: String,
    /// The list of documents with a new entry, if there was none.
    pub(super) file: Option<Source>,
}

/// The document of a file with these bytes.
pub(super) fn citing(
    specs: &Specs,
    metadata: &Metadata,
    bytes: &[u8],
    file: &str,
    service: &str,
) -> Citing {
    let hash = Sha256::digest(bytes);
    let hash = hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let documents = specs.documents.iter().flat_map(|file| &file.spec.documents);
    let documents = documents.collect::<Vec<_>>();
    if let Some(known) = documents.iter().find(|document| document.sha256 == hash) {
        return Citing { id: known.id.clone(), file: None };
    }
    let (provider, name) = service.split_once('/').unwrap_or((service, service));
    let ids = std::iter::once(format!("{name}-meta"));
    let ids = ids.chain((2..).map(|number| format!("{name}-meta-{number}")));
    let mut free = ids.filter(|id| documents.iter().all(|document| document.id != *id));
    let id = free.next().unwrap_or_default();
    let publisher = specs.provider(provider).map_or(provider, |file| file.spec.doc.en.as_str());
    let is_chinese = metadata.is_chinese();
    let title = format!("OpenAPI metadata of {} {}", metadata.product.name(), metadata.version);
    let entry = [
        ("id", id.as_str()),
        ("title", &title),
        ("kind", "witness"),
        ("language", if is_chinese { "zh" } else { "en" }),
        ("publisher", publisher.trim_end_matches('.')),
        ("file", file),
        ("sha256", &hash),
    ];
    let entry = entry.into_iter().map(|(key, text)| (key.into(), Json::text(text)));
    let entry = Json::Object(entry.collect());
    let old = specs.documents.as_ref().map(|file| specs.sources[file.source].text.as_str());
    let source = Source {
        path: PATH.into(),
        name: "sources.json".into(),
        text: old.map_or_else(|| alone(&entry), |text| with(text, &entry)),
    };
    Citing { id, file: Some(source) }
}

/// The list with an entry at its end; the rest of the text stays as it is.
fn with(text: &str, entry: &Json) -> String {
    // The specs were read, so that it has the list.
    let tree = source::tree(text).ok();
    let entries = std::slice::from_ref(entry);
    let list = tree.and_then(|tree| json::appended(text, &tree, "documents", &[], entries));
    list.unwrap_or_else(|| alone(entry))
}

fn alone(entry: &Json) -> String {
    Json::Object(vec![
        ("$schema".into(), Json::text("schema.json")),
        ("documents".into(), Json::List(vec![entry.clone()])),
    ])
    .file()
}
