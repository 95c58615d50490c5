//! Lints of unused facts, documents and shared objects.

use std::collections::{BTreeMap, BTreeSet};

use super::{Catalog, Find, Finding, Level, Lint, OperationAt, rules};
use apispec_codegen::place::Place;
use apispec_codegen::spec;

pub(super) const CONTEXT: Lint = Lint {
    code: "unused-context",
    level: Level::Warning,
    reason: "Callers would be asked for a fact that has no effect.",
    find: Find::Specs(context),
};

fn context(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut tested = BTreeMap::<usize, BTreeSet<&str>>::new();
    for at in &catalog.operations {
        let tested = tested.entry(at.service.source).or_default();
        tested.extend(tested_by(at));
    }
    for service in &catalog.specs.services {
        let tested = tested.get(&service.source);
        for (index, fact) in service.spec.context.iter().enumerate() {
            if tested.is_none_or(|tested| !tested.contains(fact.name.as_str())) {
                found.push(Finding::new(
                    Place::file(service.source).nth("context", index).at("name"),
                    format!("the fact `{}` is not used", fact.name),
                    "unused fact",
                    "use it in a rule, a precondition or a quota, or remove it",
                ));
            }
        }
    }
    found
}

/// The facts that the conditions and the quotas of an operation test.
fn tested_by<'a>(at: &OperationAt<'a>) -> Vec<&'a str> {
    let conditions = rules::conditions(at).into_iter();
    let tested = conditions.filter_map(|(part, _)| part.context.as_deref());
    let quotas = at.operation.quotas.iter();
    let counted = quotas.filter_map(|quota| quota.context.as_deref());
    tested.chain(counted).collect()
}

pub(super) const DOCUMENT: Lint = Lint {
    code: "unused-document",
    level: Level::Note,
    reason: "The document was not transcribed, or sources cite another one.",
    find: Find::Specs(document),
};

fn document(catalog: &Catalog<'_>) -> Vec<Finding> {
    let sources = catalog.facts.iter().filter_map(|fact| fact.source);
    let disputes = catalog.disputes.iter().flat_map(|at| &at.dispute.claims);
    let claims = disputes.map(|claim| claim.source.as_str());
    let left_out = catalog.operations.iter().flat_map(|at| &at.operation.left_out);
    let left_out = left_out.map(|left| left.source.as_str());
    let sources = sources.chain(claims).chain(left_out);
    let used =
        sources.flat_map(spec::citations).map(|cited| cited.document).collect::<BTreeSet<_>>();
    let Some(file) = &catalog.specs.documents else {
        return Vec::new();
    };
    let documents = file.spec.documents.iter().enumerate();
    let unused = documents.filter(|(_, document)| !used.contains(document.id.as_str()));
    unused
        .map(|(index, document)| {
            Finding::new(
                Place::file(file.source).nth("documents", index).at("id"),
                format!("the document `{}` is not cited", document.id),
                "unused document",
                "transcribe it, or remove it from the list",
            )
        })
        .collect()
}

pub(super) const SHARED: Lint = Lint {
    code: "unused-shared",
    level: Level::Warning,
    reason: "An item that should name it probably says the same in other words.",
    find: Find::Specs(shared),
};

fn shared(catalog: &Catalog<'_>) -> Vec<Finding> {
    let unused = catalog.specs.unused.iter().map(|unused| {
        Finding::new(
            unused.place.clone(),
            format!("the {} is not used", unused.title),
            "no item names it",
            "name it where it is meant, or remove it",
        )
    });
    unused.collect()
}
