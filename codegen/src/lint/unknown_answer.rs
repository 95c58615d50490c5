//! `unknown-answer`: an error that answers a demand that is not there.

use super::{Book, Found, Lint, Page};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "unknown-answer",
    level: Level::Warning,
    reason: "The link leads nowhere.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for table in &book.error_tables {
        let pages = book.pages.iter().filter(|page| book.carries(table, page));
        let ids = pages
            .flat_map(Page::demands)
            .map(|demand| demand.id)
            .collect::<Vec<_>>();
        let ids = ids.iter().map(String::as_str).collect::<Vec<_>>();
        for (index, row) in table.rows.iter().enumerate() {
            let answers = row.answers.iter().enumerate();
            for (at, answer) in answers.filter(|(_, answer)| !ids.contains(&answer.as_str())) {
                found.push(Found::new(
                    table.place.nth("errors", index).nth("answers", at),
                    format!("`{}` answers `{answer}`, which is not there", row.code),
                    "no rule, limit, precondition or quota",
                    crate::suggest::help(answer, &ids),
                ));
            }
        }
    }
    found
}
