//! `second-hand-error`: a rule or a limit that is an error, but is based on notes alone.

use super::{Catalog, Find, Finding, Level, Lint};
use apispec_codegen::place::Place;
use apispec_codegen::spec::Severity;

pub(super) const LINT: Lint = Lint {
    code: "second-hand-error",
    level: Level::Warning,
    reason: "A rule that no vendor document states must not block a request.",
    find: Find::Specs(find),
};

fn find(catalog: &Catalog<'_>) -> Vec<Finding> {
    let is_wrong = |severity: Severity, source: &Option<String>| {
        severity == Severity::Error && catalog.is_second_hand(source)
    };
    let mut found = Vec::new();
    for at in &catalog.fields {
        for (index, limit) in at.field.limits.iter().enumerate() {
            if is_wrong(limit.stated_severity(), &limit.source) {
                let place = at.place.nth("limits", index);
                found.push(second_hand(&at.field.name, &place));
            }
        }
    }
    for at in &catalog.operations {
        for (index, rule) in at.operation.rules.iter().enumerate() {
            if is_wrong(rule.severity.unwrap_or(Severity::Error), &rule.source) {
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
        format!("`{name}` is an error, but is based on second-hand information only"),
        "cites only notes",
        "add `\"severity\": \"warning\"`, or cite a page",
    )
}
