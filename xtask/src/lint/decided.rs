//! What is wrong with the rules of an operation as a whole, and what its own examples break.

use super::Book;
use super::found::Found;
use super::page::Meaning;
use super::share::share;
use apispec_codegen::decide::{self, Misfit, Subject};
use apispec_codegen::model::{ExampleKind, Severity};
use apispec_codegen::place::Place;
use apispec_codegen::sentences::{self, Names};

/// What was decided about an operation.
pub(super) struct Decided<'a> {
    /// What is wrong with its rules.
    findings: Vec<decide::Finding>,
    /// What its examples break, each with the position of the example.
    pub(super) refusals: Vec<(usize, Refusal<'a>)>,
}

/// A reason why a request of a document would be refused.
pub(super) struct Refusal<'a> {
    /// The id of the rule or of the limit.
    pub(super) id: &'a str,
    /// What it says.
    pub(super) says: String,
    /// What a message about it points at.
    pub(super) mark: Place,
}

/// What is decided about each operation, in their order.
pub(super) fn all<'a>(operations: &[Meaning<'a>]) -> Vec<Decided<'a>> {
    share(operations, decided)
}

fn decided<'a>(operation: &Meaning<'a>) -> Decided<'a> {
    let subject = Subject::new(operation.service, operation.operation);
    let examples = operation.operation.examples.iter().enumerate();
    let refusals = examples.flat_map(|(index, example)| {
        let refusals = match &example.kind {
            ExampleKind::Request(request) => refusals(*operation, &subject, request),
            ExampleKind::Success(_) | ExampleKind::Failure(_) => Vec::new(),
        };
        refusals.into_iter().map(move |refusal| (index, refusal))
    });
    Decided {
        refusals: refusals.collect(),
        findings: subject.findings(operation.operation),
    }
}

/// Everything that the errors among the limits and rules of an operation refuse in a request.
fn refusals<'a>(
    Meaning { service, operation }: Meaning<'a>,
    subject: &Subject,
    request: &[(String, serde_json::Value)],
) -> Vec<Refusal<'a>> {
    let mut refusals = Vec::new();
    for field in &operation.request.fields {
        let Some((_, value)) = request.iter().find(|(name, _)| *name == field.wire) else {
            continue;
        };
        for misfit in decide::misfits(service, operation, field, value) {
            match misfit {
                Misfit::Limit(_, limit) if limit.severity == Severity::Warning => {}
                Misfit::Limit(_, limit) => refusals.push(Refusal {
                    id: &limit.id,
                    says: says(misfit),
                    mark: limit.place.at("check"),
                }),
                Misfit::Time(_) => refusals.push(Refusal {
                    id: &field.wire,
                    says: says(misfit),
                    mark: field.place.at("type"),
                }),
                // Lists of values grow.
                Misfit::Undeclared(_) => {}
            }
        }
    }
    let broken = subject.broken_rules(request);
    for rule in &operation.rules {
        let is_broken = broken.iter().any(|obligation| obligation.id == rule.id);
        if is_broken && rule.severity == Severity::Error {
            let names = Names::of(service, operation);
            refusals.push(Refusal {
                id: &rule.id,
                says: sentences::rule(&rule.form, names).en,
                mark: rule.place.at("id"),
            });
        }
    }
    refusals
}

/// What a value should be and is not.
pub(super) fn says(misfit: Misfit<'_>) -> String {
    match misfit {
        Misfit::Limit(field, limit) => {
            sentences::rule(&limit.form, Names::of_field(&field.wire)).en
        }
        Misfit::Undeclared(named) => format!("`{}` declares no such value", named.name),
        Misfit::Time(format) => format!("must be a time written as `{format}`"),
    }
}

impl Book<'_> {
    /// What was decided under this code.
    pub(super) fn decided(&self, code: &str) -> Vec<Found> {
        let findings = self.pages.iter().flat_map(|page| &page.decided.findings);
        let findings = findings.filter(|finding| finding.code == code);
        findings.map(found).collect()
    }
}

fn found(finding: &decide::Finding) -> Found {
    let (title, label, help) = (&finding.title, &finding.label, &finding.help);
    let found = Found::new(finding.place.clone(), title, label, help);
    finding.related.iter().fold(found, |found, related| {
        found.and(related.place.clone(), &related.label)
    })
}
