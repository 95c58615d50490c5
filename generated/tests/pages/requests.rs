//! Requests in wire form, with what the pages say about them.
//!
//! `requests.json` was written from the pages alone: each expectation names the line of the page
//! that states what the request breaks. The rules of the crate must break on the same lines, with
//! the same severity, about the same parameter, and on no others.

use std::collections::BTreeSet;

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::description::Rule;
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{Operation, Severity, Violation};
use serde_json::{Value, json};

use super::evidence;
use super::expectations::difference;
use super::reports::{self, list, page, page_of, rds_context, report, text};

#[test]
fn every_request_breaks_what_its_page_says() {
    let requests = requests();
    assert!(requests.len() >= 150);
    let mut wrong = Vec::new();
    for request in &requests {
        let report = report(request);
        // Other documents may warn of what the pages don't mention, but not refuse it.
        let counts = |it: &&Violation| {
            it.severity() == Severity::Error || is_of_a_page(page(request), it.rule())
        };
        let violations = report.violations().iter().filter(counts).collect();
        wrong.extend(difference(request, violations, &expected(request)));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), requests.len(), wrong.join("\n"));
}

/// Every rule that a page states is broken by a request here, and kept by another.
#[test]
fn every_rule_of_a_page_is_broken_by_a_request() {
    let mut broken = BTreeSet::new();
    for request in requests() {
        let report = report(&request);
        let operation = text(&request["operation"]).to_owned();
        broken.extend(
            report.violations().iter().map(|violation| (operation.clone(), violation.rule().id)),
        );
    }
    let rules = [
        ("dbs.CreateAndStartBackupPlan", dbs::CreateAndStartBackupPlanRequest::RULES),
        ("rds.CreateBackup", rds::CreateBackupRequest::RULES),
        ("polardb.CreateBackup", polardb::CreateBackupRequest::RULES),
        ("huaweicloud.CreateManualBackup", huawei::CreateManualBackupRequest::RULES),
    ];
    let mut unbroken = Vec::new();
    for (operation, rules) in rules {
        for rule in rules {
            if is_of_a_page(page_of(operation), rule)
                && !broken.contains(&(operation.to_owned(), rule.id))
            {
                unbroken.push(format!("{operation} {}", rule.id));
            }
        }
    }
    assert_eq!(unbroken, UNBROKEN);
}

/// rds-zh:11-16: which other engines there are, no page tells, so nobody can name one to the crate.
#[test]
fn only_what_no_page_tells_stays_open_when_everything_is_told() {
    let context = rds_context(&json!({
        "engine": "MySQL",
        "cloud_disk": false,
        "read_only": false,
        "running": true,
        "backup_in_progress": false,
        "has_databases": true,
        "backups_today": 3,
    }));
    let report = rds::CreateBackupRequest::new("rm-1").validate_in(&context);
    let skipped = report.skipped().map(|rule| rule.id);
    assert_eq!(skipped.collect::<Vec<_>>(), ["engine_supported"]);
}

/// The rule that no request here breaks: an engine outside of the list skips it.
const UNBROKEN: [&str; 1] = ["rds.CreateBackup engine_supported"];

/// What a dispute, a note or an observation makes of what the reader of the pages expects.
#[derive(Clone, Copy)]
enum Decision {
    /// Nothing is broken on this line.
    Nothing(&'static str),
    /// What is broken on this line has this severity.
    Severity(&'static str, &'static str),
    /// On this line, this parameter is broken too, with this severity.
    Also(&'static str, &'static str, &'static str),
}

/// The requests that a decision is about, all if none are named; the decision; and why.
const DECIDED: &[(&[&str], Decision, &str)] = &[
    (
        &["dbs-123"],
        Decision::Nothing("dbs-en:218"),
        "the vendor's metadata allows several days with commas: dispute `backup_period_days`",
    ),
    (
        &["dbs-128"],
        Decision::Nothing("dbs-en:292"),
        "the vendor's metadata writes `manual` in lower case: dispute `backup_strategy_manual`",
    ),
    (
        &["rds-044"],
        Decision::Nothing("rds-zh:93"),
        "a later edition is said to list the value: dispute `backup_type_values`",
    ),
    (
        &["rds-027"],
        Decision::Also("rds-zh:65", "DBName", "warning"),
        "with `Auto` it is undecided whether the backup is full, which is worth a warning",
    ),
    (
        &["rds-027"],
        Decision::Also("rds-zh:73", "BackupStrategy", "warning"),
        "with `Auto` it is undecided whether the backup is full, which is worth a warning",
    ),
    (
        &["rds-037", "rds-038"],
        Decision::Also("rds-zh:65", "DBName", "error"),
        "the service refused a snapshot with `DBName`: dispute `single_database_fields`",
    ),
    (
        &[],
        Decision::Severity("rds-zh:87", "warning"),
        "a product sends `Snapshot` for MariaDB: dispute `mariadb_snapshot`",
    ),
    (
        &[],
        Decision::Severity("dbs-en:112", "warning"),
        "the service accepted `postpay` with `logical`: dispute `postpay_and_logical`",
    ),
    (
        &["dbs-144", "dbs-210"],
        Decision::Nothing("dbs-en:230"),
        "the service accepted `14:22`: dispute `backup_start_time_format`",
    ),
];

/// What a request breaks by its page, and by what was decided where a decision differs from the page.
fn expected(request: &Value) -> Vec<Value> {
    let id = text(&request["id"]);
    let decisions = DECIDED.iter().filter(|(ids, ..)| ids.is_empty() || ids.contains(&id));
    let mut expected = list(&request["expect"]).to_vec();
    for (_, decision, _) in decisions {
        match *decision {
            Decision::Nothing(line) => expected.retain(|it| it["line"] != line),
            Decision::Severity(line, severity) => {
                for it in expected.iter_mut().filter(|it| it["line"] == line) {
                    it["severity"] = json!(severity);
                }
            }
            Decision::Also(line, parameter, severity) => {
                expected
                    .push(json!({ "line": line, "parameter": parameter, "severity": severity }));
            }
        }
    }
    expected
}

/// Whether a rule stands on a page, and not in the vendor's metadata alone.
fn is_of_a_page(page: &str, rule: &Rule) -> bool {
    let evidence = evidence::rule(page, rule.id);
    let is_page = |source: &&str| {
        let document = source.split_once(':').map(|(document, _)| document);
        document.is_some_and(|document| !["notes", "vendors"].contains(&document))
    };
    evidence.sources().iter().any(is_page)
}

fn requests() -> Vec<Value> {
    reports::requests(include_str!("requests.json"))
}
