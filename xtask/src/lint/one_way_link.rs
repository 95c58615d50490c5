//! `one-way-link`: a rule and an error of which only one refers to the other.

use std::collections::BTreeMap;

use super::catalog::ErrorTable;
use super::{Catalog, Find, Finding, Level, Lint, OperationAt};
use apispec_codegen::model::Demand;

pub(super) const LINT: Lint = Lint {
    code: "one-way-link",
    level: Level::Warning,
    reason: "Links between rules and error codes must be stated on both sides.",
    find: Find::Specs(find),
};

fn find(catalog: &Catalog<'_>) -> Vec<Finding> {
    let unanswered = catalog.operations.iter().flat_map(|at| unanswered(catalog, at));
    unanswered.chain(unexpected(catalog)).collect()
}

/// Codes that a demand expects and that don't name it. Rows of one code share its demands.
fn unanswered(catalog: &Catalog<'_>, at: &OperationAt<'_>) -> Vec<Finding> {
    let mut rows = BTreeMap::<&str, Vec<(&ErrorTable<'_>, usize)>>::new();
    for table in catalog.tables(at) {
        for (index, row) in table.rows.iter().enumerate() {
            rows.entry(&row.code).or_default().push((table, index));
        }
    }
    let mut found = Vec::new();
    for demand in at.demands() {
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
            let missing = Finding::new(
                table.place.nth("errors", first).at("code"),
                format!("`{id}` lists the code `{code}`, but `{code}` does not answer `{id}`"),
                "does not refer to the rule",
                format!("add `{id}` to `answers`, or remove the code from `codes`"),
            );
            found.push(missing.and(demand.place().at("codes"), "lists the code"));
        }
    }
    found
}

/// Demands that a row names and that don't expect its code.
fn unexpected(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut operations = BTreeMap::<usize, Vec<&OperationAt<'_>>>::new();
    for at in &catalog.operations {
        for source in at.table_sources() {
            operations.entry(source).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (source, table) in &catalog.error_tables {
        if table.rows.iter().all(|row| row.answers.is_empty()) {
            continue;
        }
        let operations = operations.get(source).into_iter().flatten();
        let mut demands = BTreeMap::<&str, Vec<Demand<'_>>>::new();
        for demand in operations.flat_map(|at| at.demands()) {
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
                let unexpected = Finding::new(
                    table.place.nth("errors", index).at("answers"),
                    format!("`{code}` answers `{answer}`, but `{answer}` does not list the code"),
                    "refers to the rule",
                    format!("add `{code}` to its `codes`, or remove it from `answers`"),
                );
                found.push(unexpected.and(named[0].place().clone(), "does not list the code"));
            }
        }
    }
    found
}
