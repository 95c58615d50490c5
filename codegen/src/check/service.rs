//! Providers and services: their modules, types, facts, codes and operations.

use std::collections::BTreeSet;

use super::disputes::Targets;
use super::file_names::Made;
use super::names::{Case, Naming, decided};
use super::operation::Around;
use super::scope::{Claim, Scope, WayOut};
use super::types::TypeTable;
use super::{Checker, errors, placing, reach};
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

impl<'a> Checker<'a> {
    /// The providers, with all that is theirs.
    pub(super) fn providers(&mut self) -> Vec<model::Provider> {
        let specs = self.specs;
        let mut modules = Scope::without_case("the modules of `providers`");
        let mut files = Scope::without_case("the features and files of all services");
        specs
            .providers
            .iter()
            .map(|file| {
                let place = Place::file(file.source).at("provider");
                let (naming, wire) = (Naming::Folder("provider"), &file.spec.provider);
                let module = self.name(Case::Module, wire, naming, &place);
                modules.claim_named(self, Case::Module, (&module, wire), naming, &place);
                if self.holds_folder(wire, &place) {
                    self.holds(&Made::provider(wire, &module, &place));
                }
                model::Provider {
                    doc: file.spec.doc.clone(),
                    success_statuses: file.spec.success_statuses.clone(),
                    envelope: file.spec.envelope.clone(),
                    credentials: self.credentials(file),
                    services: self.services(file, &module, &mut files),
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
                let place = Place::file(file.source).at("service");
                let (naming, wire) = (Naming::Folder("service"), &file.spec.service);
                let name = self.name(Case::Module, wire, naming, &place);
                if modules.claim_named(self, Case::Module, (&name, wire), naming, &place) {
                    self.claim_files((module, &name), wire, &place, files);
                }
                if self.holds_folder(wire, &place) {
                    self.holds(&Made::service(module, wire, &name, &place));
                }
                self.service(provider, file, module, name)
            })
            .collect()
    }

    /// Takes the names of a service's feature, and of its tests: of examples, and of rules.
    fn claim_files(
        &mut self,
        (provider, module): (&str, &str),
        wire: &str,
        place: &Place,
        files: &mut Scope,
    ) {
        let naming = Naming::Folder("service");
        for suffix in ["", "_rules"] {
            let claim = Claim {
                name: &format!("{provider}_{module}{suffix}"),
                wire,
                place,
                way_out: WayOut::Rename(Case::Module, naming, module),
            };
            if !files.claim(self, claim) {
                return;
            }
        }
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
        let mut types = TypeTable::new(&module);
        self.shared_types(file, &mut types);
        let context = self.context(file, &mut types);
        let around = Around {
            provider: &provider.spec,
            service: file,
            context: &context,
        };
        let mut modules = Scope::without_case(format!("the modules of `{module}`"));
        let mut codes = errors::CodeTable::new(&module);
        let mut operations = Vec::new();
        for operation in specs.operations_of(&file.folders[0], &file.folders[1]) {
            let place = Place::file(operation.source).at("operation");
            let wire = &operation.spec.operation;
            let naming = Naming::Override(operation.spec.rust.as_deref());
            let name = self.name(Case::Type, wire, naming, &place);
            let operation_module = self.operation_module(&name, &operation.spec, &place);
            self.holds(&Made {
                wire,
                rust: &name,
                case: Case::Type,
                naming,
                place: &decided(operation.spec.rust.as_deref(), &place),
                name: &format!("{operation_module}.rs"),
                around: format!("providers/{provider_module}/{module}/").len(),
            });
            let beside = ["Request", "Required", "Response"];
            let beside = beside.map(|suffix| format!("{name}{suffix}"));
            let way_out = WayOut::Rename(Case::Type, naming, &name);
            let claim = |name| Claim {
                name,
                wire,
                place: &place,
                way_out,
            };
            if modules.claim(self, claim(&operation_module)) {
                for taken in &beside {
                    types.claim(self, claim(taken));
                }
            }
            let names = (name, operation_module);
            operations.push(self.operation(&around, operation, names, &mut types));
            self.error_rows(
                &operation.spec.errors,
                &Place::file(operation.source),
                &model::Origin::Operation(operation.spec.operation.clone()),
                &mut codes,
            );
        }
        self.test_names(&operations);
        self.service_in_band_failure(file, &operations);
        self.error_rows(
            &file.spec.errors,
            &Place::file(file.source),
            &model::Origin::Service,
            &mut codes,
        );
        self.error_rows(
            &provider.spec.errors,
            &Place::file(provider.source),
            &model::Origin::Provider,
            &mut codes,
        );
        let rows = file.spec.errors.iter().chain(&provider.spec.errors);
        let targets = Targets {
            operation: None,
            codes: rows.map(|row| row.code.as_str()).collect(),
            folders: &file.folders,
            types: &types,
        };
        self.disputes(&file.spec.disputes, &targets, &Place::file(file.source));
        let echoing_codes = self.echoing_codes(provider, file);
        let (types, shared_types) = types.into_types();
        let mut service = model::Service {
            feature: format!("{provider_module}-{module}").replace('_', "-"),
            module,
            doc: file.spec.doc.clone(),
            product: file.spec.product.clone(),
            version: file.spec.version.clone(),
            endpoints: file.spec.endpoints.clone(),
            types,
            shared_types,
            operations,
            context,
            disputes: file.spec.disputes.clone(),
            error_codes: codes.into_codes(),
            echoing_codes,
            documents: self.cited(&self.files_of(provider, file)),
            source: file.spec.source.clone(),
        };
        let misfits = reach::settle(&mut service);
        for unused in misfits.unused {
            self.error(
                "unused-type",
                &unused.place.at("name"),
                format!("nothing refers to `{}`", unused.name),
                "an unused type",
                "remove it, or refer to it with `{ \"ref\": … }`".into(),
            );
        }
        for endless in misfits.endless {
            self.error(
                "endless-type",
                &endless.place.at("name"),
                format!("a value of `{}` always holds another one", endless.name),
                "no value ever ends",
                "leave `required` out of a field on the way back to it, or make that field a list"
                    .into(),
            );
        }
        self.items_without_effect(&service);
        placing::place(&mut service);
        service
    }

    /// The codes whose message repeats the signed request, whichever table has their rows.
    fn echoing_codes(
        &self,
        provider: &File<spec::Provider>,
        service: &File<spec::Service>,
    ) -> Vec<String> {
        let operations = self.specs.operations.iter();
        let operations = operations.filter(|file| file.folders == service.folders);
        let rows = operations.flat_map(|file| &file.spec.errors);
        let rows = rows.chain(&service.spec.errors);
        let rows = rows.chain(&provider.spec.errors);
        errors::echoing(&provider.spec.envelope, rows)
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
        types
            .map(|file| file.source)
            .chain(operations.map(|file| file.source))
            .chain([provider.source, service.source])
            .collect()
    }
}
