//! Pages: an operation with the service that it belongs to, and what was decided about it.

use std::collections::BTreeMap;

use super::decided::{self, Decided};
use apispec_codegen::model::{self, Demand, Model};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::read::{File, Specs};

/// An operation with what is around it.
pub(super) struct Page<'a> {
    pub(super) operation: &'a spec::Operation,
    pub(super) place: Place,
    pub(super) service: &'a File<spec::Service>,
    provider: &'a File<spec::Provider>,
    pub(super) meaning: Meaning<'a>,
    pub(super) decided: Decided<'a>,
}

/// What an operation and its service mean.
#[derive(Clone, Copy)]
pub(super) struct Meaning<'a> {
    pub(super) service: &'a model::Service,
    pub(super) operation: &'a model::Operation,
}

impl<'a> Page<'a> {
    /// Every operation.
    pub(super) fn all(specs: &'a Specs, model: &'a Model) -> Vec<Self> {
        let meanings = meanings(model);
        let ordered = meanings.values().copied().collect::<Vec<_>>();
        let decided = meanings.keys().copied().zip(decided::all(&ordered));
        let mut decided = decided.collect::<BTreeMap<_, _>>();
        let pages = specs.operations.iter().filter_map(|file| {
            let [provider, service] = file.folders.as_slice() else {
                return None;
            };
            Some(Self {
                operation: &file.spec,
                place: Place::file(file.source),
                service: specs.service(provider, service)?,
                provider: specs.provider(provider)?,
                meaning: *meanings.get(&file.source)?,
                decided: decided.remove(&file.source)?,
            })
        });
        pages.collect()
    }

    /// The parameter of this name.
    pub(super) fn parameter(&self, name: &str) -> Option<&'a spec::Field> {
        self.operation
            .parameters
            .iter()
            .find(|field| field.name == name)
    }

    /// All that must be satisfied: the limits of what a request carries, rules, preconditions and quotas.
    pub(super) fn demands(&self) -> Vec<Demand<'a>> {
        let Meaning { service, operation } = self.meaning;
        operation.demands(&service.types)
    }

    /// The files whose errors the operation may return, the one that is shared most first.
    pub(super) fn table_sources(&self) -> [usize; 3] {
        [self.provider.source, self.service.source, self.place.source]
    }
}

/// Every operation, by its source.
fn meanings(model: &Model) -> BTreeMap<usize, Meaning<'_>> {
    let services = model.providers.iter().flat_map(|it| &it.services);
    let meanings = services.flat_map(|service| {
        let operations = service.operations.iter();
        operations.map(move |operation| Meaning { service, operation })
    });
    meanings
        .map(|meaning| (meaning.operation.place.source, meaning))
        .collect()
}
