//! A lint: its code, its level, its reason and its check.

use super::catalog::{Catalog, FieldAt};
use super::fact::{Fact, Text};
use super::finding::Finding;
use super::operation::OperationAt;
use apispec_codegen::place::Place;
use apispec_codegen::report::Level;
use apispec_codegen::spec;

/// A kind of finding.
#[derive(Debug)]
pub struct Lint {
    /// A stable name in kebab-case, which `allow` entries use.
    pub code: &'static str,
    /// The severity.
    pub level: Level,
    /// Why it is a mistake, in a sentence.
    pub reason: &'static str,
    /// The check.
    pub(super) find: Find,
}

/// The input of a lint and its check.
#[derive(Debug)]
pub(super) enum Find {
    /// All specs together.
    Specs(fn(&Catalog<'_>) -> Vec<Finding>),
    /// Each operation.
    Operation(fn(&OperationAt<'_>) -> Vec<Finding>),
    /// Each field.
    Field(fn(&FieldAt) -> Option<Finding>),
    /// Each documented error with its place.
    Error(fn(&spec::ErrorRow, &Place) -> Option<Finding>),
    /// Each text with its place and what it describes.
    Text(fn(Text<'_>, &Place, &Fact<'_>) -> Option<Finding>),
    /// The rules of each operation as a whole.
    Decided,
}

impl Lint {
    /// All its findings, including allowed ones.
    pub(super) fn findings(&self, catalog: &Catalog<'_>) -> Vec<Finding> {
        match self.find {
            Find::Specs(find) => find(catalog),
            Find::Operation(find) => catalog.operations.iter().flat_map(find).collect(),
            Find::Field(find) => catalog.fields.iter().filter_map(find).collect(),
            Find::Error(find) => {
                let found = catalog.rows().filter_map(|(row, place)| find(row, &place));
                found.collect()
            }
            Find::Text(find) => {
                let texts = catalog.texts();
                let found = texts.filter_map(|(fact, place, text)| find(text, &place, fact));
                found.collect()
            }
            Find::Decided => catalog.decided(self.code),
        }
    }
}
