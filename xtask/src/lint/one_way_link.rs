//! `one-way-link`: a demand and an error of which only one names the other.

use std::collections::BTreeMap;

use super::book::ErrorTable;
use super::{Book, Find, Found, Level, Lint, Page};
use apispec_codegen::model::Demand;

pub(super) const LINT: Lint = Lint {
    code: "one-way-link",
    level: Level::Warning,
    reason: "A link that is right in one direction is right in both, or wrong.",
    find: Find::Specs(find),
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let unanswered = book.pages.iter().flat_map(|page| unanswered(book, page));
    unanswered.chain(unexpected(book)).collect()
}

/// Codes that a demand expects and that don't name it. Rows of one code share its demands.
fn unanswered(book: &Book<'_>, page: &Page<'_>) -> Vec<Found> {
    let mut rows = BTreeMap::<&str, Vec<(&ErrorTable<'_>, usize)>>::new();
    for table in book.tables(page) {
        for (index, row) in table.rows.iter().enumerate() {
            rows.entry(&row.code).or_default().push((table, index));
        }
    }
    let mut found = Vec::new();
    for demand in page.demands() {
        let id = demand.id();
        for code in demand.codes() {
            let Some(of_code) = rows.get(code.as_str()) else {
                continue;
            };
            let mut answering = of_code.iter().map(|(table, index)| &table.rows[*index]);
            if answering.any(|row| row.answers.iter().any(|answer| answer == id)) {
                continue;
            }
            let (table, first) = of_code[0];
            let missing = Found::new(
                table.place.nth("errors", first).at("code"),
                format!("`{id}` expects `{code}`, which does not answer it"),
                "nothing here names it",
                format!("add `{id}` to `answers`, or take the code out of `codes`"),
            );
            found.push(missing.and(demand.place().at("codes"), "expected here"));
        }
    }
    found
}

/// Demands that a row names and that don't expect its code.
fn unexpected(book: &Book<'_>) -> Vec<Found> {
    let mut pages = BTreeMap::<usize, Vec<&Page<'_>>>::new();
    for page in &book.pages {
        for source in page.table_sources() {
            pages.entry(source).or_default().push(page);
        }
    }
    let mut found = Vec::new();
    for (source, table) in &book.error_tables {
        if table.rows.iter().all(|row| row.answers.is_empty()) {
            continue;
        }
        let pages = pages.get(source).into_iter().flatten();
        let mut demands = BTreeMap::<&str, Vec<Demand<'_>>>::new();
        for demand in pages.flat_map(|page| page.demands()) {
            demands.entry(demand.id()).or_default().push(demand);
        }
        for (index, row) in table.rows.iter().enumerate() {
            let code = &row.code;
            for answer in &row.answers {
                let Some(named) = demands.get(answer.as_str()) else {
                    continue;
                };
                if named.iter().any(|demand| demand.codes().contains(code)) {
                    continue;
                }
                let unexpected = Found::new(
                    table.place.nth("errors", index).at("answers"),
                    format!("`{code}` answers `{answer}`, which does not expect it"),
                    "named here",
                    format!("add `{code}` to its `codes`, or take it out of `answers`"),
                );
                found.push(unexpected.and(named[0].place().clone(), "not expected here"));
            }
        }
    }
    found
}
