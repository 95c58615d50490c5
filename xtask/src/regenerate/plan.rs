//! Specs and what the last run made of them → what is made again, and what is kept.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::check::module;
use apispec_codegen::disk::Folders;
use apispec_codegen::model::{Provider, Service};
use apispec_codegen::{AboutAll, Listing, Model, Part, Report, Runtime, Source, listing};
use rayon::prelude::*;

use super::cache::{Belongs, Cache, Files, Hash, Outline, Owner, Texts};
use super::evidence::{self, Counts};

/// What is made again, and what is kept.
pub(super) struct Plan {
    /// The services that are made again, with providers of which none is missing.
    pub(super) model: Model,
    /// The names of all services.
    pub(super) listing: Listing,
    /// How much there is about each operation of all services.
    pub(super) counts: Counts,
    /// What the files of its provider take from each service.
    pub(super) shares: BTreeMap<String, Hash>,
    /// The files that are as they should be, without those that are made again.
    pub(super) kept: BTreeMap<Owner, Files>,
    /// The folders of generated files.
    pub(super) folders: Folders,
    /// The outline's lines of the last run.
    pub(super) outline: Outline,
}

/// The folders of specs that are read again.
#[derive(Default)]
struct Stale<'a> {
    providers: BTreeSet<&'a str>,
    services: BTreeSet<(&'a str, &'a str)>,
}

impl Plan {
    /// What has to be made of the specs, or all errors in them; `last` has only files that are as they should be.
    pub(super) fn new(
        sources: &[Source],
        texts: &Texts,
        last: Option<Cache>,
    ) -> Result<Self, Report> {
        if let Some(plan) = last.and_then(|last| reduced(sources, texts, last)) {
            return Ok(plan);
        }
        let model = apispec_codegen::model(sources)?;
        Ok(Self {
            listing: Listing::of(&model),
            counts: evidence::counts(&model),
            shares: shares(&model),
            model,
            kept: BTreeMap::new(),
            folders: Folders::default(),
            outline: Outline::default(),
        })
    }

    /// What is made.
    pub(super) fn part(&self) -> Part<'_> {
        let about_all =
            if self.kept.contains_key(&Owner::Names) { AboutAll::Kept } else { AboutAll::Made };
        Part { about_all, ..Part::whole(&self.model, &self.listing) }
    }

    /// The counts, if the list of all pages is made.
    pub(super) fn index(&self) -> Option<&Counts> {
        (!self.kept.contains_key(&Owner::Index)).then_some(&self.counts)
    }
}

/// The plan if only some services are read; nothing if all have to be, which is so whenever something is wrong.
fn reduced(sources: &[Source], texts: &Texts, last: Cache) -> Option<Plan> {
    if !texts.has_same_frame(&last.texts) {
        return None;
    }
    let mut stale = Stale::new(texts, &last);
    let (model, shares) = loop {
        let model = stale.model(sources)?;
        let shares = shares(&model);
        let is_other = |provider: &&Provider| {
            let services = provider.services.iter().map(|service| path(provider, service));
            let mut names = services.filter(|name| shares.get(name) != last.shares.get(name));
            !last.listing.is_whole(provider) && names.next().is_some()
        };
        let others = model.providers.iter().filter(is_other);
        let others = others.map(|provider| provider.module.as_str()).collect::<BTreeSet<_>>();
        if others.is_empty() {
            break (model, shares);
        }
        // The provider's own files are made, for which all of its services are needed.
        for (folder, provider) in &texts.providers {
            if others.contains(module(folder).as_str()) {
                stale.all(folder, provider.services.keys());
            }
        }
    };
    let mut counts = last.counts.clone();
    counts.extend(evidence::counts(&model));
    let mut all_shares = last.shares;
    all_shares.extend(shares);
    let listing = with(last.listing.clone(), &model)?;
    let mut kept = last.files;
    kept.remove(&Owner::Format);
    if listing != last.listing {
        kept.remove(&Owner::Names);
        kept.remove(&Owner::Index);
    }
    if counts != last.counts {
        kept.remove(&Owner::Index);
    }
    for provider in &model.providers {
        if listing.is_whole(provider) {
            kept.remove(&Owner::Provider(provider.module.clone()));
        }
        for service in &provider.services {
            kept.remove(&Owner::Service(path(provider, service)));
        }
    }
    let (folders, outline) = (last.folders, last.outline);
    Some(Plan { model, listing, counts, shares: all_shares, kept, folders, outline })
}

impl<'a> Stale<'a> {
    /// The folders whose specs differ from those of the last run, or whose files are not as they should be.
    fn new(texts: &'a Texts, last: &Cache) -> Self {
        let mut stale = Self::default();
        for (folder, provider) in &texts.providers {
            let before = last.texts.providers.get(folder);
            let owner = Owner::Provider(module(folder));
            if before.is_none_or(|it| it.own != provider.own) || !last.files.contains_key(&owner) {
                stale.all(folder, provider.services.keys());
            }
            for (service, hash) in &provider.services {
                let owner = Owner::Service(format!("{}/{}", module(folder), module(service)));
                let is_same = before.is_some_and(|it| it.services.get(service) == Some(hash));
                if !is_same || !last.files.contains_key(&owner) {
                    stale.services.insert((folder, service));
                }
            }
        }
        stale
    }

    /// Adds a whole provider.
    fn all(&mut self, folder: &'a str, services: impl Iterator<Item = &'a String>) {
        self.providers.insert(folder);
        self.services.extend(services.map(|service| (folder, service.as_str())));
    }

    /// The model of these folders; nothing if there is an error in it.
    fn model(&self, sources: &[Source]) -> Option<Model> {
        if self.providers.is_empty() && self.services.is_empty() {
            return Some(Model { providers: Vec::new() });
        }
        let around = self.services.iter().map(|(provider, _)| *provider);
        let providers = self.providers.iter().copied().chain(around).collect::<BTreeSet<_>>();
        let is_read = |source: &&Source| match Belongs::of(&source.name) {
            Belongs::Outside => true,
            Belongs::Provider(provider) => providers.contains(provider),
            Belongs::Service(provider, service) => self.services.contains(&(provider, service)),
        };
        let read = sources.iter().filter(is_read).cloned().collect::<Vec<_>>();
        apispec_codegen::model(&read).ok()
    }
}

/// The listing with the services of a model; nothing if one of them is not in it.
fn with(mut listing: Listing, model: &Model) -> Option<Listing> {
    for provider in &model.providers {
        let mut listed = listing.providers.iter_mut();
        let listed = listed.find(|it| it.module == provider.module)?;
        for service in &provider.services {
            let mut services = listed.services.iter_mut();
            let found = services.find(|it| it.module == service.module)?;
            *found = listing::Service::of(service);
        }
    }
    Some(listing)
}

/// What the files of its provider take from each service of a model, by its modules.
fn shares(model: &Model) -> BTreeMap<String, Hash> {
    let services = model.providers.par_iter().flat_map(|provider| {
        provider.services.par_iter().map(move |service| {
            let module = apispec_codegen::in_provider(provider, service, Runtime::Inside);
            let page = evidence::in_provider(provider, service);
            (path(provider, service), Hash::of_all([module.as_str(), &page]))
        })
    });
    services.collect()
}

/// `aliyun/rds`
fn path(provider: &Provider, service: &Service) -> String {
    format!("{}/{}", provider.module, service.module)
}
