//! Pages: an operation with the service and the provider that it belongs to.

use super::book;
use crate::model::{self, Kind, Model};
use crate::place::Place;
use crate::spec;
use crate::spec::read::{File, Specs};

/// An operation with what it stands in.
pub(super) struct Page<'a> {
    pub(super) operation: &'a spec::Operation,
    pub(super) place: Place,
    pub(super) service: &'a File<spec::Service>,
    pub(super) provider: &'a File<spec::Provider>,
    specs: &'a Specs,
    meaning: (&'a model::Service, &'a model::Operation),
}

/// Something that a request or its surroundings must satisfy, and that codes answer to.
pub(super) struct Demand<'a> {
    /// Its id.
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) codes: &'a [String],
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
                provider: specs.provider(provider)?,
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
        let mut demands = Vec::new();
        let mut open = self.meaning.1.request.fields.iter().collect::<Vec<_>>();
        let mut seen = Vec::new();
        while let Some(field) = open.pop() {
            demands.extend(field.limits.iter().map(|limit| Demand {
                id: limit.id.clone(),
                place: limit.place.clone(),
                codes: &limit.codes,
            }));
            if let Some(named) = self.named(&field.kind)
                && !seen.contains(&named.name.as_str())
            {
                seen.push(&named.name);
                if let model::Shape::Structure(structure) = &named.shape {
                    open.extend(&structure.fields);
                }
            }
        }
        let mut push = |key: &str, index: usize, id: &str, codes: &'a [String]| {
            demands.push(Demand {
                id: id.to_owned(),
                place: self.place.nth(key, index),
                codes,
            });
        };
        for (index, rule) in self.operation.rules.iter().enumerate() {
            push("rules", index, &rule.id, &rule.codes);
        }
        for (index, precondition) in self.operation.preconditions.iter().enumerate() {
            push(
                "preconditions",
                index,
                &precondition.id,
                &precondition.codes,
            );
        }
        for (index, quota) in self.operation.quotas.iter().enumerate() {
            push("quotas", index, &quota.id, &quota.codes);
        }
        demands
    }

    /// The type that a value has or carries.
    fn named(&self, kind: &Kind) -> Option<&'a model::NamedType> {
        match kind {
            Kind::Named(name) => {
                let (service, operation) = self.meaning;
                let mut types = operation.types.iter().chain(&service.types);
                types.find(|named| named.name == *name)
            }
            Kind::List { of, .. } | Kind::Map(of) | Kind::Json(of) => self.named(of),
            _ => None,
        }
    }

    /// The documented rows that the operation may answer: its own, its service's, its provider's.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a spec::ErrorRow> {
        let service = &self.service.spec.errors;
        let provider = &self.provider.spec.errors;
        self.operation.errors.iter().chain(service).chain(provider)
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
