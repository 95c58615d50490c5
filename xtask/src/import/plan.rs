//! What an import would write: drafts that the generator accepts beside the specs that exist.

use std::collections::BTreeSet;
use std::error::Error;

use apispec_codegen::report::Report;
use apispec_codegen::source::Node;
use apispec_codegen::spec::Style;
use apispec_codegen::spec::read::Specs;
use apispec_codegen::{File, Source, source, suggest};
use heck::ToSnakeCase;

use super::codes;
use super::difference::difference;
use super::documents::{self, Citing};
use super::drafting::Drafting;
use super::metadata::{Located, Metadata};
use super::operation::{self, Around, Draft};
use super::record::{Reason, Record};
use super::repair::{self, Repair};
use super::service;

/// What a person asks for.
pub(super) struct Wanted<'a> {
    pub(super) metadata: &'a Metadata,
    /// The file of the metadata.
    pub(super) bytes: &'a [u8],
    /// Its name.
    pub(super) file: &'a str,
    /// The folder of the service.
    pub(super) service: &'a str,
    /// The names of operations; all if empty.
    pub(super) operations: &'a [String],
}

/// What an import would write.
pub(super) struct Plan {
    /// The folder of the service.
    pub(super) folder: String,
    /// The list of documents with the metadata in it, if it was not there.
    pub(super) documents: Option<Source>,
    /// The id of the metadata.
    pub(super) document: String,
    /// The spec of the service, if there is none.
    pub(super) service: Option<File>,
    /// The specs of operations that have none.
    pub(super) drafts: Vec<Draft>,
    /// The drafts of operations that have a spec.
    existing: Vec<Draft>,
    /// Operations that specs can't say.
    pub(super) dropped: Vec<Draft>,
}

impl Plan {
    /// The first drafts, which the generator may refuse.
    pub(super) fn new(specs: &Specs, wanted: &Wanted<'_>) -> Result<Self, Box<dyn Error>> {
        let Wanted { metadata, service, .. } = *wanted;
        let style = style(specs, wanted)?;
        let Style::Rpc(rpc) = style else {
            return Err(format!(
                "`{service}` is in the REST style, but the metadata is in the style `RPC`"
            )
            .into());
        };
        let chosen = chosen(wanted)?;
        let Citing { id, file: documents } =
            documents::citing(specs, metadata, wanted.bytes, wanted.file, service);
        let codes = codes::names(specs, service, chosen.iter().map(|(_, it)| it));
        let around = Around { service, method: rpc.method.name(), codes: &codes };
        let exists = |name: &str| {
            let mut specs = specs.operations.iter();
            specs.any(|it| it.folders.join("/") == service && it.spec.operation == name)
        };
        let mut plan = Self {
            folder: service.to_owned(),
            documents,
            service: None,
            drafts: Vec::new(),
            existing: Vec::new(),
            dropped: Vec::new(),
            document: id,
        };
        let (provider, name) = service.split_once('/').unwrap_or_default();
        if specs.service(provider, name).is_none() {
            let text = service::draft(metadata, &plan.document, service).file();
            plan.service = Some(File { path: format!("specs/{service}/service.json"), text });
        }
        // Operations whose names differ in case alone have one file, and one may be called like the service's.
        let mut files =
            specs.sources.iter().map(|source| source.path.clone()).collect::<BTreeSet<_>>();
        files.insert(format!("specs/{service}/service.json"));
        for (name, located) in chosen {
            let drafting = Drafting::new(metadata, &plan.document);
            let mut draft = operation::draft(drafting, &around, name, &located);
            if exists(name) {
                plan.existing.push(draft);
            } else if files.insert(draft.path.clone()) {
                plan.drafts.push(draft);
            } else {
                let source = format!("{}#{}", plan.document, located.pointer);
                let what = format!("`{name}`, whose file would be {}, which is taken", draft.path);
                draft.record.omits(Reason::Duplicate, what, &source);
                plan.dropped.push(draft);
            }
        }
        Ok(plan)
    }

    /// Changes the drafts until the generator accepts them, or returns errors that are not in drafts.
    pub(super) fn accept(
        &mut self,
        sources: &[Source],
        mut tell: impl FnMut(usize),
    ) -> Result<(), Box<Report>> {
        for round in 0.. {
            let Err(report) = apispec_codegen::model(&self.with_drafts(sources)) else {
                return Ok(());
            };
            tell(report.findings().len());
            let repaired = repair::repair(&mut self.drafts, &mut self.dropped, &report, round);
            if repaired == Repair::Impossible {
                return Err(Box::new(report));
            }
        }
        Ok(())
    }

    /// The specs as they would be.
    fn with_drafts(&self, sources: &[Source]) -> Vec<Source> {
        let is_kept = |source: &&Source| {
            let replaced = self.documents.as_ref().map(|file| &file.name);
            replaced != Some(&source.name)
        };
        let drafts = self.drafts.iter().map(|draft| (&draft.path, draft.text.clone()));
        let service = self.service.iter().map(|file| (&file.path, file.text.clone()));
        let made = drafts.chain(service).map(|(path, text)| Source {
            name: path.trim_start_matches("specs/").to_owned(),
            path: path.clone(),
            text,
        });
        let kept = sources.iter().filter(is_kept).cloned();
        kept.chain(self.documents.clone()).chain(made).collect()
    }

    /// What differs in existing specs, by their paths.
    pub(super) fn differences(&self, specs: &Specs, file: &str) -> Vec<(String, Option<String>)> {
        let (provider, name) = self.folder.split_once('/').unwrap_or_default();
        let shared = specs.types_of(provider, name).iter().map(|it| &specs.trees[it.source]);
        let shared = shared.collect::<Vec<&Node>>();
        let found = self.existing.iter().filter_map(|draft| {
            let mut operations = specs.operations.iter();
            let old = operations.find(|it| {
                it.folders.join("/") == self.folder && it.spec.operation == draft.name
            })?;
            let path = &specs.sources[old.source].path;
            let headers = [format!("{path} (on disk)"), format!("{path} (from {file})")];
            let [from, to] = &headers;
            let new = source::tree(&draft.text).ok()?;
            let shown = difference(&specs.trees[old.source], &new, &shared, [from, to]);
            Some((path.clone(), shown))
        });
        found.collect()
    }

    /// What is told of every operation.
    pub(super) fn records(&self) -> impl Iterator<Item = &Record> {
        self.drafts.iter().chain(&self.dropped).map(|draft| &draft.record)
    }

    /// How many operations have a spec.
    pub(super) fn existing(&self) -> usize {
        self.existing.len()
    }
}

/// The style of the service or of its provider.
fn style<'a>(specs: &'a Specs, wanted: &Wanted<'_>) -> Result<&'a Style, Box<dyn Error>> {
    let Wanted { metadata, service, file, .. } = *wanted;
    let parts = service.split_once('/').filter(|(_, name)| !name.contains('/'));
    let Some((folder, name)) = parts.filter(|(folder, name)| {
        let is_word = |text: &str| !text.is_empty() && text.to_snake_case() == *text;
        is_word(folder) && is_word(name)
    }) else {
        return Err(format!("`{service}` is not a service: write `<provider>/<service>`").into());
    };
    let Some(provider) = specs.provider(folder) else {
        return Err(format!(
            "unknown provider `{folder}`: create `specs/{folder}/provider.json` first; see specs/README.md"
        )
        .into());
    };
    let Some(known) = specs.service(folder, name) else {
        return Ok(&provider.spec.style);
    };
    let (product, version) = (&known.spec.product, &known.spec.version);
    let is_same = product.eq_ignore_ascii_case(&metadata.product) && *version == metadata.version;
    if !is_same {
        return Err(format!(
            "specs/{service}/service.json is `{product}` {version}, but {file} describes `{}` {}: choose another `--service`",
            metadata.product, metadata.version
        )
        .into());
    }
    Ok(known.spec.style.as_ref().unwrap_or(&provider.spec.style))
}

/// The operations that are asked for, in the order of the metadata.
fn chosen<'a>(wanted: &Wanted<'a>) -> Result<Vec<(&'a str, Located<'a>)>, Box<dyn Error>> {
    let all = wanted.metadata.operations();
    let names = all.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    let unknown = wanted.operations.iter().filter(|name| !names.contains(&name.as_str()));
    let unknown = unknown.map(|name| {
        format!("{} has no operation `{name}`: {}", wanted.file, suggest::help(name, &names))
    });
    let unknown = unknown.collect::<Vec<_>>();
    if !unknown.is_empty() {
        return Err(unknown.join("\n").into());
    }
    let is_chosen =
        |name: &str| wanted.operations.is_empty() || wanted.operations.iter().any(|it| it == name);
    Ok(all.into_iter().filter(|(name, _)| is_chosen(name)).collect())
}
