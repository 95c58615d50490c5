//! Findings → findings: what the specs allow is taken out, and what they allow for nothing is told.

use std::collections::BTreeMap;

use super::{Catalog, Finding, LINTS, Lint};
use apispec_codegen::suggest;

/// What is left once the specs have had their say.
pub(super) struct Settled<'l> {
    /// The findings that nobody allows.
    pub(super) kept: Vec<(&'l Lint, Finding)>,
    /// What is wrong with what is allowed, by code.
    pub(super) errors: Vec<(&'static str, Finding)>,
}

/// The findings that nobody allows, and what is wrong with what is allowed.
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
                    format!("no lint is called `{lint}`"),
                    "not a lint",
                    suggest::help(lint, &codes),
                ),
            ));
        } else if !is_used {
            errors.push((
                "unused-allow",
                Finding::new(
                    grant.place.at("lint"),
                    format!("`{lint}` finds nothing here"),
                    "allowed for nothing",
                    "remove this `allow`, or move it to what it is meant for",
                ),
            ));
        }
        if grant.allow.reason.trim().is_empty() {
            errors.push((
                "allow-without-reason",
                Finding::new(
                    grant.place.at("reason"),
                    format!("nothing says why `{lint}` is allowed"),
                    "an empty reason",
                    "write why the finding is meant to be so",
                ),
            ));
        }
    }
    Settled { kept, errors }
}
