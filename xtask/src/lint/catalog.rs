//! The input of the lints: everything in the specs, in one list for each kind, with locations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::fact::{Fact, Text};
use super::finding::Finding;
use super::operation::OperationAt;
use super::{rules, words};
use apispec_codegen::model::Model;
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::objects::{Object, objects};
use apispec_codegen::spec::read::Specs;

/// The input of the lints.
pub(super) struct Catalog<'a> {
    pub(super) specs: &'a Specs,
    /// Everything that has texts or a source.
    pub(super) facts: Vec<Fact<'a>>,
    /// Every parameter, response field and field of an object.
    pub(super) fields: Vec<FieldAt>,
    /// Every error table, by its source.
    pub(super) error_tables: BTreeMap<usize, ErrorTable<'a>>,
    /// Every list of disputes.
    pub(super) disputes: Vec<DisputeAt<'a>>,
    /// Every `allow` entry.
    pub(super) grants: Vec<Grant>,
    /// Every operation with its service.
    pub(super) operations: Vec<OperationAt<'a>>,
    notes: BTreeSet<&'a str>,
    mentioned: OnceLock<BTreeSet<&'a str>>,
    disputed: BTreeMap<(String, String), BTreeSet<usize>>,
}

/// A field with its location.
pub(super) struct FieldAt {
    pub(super) field: spec::Field,
    pub(super) place: Place,
    pub(super) role: Role,
}

/// What a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Parameter,
    Answer,
    Member,
}

/// An error table with the location of the object that contains it.
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

/// An `allow` with its location and that of the object that contains it.
pub(super) struct Grant {
    pub(super) allow: spec::Allow,
    pub(super) place: Place,
    pub(super) carrier: Place,
}

impl<'a> Catalog<'a> {
    pub(super) fn new(specs: &'a Specs, model: &'a Model) -> Self {
        let objects = objects(specs);
        let disputes = disputes(specs);
        Self {
            specs,
            facts: Fact::all(&objects),
            fields: fields(&objects),
            error_tables: error_tables(specs),
            disputed: disputed(&disputes),
            disputes,
            grants: grants(&objects),
            operations: OperationAt::all(specs, model),
            notes: notes(specs),
            mentioned: OnceLock::new(),
        }
    }

    /// Every text, with what it describes and its location.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&Fact<'a>, Place, Text<'a>)> {
        self.facts.iter().flat_map(|fact| {
            let texts = fact.texts.iter();
            texts.map(move |(key, text)| (fact, fact.place.at(key), *text))
        })
    }

    /// Every documented error, with its location.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'a spec::ErrorRow, Place)> {
        self.error_tables.values().flat_map(|table| {
            let rows = table.rows.iter().enumerate();
            rows.map(|(index, row)| (row, table.place.nth("errors", index)))
        })
    }

    /// Every name that is mentioned somewhere.
    pub(super) fn mentioned(&self) -> &BTreeSet<&'a str> {
        self.mentioned.get_or_init(|| mentioned(self))
    }

    /// The findings with this code about the rules of all operations.
    pub(super) fn decided(&self, code: &str) -> Vec<Finding> {
        let decided = self.operations.iter().flat_map(|at| &at.decided);
        let found = decided.filter(|(of, _)| *of == code);
        found.map(|(_, found)| found.clone()).collect()
    }

    /// The folder of the service that contains a location, such as `aliyun/rds`; else of the provider.
    pub(super) fn folder(&self, place: &Place) -> &'a str {
        let name = self.specs.sources[place.source].name.as_str();
        let mut slashes = name.match_indices('/').map(|(at, _)| at);
        let (first, second) = (slashes.next(), slashes.next());
        &name[..second.or(first).unwrap_or(name.len())]
    }

    /// The tables of the errors that an operation may return: its provider's, its service's and its own.
    pub(super) fn tables(&self, at: &OperationAt<'_>) -> impl Iterator<Item = &ErrorTable<'a>> {
        let sources = at.table_sources();
        sources.into_iter().filter_map(|it| self.error_tables.get(&it))
    }

    /// Whether a source cites only second-hand documents.
    pub(super) fn is_second_hand(&self, source: &Option<String>) -> bool {
        let documents = source.iter().flat_map(|source| spec::citations(source));
        source.is_some() && documents.into_iter().all(|cited| self.notes.contains(cited.document))
    }

    /// Whether one dispute of a service, or of any service of a provider, is about both codes.
    pub(super) fn is_disputed(&self, folders: &[String], one: &str, other: &str) -> bool {
        let about = |code: &str| self.disputed.get(&(folders.join("/"), code.to_owned()));
        match (about(one), about(other)) {
            (Some(one), Some(other)) => !one.is_disjoint(other),
            _ => false,
        }
    }
}

/// Every name in backticks in a text, and every value that a condition or a rule tests.
fn mentioned<'a>(catalog: &Catalog<'a>) -> BTreeSet<&'a str> {
    let texts = catalog.texts();
    let quoted = texts.flat_map(|(_, _, text)| words::quoted(text.en));
    let mut mentioned = quoted.collect::<BTreeSet<_>>();
    for at in &catalog.operations {
        let tests = rules::conditions(at).into_iter();
        let values = tests.flat_map(|(test, _)| test.is.iter().chain(&test.one_of));
        mentioned.extend(values.filter_map(|value| value.as_str()));
        for (_, parts) in rules::parts(at) {
            match parts.limit {
                Some(spec::RuleLimit::Values(values)) => {
                    mentioned.extend(values.iter().map(String::as_str));
                }
                Some(spec::RuleLimit::Range(_) | spec::RuleLimit::Length(_)) | None => {}
            }
        }
    }
    mentioned
}

fn fields(objects: &[Object<'_>]) -> Vec<FieldAt> {
    let fields = objects.iter().filter(|it| it.definition == "Field");
    let fields = fields.map(|object| FieldAt {
        field: object.read(),
        place: object.place.clone(),
        role: match object.around.map(|around| objects[around].definition) {
            Some("Operation") => Role::Parameter,
            Some("ResponseObject") => Role::Answer,
            _ => Role::Member,
        },
    });
    fields.collect()
}

fn grants(objects: &[Object<'_>]) -> Vec<Grant> {
    let allows = objects.iter().filter(|it| it.definition == "Allow");
    let grants = allows.map(|object| Grant {
        allow: object.read(),
        place: object.place.clone(),
        // An item of the list `allow`.
        carrier: object.place.parent().parent(),
    });
    grants.collect()
}

fn error_tables(specs: &Specs) -> BTreeMap<usize, ErrorTable<'_>> {
    let providers = specs.providers.iter();
    let providers = providers.map(|it| (it.source, &it.folders, &it.spec.errors));
    let services = specs.services.iter();
    let services = services.map(|it| (it.source, &it.folders, &it.spec.errors));
    let operations = specs.operations.iter();
    let operations = operations.map(|it| (it.source, &it.folders, &it.spec.errors));
    let tables = providers.chain(services).chain(operations);
    let tables = tables.map(|(source, folders, rows)| {
        let place = Place::file(source);
        let table = ErrorTable { rows, place, folders };
        (source, table)
    });
    tables.collect()
}

fn disputes(specs: &Specs) -> Vec<DisputeAt<'_>> {
    let services = specs.services.iter();
    let services = services.map(|it| (&it.folders, &it.spec.disputes));
    let operations = specs.operations.iter();
    let operations = operations.map(|it| (&it.folders, &it.spec.disputes));
    let disputes = services.chain(operations).flat_map(|(service, disputes)| {
        let disputes = disputes.iter();
        disputes.map(|dispute| DisputeAt { dispute, service })
    });
    disputes.collect()
}

/// The second-hand documents.
fn notes(specs: &Specs) -> BTreeSet<&str> {
    let documents = specs.documents.iter();
    let documents = documents.flat_map(|file| &file.spec.documents);
    let notes = documents.filter(|document| document.kind == spec::DocumentKind::Notes);
    notes.map(|document| document.id.as_str()).collect()
}

/// For each folder and each code, the disputes within the folder that are about the code.
fn disputed(disputes: &[DisputeAt<'_>]) -> BTreeMap<(String, String), BTreeSet<usize>> {
    let mut disputed = BTreeMap::<_, BTreeSet<usize>>::new();
    for (index, at) in disputes.iter().enumerate() {
        for about in &at.dispute.about {
            let spec::About::Error(code) = about else {
                continue;
            };
            for depth in 1..=at.service.len() {
                let key = (at.service[..depth].join("/"), code.clone());
                disputed.entry(key).or_default().insert(index);
            }
        }
    }
    disputed
}
