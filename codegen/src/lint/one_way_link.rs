//! `one-way-link`: a demand and an error of which only one names the other.

use super::{Book, Found, Lint};
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "one-way-link",
    level: Level::Warning,
    reason: "A link that is right in one direction is right in both, or wrong.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        let demands = page.demands();
        for (at, row) in page.operation.errors.iter().enumerate() {
            let place = page.place.nth("errors", at);
            for demand in &demands {
                let expects = demand.codes.contains(&row.code);
                // Rows of one code share its demands: one that answers is enough.
                let mut namesakes = page
                    .operation
                    .errors
                    .iter()
                    .filter(|other| other.code == row.code);
                let answers = namesakes.any(|other| other.answers.contains(&demand.id));
                let told = page.operation.errors[..at]
                    .iter()
                    .any(|other| other.code == row.code);
                if expects && !answers && !told {
                    found.push(
                        Found::new(
                            place.at("code"),
                            format!(
                                "`{}` expects `{}`, which does not answer it",
                                demand.id, row.code
                            ),
                            "nothing here names it",
                            format!(
                                "add `{}` to `answers`, or take the code out of `codes`",
                                demand.id
                            ),
                        )
                        .and(demand.place.at("codes"), "expected here"),
                    );
                }
                if row.answers.contains(&demand.id) && !expects {
                    found.push(
                        Found::new(
                            place.at("answers"),
                            format!(
                                "`{}` answers `{}`, which does not expect it",
                                row.code, demand.id
                            ),
                            "named here",
                            format!(
                                "add `{}` to its `codes`, or take it out of `answers`",
                                row.code
                            ),
                        )
                        .and(demand.place.clone(), "not expected here"),
                    );
                }
            }
        }
    }
    found
}
