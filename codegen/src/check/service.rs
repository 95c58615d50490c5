//! Providers and services: their modules, types, facts, codes and operations.

use std::collections::BTreeSet;

use super::disputes::Targets;
use super::names::{Case, Scope};
use super::operation::Around;
use super::types::TypeTable;
use super::{Checker, errors, placing, reach, text};
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

impl<'a> Checker<'a> {
    /// The providers, with all that is theirs.
    pub(super) fn providers(&mut self) -> Vec<model::Provider> {
        let specs = self.specs;
        let mut modules = Scope::modules("providers");
        specs
            .providers
            .iter()
            .map(|file| {
                let place = Place::file(file.source).at("provider");
                let module = self.name(Case::Module, &file.spec.provider, None, &place);
                modules.claim(self, &module, &file.spec.provider, &place);
                self.provenance(&file.spec.source, &Place::file(file.source));
                model::Provider {
                    doc: text(&file.spec.doc),
                    success_statuses: file.spec.success_statuses.clone(),
                    envelope: errors::envelope(&file.spec.envelope),
                    services: self.services(file, &module),
                    module,
                }
            })
            .collect()
    }

    fn services(
        &mut self,
        provider: &'a File<spec::Provider>,
        module: &str,
    ) -> Vec<model::Service> {
        let specs = self.specs;
        let mut modules = Scope::modules(module);
        specs
            .services
            .iter()
            .filter(|file| file.folders[0] == provider.folders[0])
            .map(|file| {
                let place = Place::file(file.source).at("service");
                let name = self.name(Case::Module, &file.spec.service, None, &place);
                modules.claim(self, &name, &file.spec.service, &place);
                self.service(provider, file, module, name)
            })
            .collect()
    }

    fn service(
        &mut self,
        provider: &'a File<spec::Provider>,
        file: &'a File<spec::Service>,
        provider_module: &str,
        module: String,
    ) -> model::Service {
        let specs = self.specs;
        self.provenance(&file.spec.source, &Place::file(file.source));
        let endpoints = self.endpoints(file);
        let mut types = TypeTable::new(&module);
        self.shared_types(file, &mut types);
        let context = self.context(file, &mut types);
        let around = Around {
            provider: &provider.spec,
            service: file,
            context: &context,
        };
        let mut modules = Scope::modules(&module);
        let mut codes = errors::CodeTable::new(&module);
        let mut operations = Vec::new();
        for operation in specs
            .operations
            .iter()
            .filter(|other| other.folders == file.folders)
        {
            let place = Place::file(operation.source).at("operation");
            let name = self.name(
                Case::Type,
                &operation.spec.operation,
                operation.spec.rust.as_deref(),
                &place,
            );
            let operation_module = self.name(Case::Module, &name, None, &place);
            modules.claim(self, &operation_module, &operation.spec.operation, &place);
            let names = (name, operation_module);
            let mut checked = self.operation(&around, operation, names, &mut types);
            checked.errors = self.error_rows(
                &operation.spec.errors,
                &Place::file(operation.source),
                Some(&operation.spec.operation),
                &mut codes,
            );
            operations.push(checked);
        }
        self.error_rows(
            &file.spec.errors,
            &Place::file(file.source),
            None,
            &mut codes,
        );
        self.error_rows(
            &provider.spec.errors,
            &Place::file(provider.source),
            None,
            &mut codes,
        );
        let rows = file.spec.errors.iter().chain(&provider.spec.errors);
        let targets = Targets {
            operation: None,
            codes: rows.map(|row| row.code.as_str()).collect(),
            types: &types,
        };
        let disputes = self.disputes(&file.spec.disputes, &targets, &Place::file(file.source));
        let mut service = model::Service {
            feature: format!("{provider_module}-{module}").replace('_', "-"),
            module,
            doc: text(&file.spec.doc),
            product: file.spec.product.clone(),
            version: file.spec.version.clone(),
            endpoints,
            types: types.into_shared(),
            operations,
            context,
            disputes,
            error_codes: codes.into_codes(),
            documents: self.cited(&self.files_of(provider, file)),
            source: file.spec.source.clone(),
        };
        for unused in reach::settle(&mut service) {
            self.error(
                "unused-type",
                &unused.place.at("name"),
                format!("nothing refers to `{}`", unused.name),
                "an unused type",
                "remove it, or refer to it with `{ \"ref\": … }`".into(),
            );
        }
        placing::place(&mut service);
        service
    }

    /// The spec files of a service, and that of its provider.
    fn files_of(
        &self,
        provider: &File<spec::Provider>,
        service: &File<spec::Service>,
    ) -> BTreeSet<usize> {
        let types = self.specs.types.iter();
        let types = types.filter(|file| file.folders[..2] == service.folders[..]);
        let operations = self.specs.operations.iter();
        let operations = operations.filter(|file| file.folders == service.folders);
        types
            .map(|file| file.source)
            .chain(operations.map(|file| file.source))
            .chain([provider.source, service.source])
            .collect()
    }
}
