//! Operations with their service and the findings about their rules.

use std::collections::BTreeMap;

use super::finding::Finding;
use apispec_codegen::model::{Demand, Model, View};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::read::{File, Specs};

/// An operation with its service.
pub(super) struct OperationAt<'a> {
    pub(super) operation: &'a spec::Operation,
    pub(super) place: Place,
    pub(super) service: &'a File<spec::Service>,
    provider: &'a File<spec::Provider>,
    /// The model of the operation.
    pub(super) view: View<'a>,
    /// The findings about its rules as a whole and its examples, with the codes of the lints.
    pub(super) decided: Vec<(&'static str, Finding)>,
}

impl<'a> OperationAt<'a> {
    /// Every operation.
    pub(super) fn all(specs: &'a Specs, model: &'a Model) -> Vec<Self> {
        let views = model.operations();
        let views = views.map(|view| (view.operation.place.source, view));
        let views = views.collect::<BTreeMap<_, _>>();
        let operations = specs.operations.iter().filter_map(|file| {
            let [provider, service] = file.folders.as_slice() else {
                return None;
            };
            Some(Self {
                operation: &file.spec,
                place: Place::file(file.source),
                service: specs.service(provider, service)?,
                provider: specs.provider(provider)?,
                view: *views.get(&file.source)?,
                decided: Vec::new(),
            })
        });
        operations.collect()
    }

    /// The parameter of this name.
    pub(super) fn parameter(&self, name: &str) -> Option<&'a spec::Field> {
        let mut parameters = self.operation.parameters.iter();
        parameters.find(|field| field.name == name)
    }

    /// The limits of request fields, rules, preconditions and quotas.
    pub(super) fn demands(&self) -> Vec<Demand<'a>> {
        self.view.demands()
    }

    /// The files whose errors the operation may return, the one that is shared most first.
    pub(super) fn table_sources(&self) -> [usize; 3] {
        [self.provider.source, self.service.source, self.place.source]
    }
}
