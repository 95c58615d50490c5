//! Spec → model: every reference resolved, every name decided, every contradiction reported.

mod answer;
mod boxes;
mod call;
mod content;
mod context;
mod credentials;
mod disputes;
mod endpoints;
mod enumeration;
mod errors;
mod examples;
mod fields;
mod file_names;
mod folders;
mod items;
mod limits;
mod links;
mod literals;
mod locations;
mod names;
mod operation;
mod placing;
mod predicates;
mod proposals;
mod provenance;
mod reach;
mod rules;
mod scope;
mod service;
mod text_limits;
mod types;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use crate::model;
use crate::place::Place;
use crate::report::{Finding, Mark, Report};
use crate::spec;
use crate::spec::read::Specs;
pub use names::{is_identifier, is_keyword};

/// The model of the specs, or everything that keeps them from having one.
pub fn check(specs: &Specs) -> Result<model::Model, Report> {
    check_but(specs, &[])
}

/// As [`check`], whatever is wrong by these codes.
pub fn check_but(specs: &Specs, tolerated: &[&str]) -> Result<model::Model, Report> {
    let mut checker = Checker {
        specs,
        report: Report::new(specs.sources.clone()),
        documents: BTreeMap::new(),
        cited: BTreeSet::new(),
        proposals: None,
    };
    checker.documents();
    checker.sources();
    checker.folders();
    checker.spec_names();
    let providers = checker.providers();
    // Only what is right in itself can be held against the rest.
    if checker.report.is_empty() {
        checker.links(&providers);
    }
    checker.report.without(tolerated).into_result()?;
    Ok(model::Model { providers })
}

/// What every part of the check needs: the specs, and where to put what is wrong.
struct Checker<'a> {
    specs: &'a Specs,
    report: Report,
    /// The documents, by id.
    documents: BTreeMap<&'a str, &'a spec::Document>,
    /// Which spec file, by the index of its source, cites which document.
    cited: BTreeSet<(usize, &'a str)>,
    /// The names that can't be proposed; nothing until one is.
    proposals: Option<proposals::Proposals>,
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
}
