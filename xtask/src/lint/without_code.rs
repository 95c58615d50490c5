//! Lints of preconditions and quotas without error codes.

use super::{Find, Finding, Level, Lint};
use apispec_codegen::place::Place;

pub(super) const PRECONDITION: Lint = Lint {
    code: "precondition-without-code",
    level: Level::Warning,
    reason: "Programs can't tell which error means that the precondition does not hold.",
    find: Find::Operation(|at| {
        let preconditions = at.view.operation.preconditions.iter();
        let silent = preconditions.filter(|it| it.codes.is_empty());
        silent.map(|it| unanswered(&it.id, &it.place)).collect()
    }),
};

pub(super) const QUOTA: Lint = Lint {
    code: "quota-without-code",
    level: Level::Warning,
    reason: "Programs can't tell which error means that the quota is exceeded.",
    find: Find::Operation(|at| {
        let quotas = at.view.operation.quotas.iter();
        let silent = quotas.filter(|it| it.codes.is_empty());
        silent.map(|it| unanswered(&it.id, &it.place)).collect()
    }),
};

fn unanswered(id: &str, place: &Place) -> Finding {
    Finding::new(
        place.at("id"),
        format!("`{id}` has no error codes"),
        "`codes` is missing",
        "add the documented `codes`; if there are none, add an `allow` with that reason",
    )
}
