//! What is not known, not recognized or not there makes no rule fire that would not fire anyway.

use std::collections::BTreeSet;

use apispec_codegen::model::{Kind, Shape};
use cloud_backup_api::Report;
use cloud_backup_api::description::RuleKind;
use fastrand::Rng;
use serde_json::Value;

use crate::operations::{Tested, operation, operations};
use crate::understood::Given;

const REQUESTS: u64 = 1_000;

/// Calls back with random requests of each operation.
fn each(mut check: impl FnMut(&Tested, Given, &mut Rng)) {
    for tested in operations() {
        for seed in 0..REQUESTS {
            let mut random = Rng::with_seed(seed);
            let given = tested.understood.random(&mut random);
            check(&tested, given, &mut random);
        }
    }
}

/// Rules that are broken, with the place.
fn broken(report: &Report) -> BTreeSet<(&'static str, String)> {
    let violations = report.violations().iter();
    violations.map(|it| (it.rule().id, it.path())).collect()
}

fn skipped(report: &Report) -> BTreeSet<&'static str> {
    report.skipped().map(|rule| rule.id).collect()
}

impl Tested {
    /// What is given, with another value in one place.
    fn with(&self, given: &Given, index: usize, value: Option<Value>) -> Given {
        let mut other = given.clone();
        other[index] = value;
        other
    }

    fn facts(&self) -> std::ops::Range<usize> {
        self.understood.operation.request.fields.len()..self.understood.subject.variables().len()
    }
}

#[test]
fn telling_a_fact_takes_no_violation_away() {
    each(|tested, given, random| {
        for fact in tested.facts() {
            let untold = tested.report(&tested.with(&given, fact, None));
            let value = tested.understood.arbitrary(tested.understood.kind(fact).0, random);
            let told = tested.report(&tested.with(&given, fact, Some(value)));
            for (id, path) in broken(&untold).difference(&broken(&told)) {
                // Only what tells that the same field is missing may stand in its place.
                let mut others = told.violations().iter();
                let is_told =
                    others.any(|it| it.path() == *path && tested.understood.requires(it.rule().id));
                assert!(is_told, "`{id}` of {given:?}:\n{told}");
            }
            assert!(skipped(&told).is_subset(&skipped(&untold)), "{given:?}");
        }
    });
}

#[test]
fn a_rule_that_needs_an_untold_fact_is_skipped() {
    for tested in operations() {
        let facts = &tested.understood.service.context;
        let named = |fact: &str| facts.iter().any(|it| it.name == fact);
        let outside = tested.rules.iter().filter(|rule| {
            let only_facts = rule.related().iter().all(|name| named(name));
            rule.kind != RuleKind::Parameters && only_facts
        });
        let outside = outside.map(|rule| rule.id).collect::<BTreeSet<_>>();
        for seed in 0..REQUESTS {
            let mut given = tested.understood.random(&mut Rng::with_seed(seed));
            for fact in tested.facts() {
                given[fact] = None;
            }
            assert!(outside.is_subset(&skipped(&tested.report(&given))));
        }
    }
}

#[test]
fn an_unrecognized_value_takes_no_branch() {
    each(|tested, given, _| {
        for index in 0..given.len() {
            let Kind::Named(id) = tested.understood.kind(index).0 else {
                continue;
            };
            let Shape::Enumeration(enumeration) = &tested.understood.named_type(id).shape else {
                continue;
            };
            let name = tested.understood.subject.variables()[index].name.as_str();
            let unknown = tested.with(&given, index, Some("nobody wrote this".into()));
            let unknown = tested.report(&unknown);
            let conditional = unknown.violations().iter().filter(|it| {
                let rule = it.rule();
                rule.related().contains(&name) && !rule.fields.contains(&name)
            });
            for violation in conditional {
                // It fires whatever the value is.
                for variant in &enumeration.variants {
                    let known = Some(variant.wire.as_str().into());
                    let report = tested.report(&tested.with(&given, index, known));
                    let mut ids = report.violations().iter();
                    let is_same = ids.any(|it| it.path() == violation.path());
                    assert!(is_same, "{violation} with `{}`", variant.wire);
                }
            }
        }
    });
}

/// `BackupMethod` and `BackupType` count as their defaults: saying them changes nothing.
#[test]
fn an_absent_field_counts_as_its_default_where_a_rule_says_so() {
    let tested = operation("aliyun-rds", "CreateBackup");
    for (name, default) in [("BackupMethod", "Physical"), ("BackupType", "Auto")] {
        let index = tested.parameter(name);
        for seed in 0..REQUESTS {
            let given = tested.understood.random(&mut Rng::with_seed(seed));
            let absent = tested.report(&tested.with(&given, index, None));
            let said = tested.report(&tested.with(&given, index, Some(default.into())));
            let of_others = |report: &Report| {
                let mut broken = broken(report);
                broken.retain(|(_, path)| path != name);
                broken
            };
            assert_eq!(of_others(&absent), of_others(&said), "{given:?}");
            let skipped = |report: &Report| {
                let skipped = report.skipped().filter(|it| !it.fields.contains(&name));
                skipped.map(|it| it.id).collect::<Vec<_>>()
            };
            assert_eq!(skipped(&absent), skipped(&said), "{given:?}");
        }
    }
}

/// "If you specify `simple`" is an error; the default, which nobody specifies, is a warning.
#[test]
fn an_absent_field_is_absent_where_a_rule_says_so() {
    let tested = operation("aliyun-dbs", "CreateAndStartBackupPlan");
    let strategy = tested.parameter("BackupStrategyType");
    let period = tested.parameter("BackupPeriod");
    for seed in 0..REQUESTS {
        let mut given = tested.understood.random(&mut Rng::with_seed(seed));
        given[period] = None;
        let ids = |value: Option<Value>| {
            let report = tested.report(&tested.with(&given, strategy, value));
            let mut broken = broken(&report);
            broken.retain(|(_, path)| path == "BackupPeriod");
            broken.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
        };
        assert_eq!(ids(None), ["schedule_needed_by_default"]);
        assert_eq!(ids(Some("simple".into())), ["schedule_needed"]);
        assert_eq!(ids(Some("manual".into())), [""; 0]);
        assert_eq!(ids(Some("nobody wrote this".into())), [""; 0]);
    }
}

#[test]
fn nothing_more_is_told_of_a_field_that_is_missing() {
    each(|tested, given, _| {
        let report = tested.report(&given);
        let missing = report.violations().iter();
        for violation in missing.filter(|it| tested.understood.requires(it.rule().id)) {
            let path = violation.path();
            let told = report.violations().iter().filter(|it| it.path() == path);
            assert_eq!(told.count(), 1, "{report}");
        }
    });
}

#[test]
fn violations_stand_in_the_order_of_the_page() {
    each(|tested, given, _| {
        let report = tested.report(&given);
        let positions = report.violations().iter().map(|violation| {
            let path = violation.path();
            let name = path.split(['[', '.']).next().unwrap_or_default();
            if name.is_empty() { usize::MAX } else { tested.parameter(name) }
        });
        assert!(positions.is_sorted(), "{report}");
    });
}
