//! `same-rule-twice`: two rules that check the same.

use std::collections::BTreeMap;

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "same-rule-twice",
    level: Level::Warning,
    reason: "A violation would be told twice, and a correction made once.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        let rules = &page.operation.rules;
        let mut seen = BTreeMap::new();
        for (index, rule) in rules.iter().enumerate() {
            let check = format!("{:?}", rule.check);
            let (first, other) = *seen.entry(check).or_insert((index, rule));
            if first != index {
                found.push(
                    Found::new(
                        page.place.nth("rules", index).at("id"),
                        format!("`{}` and `{}` check the same", other.id, rule.id),
                        "this one",
                        "keep one and let its `source` name both places",
                    )
                    .and(page.place.nth("rules", first).at("id"), "and this one"),
                );
            }
        }
    }
    found
}
