//! `required-but-unusable`: a required parameter that callers can't or should not set.

use super::{Book, Found, Lint, Role};
use apispec_codegen::report::Level;
use apispec_codegen::spec::Status;

pub(super) const LINT: Lint = Lint {
    code: "required-but-unusable",
    level: Level::Warning,
    reason: "Every request would have to carry what the service refuses or overwrites.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let contradictory = book.fields.iter().filter(|at| {
        let unusable = matches!(at.field.status, Status::Unavailable | Status::SetByService);
        at.role != Role::Answer && at.field.required && unusable
    });
    contradictory
        .map(|at| {
            Found::new(
                at.place.at("status"),
                format!("`{}` is required and not for callers to set", at.field.name),
                "against `required`",
                "remove `\"required\": true`, or correct `status`",
            )
        })
        .collect()
}
