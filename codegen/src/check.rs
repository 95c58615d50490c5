//! Spec → model: every reference resolved, every name decided, every contradiction reported.

// Checks over all files, before the model is built.
mod file_names;
mod folders;
mod provenance;

// Providers and services, from the outside in.
mod context;
mod credentials;
mod endpoints;
mod errors;
mod operation;
mod service;
mod styles;

// The parts of an operation.
mod answer;
mod bodies;
mod call;
mod content;
mod examples;
mod field_paths;
mod follow_up;
mod observations;
mod paging;
mod poll;
mod rules;

// Types, fields and limits of their values.
mod enumeration;
mod fields;
mod limits;
mod literals;
mod locations;
mod predicates;
mod text_limits;
mod types;
mod values;

// Names, from the wire to Rust.
mod names;
mod proposals;
mod scope;

// Checks that need the whole service.
mod boxes;
mod disputes;
mod graph;
mod items;
mod links;
mod reach;

use std::collections::{BTreeMap, BTreeSet};

use crate::model;
use crate::place::Place;
use crate::report::{Finding, Mark, Report};
use crate::spec;
use crate::spec::read::Specs;
use crate::suggest;
pub use names::{is_identifier, is_keyword, is_type_name, module};

/// The model of the specs, or all errors in them.
pub fn check(specs: &Specs) -> Result<model::Model, Report> {
    check_but(specs, &[])
}

/// As [`check`], but without errors that have one of these codes.
pub fn check_but(specs: &Specs, tolerated: &[&str]) -> Result<model::Model, Report> {
    let mut checker = Checker {
        specs,
        report: Report::new(specs.sources.clone()),
        documents: BTreeMap::new(),
        cited: BTreeMap::new(),
        proposals: None,
    };
    checker.documents();
    checker.sources();
    checker.folders();
    checker.observed_operations();
    checker.spec_names();
    let providers = checker.providers();
    // A rule with errors is missing from the model: a reference to it would be reported as unknown,
    // and the author would correct the wrong line.
    if checker.report.is_empty() {
        checker.links(&providers);
    }
    checker.report.without(tolerated).into_result()?;
    Ok(model::Model { providers })
}

/// What all checks share: the specs and the report.
struct Checker<'a> {
    specs: &'a Specs,
    report: Report,
    /// The documents, by id.
    documents: BTreeMap<&'a str, &'a spec::Document>,
    /// The spec files that cite each document, by the indexes of their sources.
    cited: BTreeMap<&'a str, BTreeSet<usize>>,
    /// The names that can't be proposed; `None` until the first proposal.
    proposals: Option<proposals::Proposals>,
}

impl<'a> Checker<'a> {
    /// Reports an error at a location.
    fn error(
        &mut self,
        code: &'static str,
        place: &Place,
        title: impl Into<String>,
        label: &str,
        help: impl Into<String>,
    ) {
        let marks = vec![self.mark(place, label)];
        self.conflict(code, marks, title, help);
    }

    /// As [`Checker::error`], and returns `None` for the part that the model then lacks.
    fn reject<T>(
        &mut self,
        code: &'static str,
        place: &Place,
        title: impl Into<String>,
        label: &str,
        help: impl Into<String>,
    ) -> Option<T> {
        self.error(code, place, title, label, help);
        None
    }

    /// Reports an unknown name, with the one that was probably meant.
    fn unknown<'n>(
        &mut self,
        code: &'static str,
        place: &Place,
        title: String,
        label: &str,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        let known = known.into_iter().collect::<Vec<_>>();
        self.error(code, place, title, label, suggest::help(name, &known));
    }

    /// Reports a duplicate.
    fn duplicate(
        &mut self,
        code: &'static str,
        again: &Place,
        first: &Place,
        title: String,
        help: &str,
    ) {
        let marks = vec![self.mark(again, "again here"), self.mark(first, "first here")];
        self.conflict(code, marks, title, help);
    }

    /// Reports an error with several locations, the primary one first.
    fn conflict(
        &mut self,
        code: &'static str,
        marks: Vec<Mark>,
        title: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report.add(Finding { code, title: title.into(), marks, help: help.into() });
    }

    fn mark(&self, place: &Place, label: &str) -> Mark {
        Mark {
            source: place.source,
            span: place.span(&self.specs.trees[place.source]),
            label: label.to_owned(),
        }
    }
}

/// The items of an array that is a member of the object at this location, each with its own location.
fn items<'s, T>(place: &Place, key: &str, items: &'s [T]) -> impl Iterator<Item = (Place, &'s T)> {
    let items = items.iter().enumerate();
    items.map(move |(index, item)| (place.nth(key, index), item))
}
