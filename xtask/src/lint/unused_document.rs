//! `unused-document`: a document that no fact names.

use std::collections::BTreeSet;

use super::{Book, Found, Lint, book::documents_of};
use apispec_codegen::place::Place;
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "unused-document",
    level: Level::Note,
    reason: "It was not transcribed, or its facts name another one.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let sources = book.facts.iter().filter_map(|fact| fact.source);
    let disputes = book.disputes.iter().flat_map(|at| &at.dispute.claims);
    let claims = disputes.map(|claim| claim.source.as_str());
    let left_out = book.pages.iter().flat_map(|page| &page.operation.left_out);
    let left_out = left_out.map(|left| left.source.as_str());
    let sources = sources.chain(claims).chain(left_out);
    let used = sources.flat_map(documents_of).collect::<BTreeSet<_>>();
    let Some(file) = &book.specs.documents else {
        return Vec::new();
    };
    let documents = file.spec.documents.iter().enumerate();
    let unused = documents.filter(|(_, document)| !used.contains(document.id.as_str()));
    unused
        .map(|(index, document)| {
            Found::new(
                Place::file(file.source).nth("documents", index).at("id"),
                format!("no fact names `{}`", document.id),
                "an unused document",
                "transcribe it, or remove it from the list",
            )
        })
        .collect()
}
