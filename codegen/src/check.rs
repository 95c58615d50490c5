//! Spec → model: every reference resolved, every name decided, every contradiction reported.

mod answer;
mod call;
mod errors;
mod examples;
mod fields;
mod names;
mod provenance;
mod reach;
mod types;
mod values;

use std::collections::BTreeSet;

use crate::model;
use crate::place::Place;
use crate::report::{Finding, Mark, Report};
use crate::spec;
use crate::spec::read::{File, Specs};
pub(crate) use names::is_keyword;
use names::{Case, Scope};
use types::TypeTable;

/// The model of the specs, or everything that keeps them from having one.
pub(crate) fn check(specs: &Specs) -> Result<model::Model, Report> {
    let mut checker = Checker {
        specs,
        report: Report::new(specs.sources.clone()),
        documents: BTreeSet::new(),
    };
    checker.documents();
    checker.folders();
    let providers = checker.providers();
    checker.report.into_result()?;
    Ok(model::Model { providers })
}

/// What every part of the check needs: the specs, and where to put what is wrong.
struct Checker<'a> {
    specs: &'a Specs,
    report: Report,
    documents: BTreeSet<&'a str>,
}

impl<'a> Checker<'a> {
    /// Reports what is wrong at a place.
    fn error(
        &mut self,
        code: &'static str,
        place: &Place,
        title: String,
        label: &str,
        help: String,
    ) {
        let marks = vec![self.mark(place, label)];
        self.report.add(Finding {
            code,
            title,
            marks,
            help,
        });
    }

    /// Reports what is wrong between two places.
    fn conflict(
        &mut self,
        code: &'static str,
        (place, label): (&Place, &str),
        (other, other_label): (&Place, &str),
        title: String,
        help: String,
    ) {
        let marks = vec![self.mark(place, label), self.mark(other, other_label)];
        self.report.add(Finding {
            code,
            title,
            marks,
            help,
        });
    }

    fn mark(&self, place: &Place, label: &str) -> Mark {
        Mark {
            source: place.source,
            span: place.span(&self.specs.trees[place.source]),
            label: label.to_owned(),
        }
    }

    /// Every file stands in the folder of the provider and service that it belongs to.
    fn folders(&mut self) {
        let specs = self.specs;
        for file in &specs.providers {
            self.folder(
                file.source,
                "provider",
                &file.spec.provider,
                &file.folders[0],
            );
        }
        for file in &specs.services {
            self.folder(file.source, "service", &file.spec.service, &file.folders[1]);
            if specs.provider(&file.folders[0]).is_none() {
                self.orphan(file.source, &file.folders[..1], "provider.json");
            }
        }
        let others = specs
            .operations
            .iter()
            .map(|file| (file.source, &file.folders));
        let types = specs.types.iter().map(|file| (file.source, &file.folders));
        for (source, folders) in others.chain(types).collect::<Vec<_>>() {
            if specs.service(&folders[0], &folders[1]).is_none() {
                self.orphan(source, &folders[..2], "service.json");
            }
        }
    }

    fn folder(&mut self, source: usize, what: &str, name: &str, folder: &str) {
        if name != folder {
            self.error(
                "folder",
                &Place::file(source).at(what),
                format!("the {what} `{name}` stands in the folder `{folder}`"),
                "not the folder's name",
                format!("write `{folder}`, or rename the folder"),
            );
        }
    }

    fn orphan(&mut self, source: usize, folders: &[String], missing: &str) {
        let folder = folders.join("/");
        self.error(
            "orphan",
            &Place::file(source),
            format!("`{folder}` has no `{missing}`"),
            "this file belongs to nothing",
            format!("add `{folder}/{missing}`, or move this file"),
        );
    }

    fn providers(&mut self) -> Vec<model::Provider> {
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
        let mut types = TypeTable::new(&module);
        self.shared_types(file, &mut types);
        let context = self.context(file, &mut types);
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
            let operation_module = names::module_of(&name);
            modules.claim(self, &operation_module, &operation.spec.operation, &place);
            let mut checked = self.operation(
                provider,
                file,
                operation,
                (name, operation_module),
                &mut types,
            );
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
        let mut service = model::Service {
            feature: format!("{provider_module}-{module}").replace('_', "-"),
            module,
            doc: text(&file.spec.doc),
            product: file.spec.product.clone(),
            version: file.spec.version.clone(),
            types: types.into_shared(),
            operations,
            context,
            error_codes: codes.into_codes(),
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
        service
    }

    fn operation(
        &mut self,
        provider: &'a File<spec::Provider>,
        service: &'a File<spec::Service>,
        file: &'a File<spec::Operation>,
        (name, module): (String, String),
        types: &mut TypeTable,
    ) -> model::Operation {
        let place = Place::file(file.source);
        let operation = &file.spec;
        self.provenance(&operation.source, &place);
        for suffix in ["Request", "Required", "Response"] {
            let claimed = format!("{name}{suffix}");
            types.claim(self, &claimed, &operation.operation, &place.at("operation"));
        }
        let style = service.spec.style.as_ref().unwrap_or(&provider.spec.style);
        let fields = self.parameters(operation, style, &place, &name, types);
        let call = self.call(style, operation, &fields, &place);
        let examples = self.examples(operation, &fields, types, &place);
        let response = self.response(&operation.response, &place, &name, types);
        self.notes(operation, &place);
        model::Operation {
            wire: operation.operation.clone(),
            doc: text(&operation.doc),
            notes: operation.notes.iter().map(|note| text(&note.doc)).collect(),
            call,
            authorization: operation.authorization.as_ref().map(call::authorization),
            request: model::Structure {
                fields,
                has_secret: false,
            },
            in_band_failure: self.in_band_failure(service, operation, &response, &place),
            response,
            types: types.take_inline(),
            errors: Vec::new(),
            examples,
            source: operation.source.clone(),
            place,
            module,
            name,
        }
    }
}

/// A description as the model keeps it.
fn text(text: &spec::Text) -> model::Text {
    model::Text {
        en: text.en.clone(),
        zh: text.zh.clone().unwrap_or_default(),
    }
}

/// A description that may be missing, as the model keeps it.
fn optional_text(text: &Option<spec::Text>) -> model::Text {
    text.as_ref().map(self::text).unwrap_or_default()
}
