//! Lints of the fields of rules: fields with a default, and fields that callers should not set.

use super::{Find, Finding, Level, Lint, OperationAt, rules};
use apispec_codegen::place::Place;
use apispec_codegen::spec::{Field, Rule, Status};

pub(super) const DEFAULT_RESTATED_AS_REQUIRED: Lint = Lint {
    code: "default-restated-as-required",
    level: Level::Warning,
    reason: "A parameter with a default can always be omitted, so the rule or the default is wrong.",
    find: Find::Operation(|at| {
        let subjects = subjects(at).into_iter();
        let found = subjects.filter(|it| it.requires && it.field.default.is_some());
        let found = found.map(|it| {
            let name = &it.field.name;
            Finding::new(
                it.place,
                format!("the rule `{}` requires `{name}`, which has a default", it.rule.id),
                "has a default",
                format!("remove `default` from `{name}`, or `{name}` from the rule"),
            )
        });
        found.collect()
    }),
};

pub(super) const RULE_OVER_UNUSABLE: Lint = Lint {
    code: "rule-over-unusable",
    level: Level::Warning,
    reason: "The rule would require a parameter that the service refuses or overwrites.",
    find: Find::Operation(|at| {
        let subjects = subjects(at).into_iter();
        let found = subjects
            .filter(|it| matches!(it.field.status, Status::Unavailable | Status::SetByService));
        let found = found.map(|it| {
            let name = &it.field.name;
            Finding::new(
                it.place,
                format!(
                    "the rule `{}` applies to `{name}`, which callers should not set",
                    it.rule.id
                ),
                "should not be set",
                format!("remove `{name}` from the rule, or correct its `status`"),
            )
        });
        found.collect()
    }),
};

/// A field that a rule is about.
struct Subject<'a> {
    rule: &'a Rule,
    field: &'a Field,
    /// Where the rule names it.
    place: Place,
    /// Whether the absence of a field can break the rule.
    requires: bool,
}

/// The fields that the rules of an operation are about, rule by rule.
fn subjects<'a>(at: &OperationAt<'a>) -> Vec<Subject<'a>> {
    let mut subjects = Vec::new();
    let views = &at.view.operation.rules;
    for ((rule, parts), view) in rules::parts(at).zip(views) {
        for (name, place) in parts.fields {
            let field = at.parameter(name);
            subjects.extend(field.map(|field| Subject {
                rule,
                field,
                place,
                requires: view.form.is_requirement(),
            }));
        }
    }
    subjects
}
