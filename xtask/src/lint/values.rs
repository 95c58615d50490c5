//! Lints of enumerations: undescribed values, values in two spellings, closed lists.

use std::collections::BTreeMap;

use super::fact::Fact;
use super::{Catalog, Find, Finding, Level, Lint};
use apispec_codegen::spec::{LimitCheck, Severity};

pub(super) const NEVER_MENTIONED: Lint = Lint {
    code: "value-never-mentioned",
    level: Level::Warning,
    reason: "Callers can't tell when to use an undescribed value.",
    find: Find::Specs(never_mentioned),
};

fn never_mentioned(catalog: &Catalog<'_>) -> Vec<Finding> {
    let facts = catalog.facts.iter();
    let silent = facts.filter(|fact| is_never_mentioned(catalog, fact));
    let found = silent.map(|fact| {
        Finding::new(
            fact.mark(),
            format!("the value `{}` is not described", fact.name),
            "no description, and not mentioned elsewhere",
            "add `\"doc\": { \"en\": …, \"zh\": … }`",
        )
    });
    found.collect()
}

/// Whether a fact is a value that neither has a description nor is mentioned elsewhere.
pub(super) fn is_never_mentioned(catalog: &Catalog<'_>, fact: &Fact<'_>) -> bool {
    fact.definition == "Value" && fact.texts.is_empty() && !catalog.mentioned().contains(fact.name)
}

pub(super) const DIFFER_IN_CASE: Lint = Lint {
    code: "values-differ-in-case",
    level: Level::Warning,
    reason: "They are probably two spellings of one value, and rules would apply to only one of them.",
    find: Find::Specs(differ_in_case),
};

fn differ_in_case(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    let values = catalog.facts.iter();
    for value in values.filter(|fact| fact.definition == "Value") {
        let (enumeration, name) = (value.place.parent(), value.name);
        let first = *seen.entry((enumeration, name.to_ascii_lowercase())).or_insert(value);
        if first.name != name {
            let title = format!("`{}` and `{name}` differ only in case", first.name);
            let help =
                format!("make one of them an alias: `\"aliases\": [{{ \"value\": \"{name}\" }}]`");
            found.push(Finding::pair(first.mark(), value.mark(), title, help));
        }
    }
    found
}

pub(super) const KNOWN_AS_ERROR: Lint = Lint {
    code: "known-as-error",
    level: Level::Warning,
    reason: "Vendors add values, and a new value must not block a request.",
    find: Find::Field(|at| {
        let mut limits = at.field.limits.iter();
        let closed = limits.position(|limit| {
            matches!(limit.check, LimitCheck::Known) && limit.severity == Some(Severity::Error)
        })?;
        Some(Finding::new(
            at.place.nth("limits", closed).at("severity"),
            format!("unlisted values of `{}` are errors", at.field.name),
            "vendors add values",
            "write `warning`, or add an `allow` that explains why the list is complete",
        ))
    }),
};
