//! What the lints look at: everything that the specs say, in one list each, with its place.

use std::collections::BTreeSet;

use super::fact::{Fact, What};
use super::page::Page;
use crate::decide;
use crate::model::Model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::Specs;

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
    /// What is wrong with the rules of each operation as a whole.
    pub(super) decided: Vec<decide::Finding>,
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
            decided: decided(model),
        };
        book.walk();
        book
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
        let mut disputes = self.disputes.iter();
        disputes.any(|at| {
            let about = at
                .dispute
                .about
                .iter()
                .filter_map(|about| match about {
                    spec::About::Error(code) => Some(code.as_str()),
                    _ => None,
                })
                .collect::<BTreeSet<_>>();
            at.service.starts_with(folders) && codes.iter().all(|code| about.contains(code))
        })
    }
}

fn decided(model: &Model) -> Vec<decide::Finding> {
    let services = model.providers.iter().flat_map(|it| &it.services);
    let operations =
        services.flat_map(|service| service.operations.iter().map(move |it| (service, it)));
    let findings = operations.flat_map(|(service, operation)| decide::findings(service, operation));
    findings.collect()
}

/// The ids of the documents that a source names.
pub(super) fn documents_of(source: &str) -> impl Iterator<Item = &str> {
    source
        .split(", ")
        .map(|part| part.split([':', '#']).next().unwrap_or(part))
}

/// The enumeration that a type of a service is, refers to or lists.
pub(super) fn enumeration<'a>(
    specs: &'a Specs,
    service: &[String],
    kind: &'a spec::Type,
) -> Option<&'a spec::Enumeration> {
    match kind {
        spec::Type::Enum(enumeration) => Some(enumeration),
        spec::Type::List(list) => enumeration(specs, service, &list.of),
        spec::Type::Ref(name) => {
            let files = specs
                .types
                .iter()
                .filter(|file| file.folders.starts_with(service));
            let mut types = files.flat_map(|file| &file.spec.types);
            match &types.find(|definition| definition.name == *name)?.shape {
                spec::TypeShape::Enum(enumeration) => Some(enumeration),
                spec::TypeShape::Object(_) => None,
            }
        }
        _ => None,
    }
}
