//! `second-hand-error`: a rule or a limit that rests on notes alone and is an error.

use super::{Book, Found, Lint};
use apispec_codegen::place::Place;
use apispec_codegen::report::Level;
use apispec_codegen::spec::Severity;

pub(super) const LINT: Lint = Lint {
    code: "second-hand-error",
    level: Level::Warning,
    reason: "What no vendor says must not stop a request.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut look =
        |source: &Option<String>, severity: Option<Severity>, place: Place, name: &str| {
            if severity != Some(Severity::Warning) && book.is_second_hand(source) {
                found.push(Found::new(
                    place.at("source"),
                    format!("`{name}` is an error and known only at second hand"),
                    "notes, no page and no witness",
                    "add `\"severity\": \"warning\"`, or the page that says so",
                ));
            }
        };
    for at in &book.fields {
        for (index, limit) in at.field.limits.iter().enumerate() {
            let place = at.place.nth("limits", index);
            look(&limit.source, limit.severity, place, &at.field.name);
        }
    }
    for page in &book.pages {
        for (index, rule) in page.operation.rules.iter().enumerate() {
            look(
                &rule.source,
                rule.severity,
                page.place.nth("rules", index),
                &rule.id,
            );
        }
    }
    found
}
