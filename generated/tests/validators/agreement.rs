//! What the emitted validators say is what the generator's own reading of the rules says.
//!
//! `AGREEMENT=100000 cargo test --package cloud-backup-api --all-features --test validators agree -- --nocapture`
//! tries that many requests of each operation, and tells how often each rule was broken and skipped.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::decide::Verdict;
use apispec_codegen::model::{self, Check};
use cloud_backup_api::{Report, Severity};

use crate::operations::{Tested, operations};

#[test]
fn the_emitted_validators_agree_with_the_interpreted_rules() {
    let count = std::env::var("AGREEMENT").map_or(2_000, |count| {
        count
            .parse::<u64>()
            .expect("AGREEMENT is a number of requests")
    });
    for tested in operations() {
        let mut random = fastrand::Rng::with_seed(20_190_306);
        let mut counts = BTreeMap::<String, [u64; 3]>::new();
        for _ in 0..count {
            let given = tested.random(&mut random);
            let report = tested.report(&given);
            for (id, verdict) in compared(&tested, &given, &report) {
                counts.entry(id).or_default()[verdict as usize] += 1;
            }
        }
        told(&tested, &counts, count);
        let unbroken = counts.iter().filter(|(_, counts)| counts[1] == 0);
        let unbroken = unbroken.map(|(id, _)| id.as_str()).collect::<Vec<_>>();
        let undecidable = tested.operation.preconditions.iter();
        let undecidable = undecidable.filter(|it| it.holds.is_none());
        let undecidable = undecidable.map(|it| it.id.as_str()).collect::<Vec<_>>();
        assert_eq!(unbroken, undecidable, "{}", tested.operation.wire);
    }
}

/// The verdicts of the interpreter; the report has the same.
fn compared(
    tested: &Tested,
    given: &crate::operations::Given,
    report: &Report,
) -> Vec<(String, Verdict)> {
    let broken = report.violations().iter();
    let broken = broken
        .map(|it| (it.rule().id, it.severity()))
        .collect::<BTreeSet<_>>();
    let skipped = report
        .skipped()
        .map(|rule| rule.id)
        .collect::<BTreeSet<_>>();
    let verdicts = tested.subject.verdicts(given);
    let obligations = tested.subject.obligations().iter().zip(verdicts);
    let mut seen = Vec::new();
    for (obligation, verdict) in obligations {
        let id = obligation.id.as_str();
        let severity = match obligation.severity {
            model::Severity::Error => Severity::Error,
            model::Severity::Warning => Severity::Warning,
        };
        let is_broken = broken.contains(&(id, severity));
        let expected = verdict == Verdict::Violated && !is_silenced(tested, id, given, report);
        assert_eq!(is_broken, expected, "`{id}` of {given:?}:\n{report}");
        let is_skipped = verdict == Verdict::Skipped;
        assert_eq!(skipped.contains(id), is_skipped, "`{id}` of {given:?}");
        seen.push((obligation.id.clone(), verdict));
    }
    let ids = seen.iter().map(|(id, _)| id.as_str());
    let ids = ids.collect::<BTreeSet<_>>();
    assert!(broken.iter().all(|(id, _)| ids.contains(id)), "{report}");
    seen
}

/// Whether each field that a requirement misses is told to be missing by an earlier one.
fn is_silenced(
    tested: &Tested,
    id: &str,
    given: &crate::operations::Given,
    report: &Report,
) -> bool {
    let requirement = |id: &str| {
        let mut rules = tested.operation.rules.iter();
        let found = rules.find(|rule| rule.id == id);
        found.filter(|rule| matches!(rule.check, Check::RequiredIf(..)))
    };
    let Some(rule) = requirement(id) else {
        return false;
    };
    let fields = rule.check.fields().into_iter();
    let mut missing = fields.filter(|field| given[*field].is_none());
    missing.all(|field| {
        let name = &tested.operation.request.fields[field].wire;
        let mut told = report.violations().iter();
        told.any(|it| {
            it.rule().id != id && requirement(it.rule().id).is_some() && it.path() == *name
        })
    })
}

#[allow(clippy::print_stdout, reason = "shown on request")]
fn told(tested: &Tested, counts: &BTreeMap<String, [u64; 3]>, count: u64) {
    println!("{}: {count} requests agree", tested.service.feature);
    for (id, [holds, broken, skipped]) in counts {
        println!("  {id}: {holds} kept, {broken} broken, {skipped} skipped");
    }
}
