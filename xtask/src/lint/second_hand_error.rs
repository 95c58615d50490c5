//! `second-hand-error`: a rule or a limit that rests on notes alone and is an error.

use super::{Catalog, Find, Finding, Level, Lint};
use apispec_codegen::place::Place;
use apispec_codegen::spec::Severity;

pub(super) const LINT: Lint = Lint {
    code: "second-hand-error",
    level: Level::Warning,
    reason: "What no vendor says must not stop a request.",
    find: Find::Specs(find),
};

fn find(catalog: &Catalog<'_>) -> Vec<Finding> {
    let is_wrong = |severity: Option<Severity>, source: &Option<String>| {
        severity != Some(Severity::Warning) && catalog.is_second_hand(source)
    };
    let mut found = Vec::new();
    for at in &catalog.fields {
        for (index, limit) in at.field.limits.iter().enumerate() {
            if is_wrong(limit.severity, &limit.source) {
                let place = at.place.nth("limits", index);
                found.push(second_hand(&at.field.name, &place));
            }
        }
    }
    for at in &catalog.operations {
        for (index, rule) in at.operation.rules.iter().enumerate() {
            if is_wrong(rule.severity, &rule.source) {
                let place = at.place.nth("rules", index);
                found.push(second_hand(&rule.id, &place));
            }
        }
    }
    found
}

fn second_hand(name: &str, place: &Place) -> Finding {
    Finding::new(
        place.at("source"),
        format!("`{name}` is an error and known only at second hand"),
        "notes, no page and no witness",
        "add `\"severity\": \"warning\"`, or the page that says so",
    )
}
