//! Providers and services: their modules, types, facts, codes and operations.

use std::collections::BTreeSet;

use super::Checker;
use super::errors::CodeTable;
use super::names::{Case, Naming, WireName};
use super::operation::Around;
use super::scope::Scope;
use super::types::TypeTable;
use crate::model::{self, Origin};
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

impl<'a> Checker<'a> {
    /// The providers, with their services and operations.
    pub(super) fn providers(&mut self) -> Vec<model::Provider> {
        let specs = self.specs;
        // File systems may ignore case, and cargo's features become file names of tests.
        let mut modules = Scope::without_case("the modules of `providers`");
        let mut files = Scope::without_case("the features and files of all services");
        specs
            .providers
            .iter()
            .map(|file| {
                let wire_name = WireName {
                    wire: &file.spec.provider,
                    case: Case::Module,
                    naming: Naming::Folder("provider"),
                    place: &Place::file(file.source).at("provider"),
                };
                let module = self.name(&wire_name);
                modules.claim(self, &module, &wire_name, &module);
                self.folder_names(&wire_name, &module, &format!("providers/{module}"));
                self.style(&file.spec.style, &Place::file(file.source));
                model::Provider {
                    doc: file.spec.doc.clone(),
                    success_statuses: file.spec.success_statuses.clone(),
                    envelope: file.spec.envelope.clone(),
                    credentials: self.credentials(file),
                    services: self.services(file, &module, &mut files),
                    style: file.spec.style.clone(),
                    source: file.spec.source.clone(),
                    module,
                }
            })
            .collect()
    }

    fn services(
        &mut self,
        provider: &'a File<spec::Provider>,
        module: &str,
        files: &mut Scope,
    ) -> Vec<model::Service> {
        let specs = self.specs;
        let mut modules = Scope::without_case(format!("the modules of `{module}`"));
        specs
            .services_of(&provider.folders[0])
            .iter()
            .map(|file| {
                let wire_name = WireName {
                    wire: &file.spec.service,
                    case: Case::Module,
                    naming: Naming::Folder("service"),
                    place: &Place::file(file.source).at("service"),
                };
                let name = self.name(&wire_name);
                if modules.claim(self, &name, &wire_name, &name) {
                    // The service's feature, and the files of its tests: of examples, and of rules.
                    let made = ["", "_rules"].map(|suffix| format!("{module}_{name}{suffix}"));
                    files.claim_all(self, made, &wire_name, &name);
                }
                self.folder_names(&wire_name, &name, &format!("providers/{module}/{name}"));
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
        self.endpoints(file);
        if let Some(style) = &file.spec.style {
            self.style(style, &Place::file(file.source));
        }
        let mut types = TypeTable::new(&module);
        self.shared_types(file, &mut types);
        let context = self.context(file, &mut types);
        let around = Around { provider: &provider.spec, service: file, context: &context };
        let mut modules = Scope::without_case(format!("the modules of `{module}`"));
        let mut codes = CodeTable::new(&module);
        let mut operations = Vec::new();
        let files = specs.operations_of(&file.folders[0], &file.folders[1]);
        for operation in files {
            let wire_name = WireName {
                wire: &operation.spec.operation,
                case: Case::Type,
                naming: Naming::Override(operation.spec.rust.as_deref()),
                place: &Place::file(operation.source).at("operation"),
            };
            let name = self.name(&wire_name);
            let operation_module = self.operation_module(&wire_name, &name);
            let path = format!("providers/{provider_module}/{module}/{operation_module}.rs");
            self.module_path(&wire_name, &name, &path);
            if modules.claim(self, &operation_module, &wire_name, &name) {
                // Before the inline types of the operation: those could be renamed, and these
                // names are what callers look for.
                let beside = ["Request", "Required", "Response", "ResponseRequired"];
                let beside = beside.map(|suffix| format!("{name}{suffix}"));
                types.names.claim_all(self, beside, &wire_name, &name);
            }
            operations.push(self.operation(
                &around,
                operation,
                &name,
                operation_module,
                &mut types,
            ));
            let origin = Origin::Operation(operation.spec.operation.clone());
            let place = Place::file(operation.source);
            self.error_rows(&operation.spec.errors, &place, &origin, &mut codes);
        }
        self.service_in_band_failure(file, &operations);
        // The rows of operations come first, so that an operation's page decides the name of its code.
        let tables = [
            (&file.spec.errors, file.source, Origin::Service),
            (&provider.spec.errors, provider.source, Origin::Provider),
        ];
        for (rows, source, origin) in tables {
            self.error_rows(rows, &Place::file(source), &origin, &mut codes);
        }
        let mut service = model::Service {
            feature: format!("{provider_module}-{module}").replace('_', "-"),
            module,
            doc: file.spec.doc.clone(),
            product: file.spec.product.clone(),
            version: file.spec.version.clone(),
            style: file.spec.style.clone(),
            endpoints: file.spec.endpoints.clone(),
            in_band_failure: file.spec.in_band_failure.clone(),
            types: types.arena,
            shared_types: types.shared,
            operations,
            context,
            disputes: file.spec.disputes.clone(),
            echoing_codes: codes.echoing(&provider.spec.envelope),
            error_codes: codes.codes,
            documents: self.cited(&self.files_of(provider, file)),
            source: file.spec.source.clone(),
        };
        self.reach(&mut service);
        self.follow_up(files, &mut service);
        self.items_without_effect(&service);
        self.disputes(&mut service, &Place::file(file.source));
        service
    }

    /// The spec files of a service, and that of its provider.
    fn files_of(
        &self,
        provider: &File<spec::Provider>,
        service: &File<spec::Service>,
    ) -> BTreeSet<usize> {
        let (folder, within) = (&service.folders[0], &service.folders[1]);
        let types = self.specs.types_of(folder, within).iter();
        let operations = self.specs.operations_of(folder, within).iter();
        let of_service = types.map(|file| file.source);
        let observations = operations.clone().filter_map(|it| self.specs.observations_of(it));
        let of_service = of_service.chain(operations.map(|file| file.source));
        let of_service = of_service.chain(observations.map(|file| file.source));
        of_service.chain([provider.source, service.source]).collect()
    }
}
