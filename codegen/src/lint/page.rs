//! Pages: an operation with the service that it belongs to.

use super::book;
use crate::model::{self, Demand, Model};
use crate::place::Place;
use crate::spec;
use crate::spec::read::{File, Specs};

/// An operation with what it stands in.
pub(super) struct Page<'a> {
    pub(super) operation: &'a spec::Operation,
    pub(super) place: Place,
    pub(super) service: &'a File<spec::Service>,
    specs: &'a Specs,
    meaning: (&'a model::Service, &'a model::Operation),
}

impl<'a> Page<'a> {
    /// Every operation.
    pub(super) fn all(specs: &'a Specs, model: &'a Model) -> Vec<Self> {
        let pages = specs.operations.iter().filter_map(|file| {
            let [provider, service] = file.folders.as_slice() else {
                return None;
            };
            Some(Self {
                operation: &file.spec,
                place: Place::file(file.source),
                service: specs.service(provider, service)?,
                specs,
                meaning: meaning(model, file.source)?,
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

    /// The fact of this name that a caller may know.
    pub(super) fn context(&self, name: &str) -> Option<&'a spec::ContextFact> {
        self.service
            .spec
            .context
            .iter()
            .find(|fact| fact.name == name)
    }

    /// The enumeration that a type is, refers to or lists.
    pub(super) fn enumeration(&self, kind: &'a spec::Type) -> Option<&'a spec::Enumeration> {
        book::enumeration(self.specs, &self.service.folders, kind)
    }

    /// All that must be satisfied: the limits of what a request carries, rules, preconditions and quotas.
    pub(super) fn demands(&self) -> Vec<Demand<'a>> {
        let (service, operation) = self.meaning;
        operation.demands(&service.types)
    }
}

/// What an operation and its service mean.
fn meaning(model: &Model, source: usize) -> Option<(&model::Service, &model::Operation)> {
    let services = model
        .providers
        .iter()
        .flat_map(|provider| &provider.services);
    let mut operations = services.flat_map(|service| {
        let operations = service.operations.iter();
        operations.map(move |operation| (service, operation))
    });
    operations.find(|(_, operation)| operation.place.source == source)
}
