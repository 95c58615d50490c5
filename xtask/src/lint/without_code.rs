//! Lints of demands outside of requests: which code of an error answers them.

use super::{Find, Finding, Level, Lint};
use apispec_codegen::place::Place;

pub(super) const PRECONDITION: Lint = Lint {
    code: "precondition-without-code",
    level: Level::Warning,
    reason: "Callers could not tell which failure means that it does not hold.",
    find: Find::Operation(|at| {
        let preconditions = at.view.operation.preconditions.iter();
        let silent = preconditions.filter(|it| it.codes.is_empty());
        silent.map(|it| unanswered(&it.id, &it.place)).collect()
    }),
};

pub(super) const QUOTA: Lint = Lint {
    code: "quota-without-code",
    level: Level::Warning,
    reason: "Callers could not tell which failure means that it is used up.",
    find: Find::Operation(|at| {
        let quotas = at.view.operation.quotas.iter();
        let silent = quotas.filter(|it| it.codes.is_empty());
        silent.map(|it| unanswered(&it.id, &it.place)).collect()
    }),
};

fn unanswered(id: &str, place: &Place) -> Finding {
    Finding::new(
        place.at("id"),
        format!("no code answers to `{id}`"),
        "no `codes` beside it",
        "add the documented `codes`; if no document names one, allow it and say so",
    )
}
