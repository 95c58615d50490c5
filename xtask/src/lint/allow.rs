//! Findings → findings: removes those that the specs allow, and reports `allow` entries without effect.

use std::collections::BTreeMap;

use super::{Catalog, Finding, LINTS, Lint};
use apispec_codegen::suggest;

/// The remaining findings.
pub(super) struct Settled<'l> {
    /// The findings that are not allowed.
    pub(super) kept: Vec<(&'l Lint, Finding)>,
    /// The errors in `allow` entries, with their codes.
    pub(super) errors: Vec<(&'static str, Finding)>,
}

/// The findings that are not allowed, and the errors in `allow` entries.
///
/// The innermost `allow` around a finding silences it.
pub(super) fn settle<'l>(catalog: &Catalog<'_>, found: Vec<(&'l Lint, Finding)>) -> Settled<'l> {
    let mut grants = BTreeMap::<(usize, &str), Vec<usize>>::new();
    for (index, grant) in catalog.grants.iter().enumerate() {
        let key = (grant.place.source, grant.allow.lint.as_str());
        grants.entry(key).or_default().push(index);
    }
    let mut is_used = vec![false; catalog.grants.len()];
    let mut kept = Vec::new();
    for (lint, found) in found {
        let grants = grants.get(&(found.place.source, lint.code)).into_iter().flatten();
        let around = grants.filter(|index| catalog.grants[**index].carrier.contains(&found.place));
        match around.max_by_key(|index| catalog.grants[**index].carrier.depth()) {
            Some(index) => is_used[*index] = true,
            None => kept.push((lint, found)),
        }
    }
    let codes = LINTS.iter().map(|lint| lint.code).collect::<Vec<_>>();
    let mut errors = Vec::new();
    for (grant, is_used) in catalog.grants.iter().zip(is_used) {
        let lint = grant.allow.lint.as_str();
        if !codes.contains(&lint) {
            errors.push((
                "unknown-lint",
                Finding::new(
                    grant.place.at("lint"),
                    format!("unknown lint `{lint}`"),
                    "not a lint",
                    suggest::help(lint, &codes),
                ),
            ));
        } else if !is_used {
            errors.push((
                "unused-allow",
                Finding::new(
                    grant.place.at("lint"),
                    format!("unused `allow`: there is no `{lint}` finding here"),
                    "has no effect",
                    "remove this `allow`, or move it next to the finding",
                ),
            ));
        }
        if grant.allow.reason.trim().is_empty() {
            errors.push((
                "allow-without-reason",
                Finding::new(
                    grant.place.at("reason"),
                    format!("the `allow` of `{lint}` has no reason"),
                    "an empty reason",
                    "write why the finding is intended",
                ),
            ));
        }
    }
    Settled { kept, errors }
}
