//! What an import would write: drafts that the generator accepts beside the specs that exist.

use std::collections::BTreeSet;
use std::error::Error;

use apispec_codegen::report::Report;
use apispec_codegen::spec::read::{self, Specs};
use apispec_codegen::{File, Source, suggest};
use heck::ToSnakeCase;

use super::codes;
use super::documents::{self, Citing};
use super::draft::{Draft, Subject};
use super::drafting::{Around, Drafting};
use super::metadata::{Located, Metadata, Product};
use super::operation;
use super::proposals;
use super::protocol::Sending;
use super::provider;
use super::record::{Reason, Record};
use super::repair::{self, Repair};
use super::requests;
use super::service;
use super::shared_types::SharedTypes;
use crate::json::{Json, relative};

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
    /// The specs of provider and service, of those that have none.
    pub(super) around: Vec<File>,
    /// The specs of operations that have none, and of the types to which they refer.
    pub(super) drafts: Vec<Draft>,
    /// The drafts of operations that have a spec.
    pub(super) existing: Vec<Draft>,
    /// The drafts of all types to which drafts of operations refer, those with a spec included.
    pub(super) types: Vec<Draft>,
    /// Operations that specs can't say.
    pub(super) dropped: Vec<Draft>,
}

impl Plan {
    /// The first drafts, which the generator may refuse.
    pub(super) fn new(specs: &Specs, wanted: &Wanted<'_>) -> Result<Self, Box<dyn Error>> {
        let Wanted { metadata, service, .. } = *wanted;
        let style = style(specs, wanted)?;
        let all = metadata.operations();
        let chosen = chosen(wanted, &all)?;
        let Citing { id, file: documents } =
            documents::citing(specs, metadata, wanted.bytes, wanted.file, service);
        let codes = codes::names(specs, service, chosen.iter().map(|(_, it)| it));
        let (provider, name) = service.split_once('/').unwrap_or_default();
        let known = specs.provider(provider);
        let known = known.map(|it| it.spec.credentials.iter().map(|it| it.name.clone()));
        let own = metadata.protocol.credentials.iter().cloned();
        let around = Around {
            service,
            sending: style.sending,
            credentials: known.into_iter().flatten().chain(own).collect(),
            codes: &codes,
        };
        let exists = |name: &str| {
            let mut specs = specs.operations.iter();
            specs.any(|it| it.folders.join("/") == service && it.spec.operation == name)
        };
        let mut plan = Self {
            folder: service.to_owned(),
            documents,
            around: Vec::new(),
            drafts: Vec::new(),
            existing: Vec::new(),
            types: Vec::new(),
            dropped: Vec::new(),
            document: id,
        };
        if specs.provider(provider).is_none() {
            let text = provider::draft(metadata, &plan.document, provider);
            let text = relative(&text).file();
            plan.around.push(File { path: format!("specs/{provider}/provider.json"), text });
        }
        if specs.service(provider, name).is_none() {
            let text = service::draft(metadata, &plan.document, service, style.of_service);
            let text = relative(&text).file();
            plan.around.push(File { path: format!("specs/{service}/service.json"), text });
        }
        // Operations whose names differ in case alone have one file, and one may be called like the service's.
        let mut files =
            specs.sources.iter().map(|source| source.path.clone()).collect::<BTreeSet<_>>();
        files.insert(format!("specs/{service}/service.json"));
        // All of them, so that the names of types do not depend on those that are chosen.
        let mut drafting = Drafting::new(metadata, &plan.document);
        let drafts =
            all.iter().map(|(name, it)| operation::draft(&mut drafting, &around, name, it));
        let mut drafts = drafts.collect::<Vec<_>>();
        let types = SharedTypes::new(drafting, &drafts, specs, service);
        let is_chosen = |name: &str| chosen.iter().any(|(chosen, _)| *chosen == name);
        drafts.retain(|draft| is_chosen(&draft.name));
        for (mut draft, (name, located)) in drafts.into_iter().zip(chosen) {
            types.name_references(&mut draft.spec);
            draft.write();
            let source = draft.source().to_owned();
            if let Some(why) = requests::impossible(&around, &located) {
                draft.record.omits(Reason::Operation, format!("`{name}`: {why}"), &source);
                plan.dropped.push(draft);
            } else if exists(name) {
                plan.existing.push(draft);
            } else if files.insert(draft.path.clone()) {
                plan.drafts.push(draft);
            } else {
                let what = format!("`{name}`, whose file would be {}, which is taken", draft.path);
                draft.record.omits(Reason::Duplicate, what, &source);
                plan.dropped.push(draft);
            }
        }
        plan.drafts.extend(types.new_drafts(&plan.drafts, service, &mut files));
        plan.types = types.all_drafts(plan.drafts.iter().chain(&plan.existing));
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

    /// Adds what the vendor's sentences state to the drafts, which the generator accepts so far.
    pub(super) fn propose(&mut self, sources: &[Source]) -> Result<(), Box<Report>> {
        let specs = read::read(&self.with_drafts(sources)).map_err(Box::new)?;
        proposals::propose(&mut self.drafts, &specs, &self.document);
        Ok(())
    }

    /// The specs as they would be.
    fn with_drafts(&self, sources: &[Source]) -> Vec<Source> {
        let is_kept = |source: &&Source| {
            let replaced = self.documents.as_ref().map(|file| &file.name);
            replaced != Some(&source.name)
        };
        let drafts = self.drafts.iter().map(|draft| (&draft.path, draft.text.clone()));
        let around = self.around.iter().map(|file| (&file.path, file.text.clone()));
        let made = drafts.chain(around).map(|(path, text)| Source {
            name: path.trim_start_matches("specs/").to_owned(),
            path: path.clone(),
            text,
        });
        let kept = sources.iter().filter(is_kept).cloned();
        kept.chain(self.documents.clone()).chain(made).collect()
    }

    /// What is told of every operation.
    pub(super) fn records(&self) -> impl Iterator<Item = &Record> {
        self.drafts.iter().chain(&self.dropped).map(|draft| &draft.record)
    }

    /// How many drafts of operations or of types there are.
    pub(super) fn count(&self, subject: Subject) -> usize {
        self.drafts.iter().filter(|draft| draft.subject == subject).count()
    }
}

/// The style that drafts are in.
struct Chosen<'a> {
    sending: Sending,
    /// The style that the draft of the service states, if its provider has another one.
    of_service: Option<&'a Json>,
}

/// The style of the service or of its provider, or that of the metadata.
fn style<'a>(specs: &Specs, wanted: &Wanted<'a>) -> Result<Chosen<'a>, Box<dyn Error>> {
    let Wanted { metadata, service, file, .. } = *wanted;
    let parts = service.split_once('/').filter(|(_, name)| !name.contains('/'));
    let Some((folder, name)) = parts.filter(|(folder, name)| {
        let is_word = |text: &str| !text.is_empty() && text.to_snake_case() == *text;
        is_word(folder) && is_word(name)
    }) else {
        return Err(format!("`{service}` is not a service: write `<provider>/<service>`").into());
    };
    let drafted = Sending::of_draft(&metadata.protocol.style);
    let Some(provider) = specs.provider(folder) else {
        return Ok(Chosen { sending: drafted, of_service: None });
    };
    let Some(known) = specs.service(folder, name) else {
        let style = &provider.spec.style;
        return Ok(if metadata.protocol.fits(style) {
            Chosen { sending: Sending::of(style), of_service: None }
        } else {
            Chosen { sending: drafted, of_service: Some(&metadata.protocol.style) }
        });
    };
    let (product, version) = (&known.spec.product, &known.spec.version);
    let is_product = match &metadata.product {
        Product::Code(code) => product.eq_ignore_ascii_case(code),
        Product::Title(_) => true,
    };
    if !is_product || *version != metadata.version {
        return Err(format!(
            "specs/{service}/service.json is `{product}` {version}, but {file} describes `{}` {}: choose another `--service`",
            metadata.product.name(), metadata.version
        )
        .into());
    }
    let sending = Sending::of(known.spec.style.as_ref().unwrap_or(&provider.spec.style));
    if sending.kind != drafted.kind {
        return Err(format!(
            "`{service}` is in the {} style, but the metadata is in the {} style",
            sending.kind.name(),
            drafted.kind.name()
        )
        .into());
    }
    Ok(Chosen { sending, of_service: None })
}

/// The operations that are asked for, in the order of the metadata.
fn chosen<'a>(
    wanted: &Wanted<'a>,
    all: &[(&'a str, Located<'a>)],
) -> Result<Vec<(&'a str, Located<'a>)>, Box<dyn Error>> {
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
    Ok(all.iter().filter(|(name, _)| is_chosen(name)).cloned().collect())
}
