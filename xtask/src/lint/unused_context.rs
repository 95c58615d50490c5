//! `unused-context`: a fact outside requests that nothing tests.

use std::collections::{BTreeMap, BTreeSet};

use super::{Book, Found, Lint, Page, rules};
use apispec_codegen::place::Place;
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "unused-context",
    level: Level::Warning,
    reason: "Callers would be asked for what changes nothing.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut pages = BTreeMap::<usize, Vec<&Page<'_>>>::new();
    for page in &book.pages {
        pages.entry(page.service.source).or_default().push(page);
    }
    for service in &book.specs.services {
        let pages = pages.get(&service.source).into_iter().flatten();
        let used = pages.flat_map(|page| {
            let conditions = rules::conditions(page).into_iter();
            let tested = conditions.filter_map(|(part, _)| part.context.as_deref());
            let counted = page
                .operation
                .quotas
                .iter()
                .filter_map(|quota| quota.context.as_deref());
            tested.chain(counted)
        });
        let used = used.collect::<BTreeSet<_>>();
        for (index, fact) in service.spec.context.iter().enumerate() {
            if !used.contains(fact.name.as_str()) {
                found.push(Found::new(
                    Place::file(service.source).nth("context", index).at("name"),
                    format!("nothing tests `{}`", fact.name),
                    "an unused fact",
                    "test it in a rule, a precondition or a quota, or remove it",
                ));
            }
        }
    }
    found
}
