//! Specs → facts: everything that the specs say, in one list each, with its place.

use std::collections::BTreeSet;

use super::fact::{Fact, What};
use super::page::Page;
use crate::model::Model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::{File, Specs};

/// What the lints look at.
pub(super) struct Book<'a> {
    pub(super) specs: &'a Specs,
    /// Everything that has texts or a source.
    pub(super) facts: Vec<Fact<'a>>,
    /// Every parameter, field of an answer and member of an object.
    pub(super) fields: Vec<FieldAt<'a>>,
    /// Every enumeration.
    pub(super) enumerations: Vec<EnumerationAt<'a>>,
    /// Every table of errors.
    pub(super) error_tables: Vec<ErrorTable<'a>>,
    /// Every list of disputes.
    pub(super) disputes: Vec<DisputeAt<'a>>,
    /// Every finding that is meant to be so.
    pub(super) grants: Vec<Grant<'a>>,
    /// Every operation with what it stands in.
    pub(super) pages: Vec<Page<'a>>,
}

/// A field with its place.
pub(super) struct FieldAt<'a> {
    pub(super) field: &'a spec::Field,
    pub(super) place: Place,
    pub(super) role: Role,
    /// The folders of the service that it belongs to.
    pub(super) service: &'a [String],
}

/// What a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Parameter,
    Answer,
    Member,
}

/// An enumeration with its place.
pub(super) struct EnumerationAt<'a> {
    pub(super) enumeration: &'a spec::Enumeration,
    pub(super) place: Place,
}

/// A table of errors with the place of what carries it.
pub(super) struct ErrorTable<'a> {
    pub(super) rows: &'a [spec::ErrorRow],
    pub(super) place: Place,
    /// The folders of the provider or the service that it belongs to.
    pub(super) folders: &'a [String],
}

/// A dispute with what it belongs to.
pub(super) struct DisputeAt<'a> {
    pub(super) dispute: &'a spec::Dispute,
    /// The folders of the service that it belongs to.
    pub(super) service: &'a [String],
}

/// An `allow` with its place and what it stands beside.
pub(super) struct Grant<'a> {
    pub(super) allow: &'a spec::Allow,
    pub(super) place: Place,
    pub(super) carrier: Place,
}

impl<'a> Book<'a> {
    pub(super) fn new(specs: &'a Specs, model: &'a Model) -> Self {
        let mut book = Self {
            specs,
            facts: Vec::new(),
            fields: Vec::new(),
            enumerations: Vec::new(),
            error_tables: Vec::new(),
            disputes: Vec::new(),
            grants: Vec::new(),
            pages: Page::all(specs, model),
        };
        specs
            .providers
            .iter()
            .for_each(|file| book.provider(&file.spec, file));
        specs
            .services
            .iter()
            .for_each(|file| book.service(&file.spec, file));
        specs
            .types
            .iter()
            .for_each(|file| book.types(&file.spec, file));
        specs
            .operations
            .iter()
            .for_each(|file| book.operation(&file.spec, file));
        book
    }

    /// The enumeration that a type is, refers to or lists.
    pub(super) fn enumeration(
        &self,
        service: &[String],
        kind: &'a spec::Type,
    ) -> Option<&'a spec::Enumeration> {
        match kind {
            spec::Type::Enum(enumeration) => Some(enumeration),
            spec::Type::List(list) => self.enumeration(service, &list.of),
            spec::Type::Ref(name) => match &definition(self.specs, service, name)?.shape {
                spec::TypeShape::Enum(enumeration) => Some(enumeration),
                spec::TypeShape::Object(_) => None,
            },
            _ => None,
        }
    }

    /// Every text, with what it describes and its place.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&Fact<'a>, Place, &'a spec::Text)> {
        self.facts.iter().flat_map(|fact| {
            let texts = fact.texts.iter();
            texts.map(move |(key, text)| (fact, fact.place.at(key), *text))
        })
    }

    /// Every documented error, with its place.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'a spec::ErrorRow, Place)> {
        self.error_tables.iter().flat_map(|table| {
            let rows = table.rows.iter().enumerate();
            rows.map(|(index, row)| (row, table.place.nth("errors", index)))
        })
    }

    /// Whether a place lies in this folder.
    pub(super) fn belongs(&self, place: &Place, folders: &[String]) -> bool {
        let name = self.specs.sources[place.source].name.as_str();
        name.strip_prefix(&folders.join("/"))
            .is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether an operation may answer the errors of a table.
    pub(super) fn carries(&self, table: &ErrorTable<'_>, page: &Page<'_>) -> bool {
        let is_own = table.place.source == page.place.source;
        let is_operation = self
            .pages
            .iter()
            .any(|page| page.place.source == table.place.source);
        is_own || (!is_operation && page.service.folders.starts_with(table.folders))
    }

    /// Whether a source names documents at second hand and nothing else.
    pub(super) fn is_second_hand(&self, source: &Option<String>) -> bool {
        let Some(source) = source else { return false };
        let notes = self
            .specs
            .documents
            .iter()
            .flat_map(|file| &file.spec.documents);
        let notes = notes
            .filter(|document| document.kind == spec::DocumentKind::Notes)
            .map(|document| document.id.as_str())
            .collect::<BTreeSet<_>>();
        documents_of(source).all(|document| notes.contains(document))
    }

    /// Every name that a text about a service may put into backticks.
    pub(super) fn names(&self, service: &[String]) -> BTreeSet<&'a str> {
        let facts = self.facts.iter().filter(|fact| {
            self.belongs(&fact.place, service)
                || (fact.what == What::Error && self.is_of_provider(&fact.place, service))
        });
        facts.map(|fact| fact.name).collect()
    }

    fn is_of_provider(&self, place: &Place, service: &[String]) -> bool {
        let mut providers = self.specs.providers.iter();
        providers.any(|file| file.source == place.source && service.starts_with(&file.folders))
    }

    /// Whether a dispute of a service, or of any service of a provider, is about all of these codes.
    pub(super) fn is_disputed(&self, folders: &[String], codes: &[&str]) -> bool {
        let disputes = self
            .disputes
            .iter()
            .filter(|at| at.service.starts_with(folders));
        disputes.into_iter().any(|at| {
            let about = at
                .dispute
                .about
                .iter()
                .filter_map(|about| match about {
                    spec::About::Error(code) => Some(code.as_str()),
                    _ => None,
                })
                .collect::<BTreeSet<_>>();
            codes.iter().all(|code| about.contains(code))
        })
    }

    fn provider(&mut self, provider: &'a spec::Provider, file: &'a File<spec::Provider>) {
        let place = Place::file(file.source);
        self.fact(What::Provider, &provider.provider, &place)
            .says("doc", &provider.doc);
        self.style(&provider.style, &place);
        self.fact(What::Envelope, "", &place.at("envelope"))
            .from(&provider.envelope.source);
        self.errors(&provider.errors, &place, &file.folders);
        self.grants(&provider.allow, &place);
    }

    fn service(&mut self, service: &'a spec::Service, file: &'a File<spec::Service>) {
        let place = Place::file(file.source);
        self.fact(What::Service, &service.service, &place)
            .says("doc", &service.doc)
            .from(&service.source);
        if let Some(style) = &service.style {
            self.style(style, &place);
        }
        if let Some(endpoints) = &service.endpoints {
            let place = place.at("endpoints");
            self.fact(What::Endpoints, &endpoints.pattern, &place)
                .from(&endpoints.source);
            for (index, region) in endpoints.regions.iter().enumerate() {
                self.fact(What::Region, &region.region, &place.nth("regions", index))
                    .from(&region.source);
            }
        }
        self.in_band_failure(&service.in_band_failure, &place);
        for (index, fact) in service.context.iter().enumerate() {
            let place = place.nth("context", index);
            self.fact(What::Context, &fact.name, &place)
                .may_say("doc", &fact.doc)
                .from(&fact.source);
            self.kind(&fact.kind, &place.at("type"), &file.folders);
        }
        self.errors(&service.errors, &place, &file.folders);
        self.disputes(&service.disputes, &place, &file.folders);
        self.grants(&service.allow, &place);
    }

    fn types(&mut self, types: &'a spec::Types, file: &'a File<spec::Types>) {
        let service = &file.folders[..2];
        for (index, definition) in types.types.iter().enumerate() {
            let place = Place::file(file.source).nth("types", index);
            self.fact(What::Type, &definition.name, &place)
                .says("doc", &definition.doc)
                .from(&definition.source);
            let at = place.at("type");
            match &definition.shape {
                spec::TypeShape::Enum(values) => self.values(values, &at.at("enum")),
                spec::TypeShape::Object(object) => {
                    self.members(&object.fields, &at.at("object"), service);
                }
            }
            self.grants(&definition.allow, &place);
        }
    }

    fn operation(&mut self, operation: &'a spec::Operation, file: &'a File<spec::Operation>) {
        let place = Place::file(file.source);
        let service = file.folders.as_slice();
        self.fact(What::Operation, &operation.operation, &place)
            .says("doc", &operation.doc)
            .from(&operation.source);
        for (index, note) in operation.notes.iter().enumerate() {
            self.fact(What::Note, "", &place.nth("notes", index))
                .says("doc", &note.doc)
                .from(&note.source);
        }
        if let Some(http) = &operation.http {
            self.fact(What::Http, &http.path, &place.at("http"))
                .from(&http.source);
        }
        if let Some(authorization) = &operation.authorization {
            self.fact(
                What::Authorization,
                &authorization.action,
                &place.at("authorization"),
            )
            .from(&authorization.source);
        }
        self.fields(
            &operation.parameters,
            &place,
            "parameters",
            Role::Parameter,
            service,
        );
        match &operation.response {
            spec::Response::Empty => {}
            spec::Response::Object(object) => {
                let at = place.at("response").at("object");
                self.fields(&object.fields, &at, "fields", Role::Answer, service);
            }
            spec::Response::List(list) => {
                let at = place.at("response").at("list").at("of");
                self.kind(&list.of, &at, service);
            }
        }
        self.in_band_failure(&operation.in_band_failure, &place);
        for (index, rule) in operation.rules.iter().enumerate() {
            let at = place.nth("rules", index);
            self.fact(What::Rule, &rule.id, &at)
                .may_say("doc", &rule.doc)
                .from(&rule.source);
            self.grants(&rule.allow, &at);
        }
        for (index, precondition) in operation.preconditions.iter().enumerate() {
            let at = place.nth("preconditions", index);
            self.fact(What::Precondition, &precondition.id, &at)
                .says("doc", &precondition.doc)
                .from(&precondition.source);
            self.grants(&precondition.allow, &at);
        }
        for (index, quota) in operation.quotas.iter().enumerate() {
            let at = place.nth("quotas", index);
            self.fact(What::Quota, &quota.id, &at)
                .says("doc", &quota.doc)
                .from(&quota.source);
            self.grants(&quota.allow, &at);
        }
        self.errors(&operation.errors, &place, service);
        for (index, example) in operation.examples.iter().enumerate() {
            let at = place.nth("examples", index);
            self.fact(What::Example, &example.name, &at)
                .may_say("doc", &example.doc)
                .from(&example.source);
            self.grants(&example.allow, &at);
        }
        for (index, change) in operation.history.iter().enumerate() {
            self.fact(What::Change, &change.date, &place.nth("history", index))
                .says("doc", &change.doc)
                .from(&change.source);
        }
        self.disputes(&operation.disputes, &place, service);
        self.grants(&operation.allow, &place);
    }

    fn style(&mut self, style: &'a spec::Style, place: &Place) {
        let (key, source) = match style {
            spec::Style::Rpc(rpc) => ("rpc", &rpc.source),
            spec::Style::Rest(rest) => ("rest", &rest.source),
        };
        self.fact(What::Style, "", &place.at("style").at(key))
            .from(source);
    }

    fn in_band_failure(&mut self, way: &'a Option<spec::InBandFailure>, place: &Place) {
        if let Some(way) = way {
            self.fact(
                What::InBandFailure,
                &way.field,
                &place.at("in_band_failure"),
            )
            .from(&way.source);
        }
    }

    fn members(&mut self, fields: &'a [spec::Field], place: &Place, service: &'a [String]) {
        self.fields(fields, place, "fields", Role::Member, service);
    }

    fn fields(
        &mut self,
        fields: &'a [spec::Field],
        place: &Place,
        key: &str,
        role: Role,
        service: &'a [String],
    ) {
        for (index, field) in fields.iter().enumerate() {
            let place = place.nth(key, index);
            self.fact(What::Field, &field.name, &place)
                .may_say("doc", &field.doc)
                .from(&field.source);
            for (index, limit) in field.limits.iter().enumerate() {
                self.fact(What::Limit, &field.name, &place.nth("limits", index))
                    .may_say("doc", &limit.doc)
                    .from(&limit.source);
            }
            self.kind(&field.kind, &place.at("type"), service);
            self.grants(&field.allow, &place);
            self.fields.push(FieldAt {
                field,
                place,
                role,
                service,
            });
        }
    }

    fn kind(&mut self, kind: &'a spec::Type, place: &Place, service: &'a [String]) {
        match kind {
            spec::Type::Enum(values) => self.values(values, &place.at("enum")),
            spec::Type::Object(object) => {
                self.members(&object.fields, &place.at("object"), service);
            }
            spec::Type::List(list) => self.kind(&list.of, &place.at("list").at("of"), service),
            spec::Type::Map(map) => self.kind(&map.of, &place.at("map").at("of"), service),
            spec::Type::Json(of) => self.kind(of, &place.at("json"), service),
            _ => {}
        }
    }

    fn values(&mut self, enumeration: &'a spec::Enumeration, place: &Place) {
        for (index, value) in enumeration.values.iter().enumerate() {
            let place = place.nth("values", index);
            self.fact(What::Value, &value.value, &place)
                .may_say("doc", &value.doc)
                .from(&value.source);
            for (index, alias) in value.aliases.iter().enumerate() {
                self.fact(What::Alias, &alias.value, &place.nth("aliases", index))
                    .from(&alias.source);
            }
        }
        self.enumerations.push(EnumerationAt {
            enumeration,
            place: place.clone(),
        });
    }

    fn errors(&mut self, rows: &'a [spec::ErrorRow], place: &Place, folders: &'a [String]) {
        for (index, row) in rows.iter().enumerate() {
            let at = place.nth("errors", index);
            self.fact(What::Error, &row.code, &at)
                .says("doc", &row.doc)
                .may_say("unchecked", &row.unchecked)
                .from(&row.source);
            self.grants(&row.allow, &at);
        }
        self.error_tables.push(ErrorTable {
            rows,
            place: place.clone(),
            folders,
        });
    }

    fn disputes(&mut self, disputes: &'a [spec::Dispute], place: &Place, service: &'a [String]) {
        for (index, dispute) in disputes.iter().enumerate() {
            let place = place.nth("disputes", index);
            self.fact(What::Dispute, &dispute.id, &place)
                .says("decision", &dispute.decision)
                .says("reason", &dispute.reason);
            self.disputes.push(DisputeAt { dispute, service });
        }
    }

    fn grants(&mut self, allows: &'a [spec::Allow], carrier: &Place) {
        for (index, allow) in allows.iter().enumerate() {
            self.grants.push(Grant {
                allow,
                place: carrier.nth("allow", index),
                carrier: carrier.clone(),
            });
        }
    }

    fn fact(&mut self, what: What, name: &'a str, place: &Place) -> &mut Fact<'a> {
        self.facts.push(Fact::new(what, name, place.clone()));
        let last = self.facts.len() - 1;
        &mut self.facts[last]
    }
}

/// The ids of the documents that a source names.
pub(super) fn documents_of(source: &str) -> impl Iterator<Item = &str> {
    source
        .split(", ")
        .map(|part| part.split([':', '#']).next().unwrap_or(part))
}

/// A type of a service by its name.
pub(super) fn definition<'a>(
    specs: &'a Specs,
    service: &[String],
    name: &str,
) -> Option<&'a spec::TypeDefinition> {
    specs
        .types
        .iter()
        .filter(|file| file.folders.starts_with(service))
        .flat_map(|file| &file.spec.types)
        .find(|definition| definition.name == name)
}
