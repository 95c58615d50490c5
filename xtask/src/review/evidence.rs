//! The evidence for rules in both revisions: weaker than before, or none for a rule that became an error.

use super::differ::Differ;
use super::element::{Both, Element};
use super::kinds;
use apispec_codegen::model::DocumentKind;
use apispec_codegen::spec::{Documents, citations};

impl Differ<'_> {
    /// A rule whose best source is of a lower grade than before.
    pub(super) fn grade(&mut self, element: &Element, sources: Both<&Option<String>>) {
        let grades = sources.zip(self.cited()).map(|(source, documents)| {
            source.as_ref().and_then(|source| grade(source, documents?))
        });
        let lowered = grades.transpose().filter(|grades| grades.head > grades.base);
        if let Some(grades) = lowered {
            let grades = grades.map(|it| it.grade());
            let title = format!(
                "the evidence for {} is weaker: {} instead of {}",
                element.label, grades.head, grades.base
            );
            self.add(kinds::GRADE_LOWERED, &element.in_head(), "source", title).value(grades.head);
        }
    }

    /// A warning that became an error: its source has to cite a page or an observation that it did not cite before.
    pub(super) fn raised(&mut self, element: &Element, sources: Both<&Option<String>>) {
        let old = versions(sources.base, self.cited().base);
        let new = versions(sources.head, self.cited().head);
        if new.iter().all(|version| old.contains(version)) {
            let title = format!(
                "{} was raised to an error without evidence: its source cites no further page or observation",
                element.label
            );
            let value = sources.head.clone().unwrap_or_default();
            self.add(kinds::RAISED_WITHOUT_EVIDENCE, &element.in_head(), "source", title)
                .value(value);
        }
    }

    /// The documents that sources may cite.
    fn cited(&self) -> Both<Option<&Documents>> {
        self.revisions.map(|it| it.specs.documents.as_ref().map(|it| &it.spec))
    }
}

/// The grade of the best document that a source cites.
fn grade(source: &str, documents: &Documents) -> Option<DocumentKind> {
    let kinds = citations(source).filter_map(|cited| {
        let document = documents.documents.iter().find(|document| document.id == cited.document);
        document.map(|document| document.kind)
    });
    kinds.min()
}

/// A location in a version of a document.
#[derive(PartialEq, Eq)]
struct Version<'a> {
    citation: &'a str,
    sha256: &'a str,
}

/// What a source cites of pages and observations.
fn versions<'a>(source: &'a Option<String>, documents: Option<&'a Documents>) -> Vec<Version<'a>> {
    let documents = documents.map_or(&[][..], |it| &it.documents);
    let cited = source.iter().flat_map(|source| citations(source));
    let versions = cited.filter_map(|cited| {
        let document = documents.iter().find(|document| document.id == cited.document)?;
        let is_evidence = matches!(document.kind, DocumentKind::Observed | DocumentKind::Page);
        is_evidence.then_some(Version { citation: cited.text, sha256: &document.sha256 })
    });
    versions.collect()
}
