//! `one-way-link`: a demand and an error of which only one names the other.

use super::{Book, Found, Lint, Page};
use crate::place::Place;
use crate::report::Level;
use crate::spec::ErrorRow;

pub(super) const LINT: Lint = Lint {
    code: "one-way-link",
    level: Level::Warning,
    reason: "A link that is right in one direction is right in both, or wrong.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let unanswered = book.pages.iter().flat_map(|page| unanswered(book, page));
    unanswered.chain(unexpected(book)).collect()
}

/// Codes that a demand expects and that don't name it. Rows of one code share its demands.
fn unanswered(book: &Book<'_>, page: &Page<'_>) -> Vec<Found> {
    let rows = rows(book, page);
    let mut found = Vec::new();
    for demand in page.demands() {
        for code in demand.codes() {
            let mut of_code = rows.iter().filter(|(row, _)| row.code == *code);
            let answers =
                |(row, _): &(&ErrorRow, Place)| row.answers.iter().any(|id| id == demand.id());
            let Some(first) = of_code.clone().next() else {
                continue;
            };
            if !of_code.any(answers) {
                found.push(
                    Found::new(
                        first.1.at("code"),
                        format!(
                            "`{}` expects `{code}`, which does not answer it",
                            demand.id()
                        ),
                        "nothing here names it",
                        format!(
                            "add `{}` to `answers`, or take the code out of `codes`",
                            demand.id()
                        ),
                    )
                    .and(demand.place().at("codes"), "expected here"),
                );
            }
        }
    }
    found
}

/// Demands that a row names and that don't expect its code.
fn unexpected(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for table in &book.error_tables {
        let pages = book.pages.iter().filter(|page| book.carries(table, page));
        let demands = pages.flat_map(Page::demands).collect::<Vec<_>>();
        for (index, row) in table.rows.iter().enumerate() {
            for answer in &row.answers {
                let mut named = demands.iter().filter(|demand| demand.id() == answer);
                let Some(first) = named.clone().next() else {
                    continue;
                };
                if !named.any(|demand| demand.codes().contains(&row.code)) {
                    found.push(
                        Found::new(
                            table.place.nth("errors", index).at("answers"),
                            format!(
                                "`{}` answers `{answer}`, which does not expect it",
                                row.code
                            ),
                            "named here",
                            format!(
                                "add `{}` to its `codes`, or take it out of `answers`",
                                row.code
                            ),
                        )
                        .and(first.place().clone(), "not expected here"),
                    );
                }
            }
        }
    }
    found
}

/// Every row that an operation may answer, with its place.
fn rows<'a>(book: &Book<'a>, page: &Page<'_>) -> Vec<(&'a ErrorRow, Place)> {
    let tables = book
        .error_tables
        .iter()
        .filter(|table| book.carries(table, page));
    let rows = tables.flat_map(|table| {
        let rows = table.rows.iter().enumerate();
        rows.map(|(index, row)| (row, table.place.nth("errors", index)))
    });
    rows.collect()
}
