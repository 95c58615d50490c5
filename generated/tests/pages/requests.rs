//! Requests in wire form, with what the pages say about them.
//!
//! `requests.json` was written from the pages alone: each expectation names the line of the page
//! that states what the request breaks. The rules of the crate must break on the same lines, with
//! the same severity, about the same parameter, and on no others.

use std::collections::BTreeSet;

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::description::Rule;
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{Operation, Report, Severity, Violation};
use serde_json::{Value, json};

use super::evidence;
use super::parameters::{dbs_request, huawei_request, polardb_request, rds_request};

#[test]
fn every_request_breaks_what_its_page_says() {
    let requests = requests();
    assert!(requests.len() >= 150);
    let mut wrong = Vec::new();
    for request in &requests {
        let report = report(request);
        let of_pages = report.violations().iter();
        let of_pages = of_pages.filter(|it| is_of_a_page(page(request), it.rule()));
        let mut left = of_pages.collect::<Vec<_>>();
        let mut missing = Vec::new();
        for expected in expected(request) {
            match left.iter().position(|it| is_expected(page(request), it, &expected)) {
                Some(index) => {
                    left.remove(index);
                }
                None => missing.push(expected.to_string()),
            }
        }
        if !missing.is_empty() || !left.is_empty() {
            let left = left.iter().map(|violation| violation.to_string()).collect::<Vec<_>>();
            wrong.push(format!(
                "{} ({}):\n  not found: {}\n  not expected: {}",
                text(&request["id"]),
                text(&request["why"]),
                missing.join("; "),
                left.join("; ")
            ));
        }
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

/// Rules that no request here breaks: two that a reader of the pages would not demand, one that an
/// engine outside of the list skips, and a quota whose other reading the pages' reader chose.
const UNBROKEN: [&str; 4] = [
    "dbs.CreateAndStartBackupPlan dds_is_mongodb",
    "rds.CreateBackup db_name_not_for_instance_backup",
    "rds.CreateBackup engine_supported",
    "polardb.CreateBackup backups_per_day",
];

/// What a dispute, a note or an observation makes of what the reader of the pages expects.
#[derive(Clone, Copy)]
enum Decision {
    /// Nothing is broken on this line.
    Nothing(&'static str),
    /// What is broken on this line is a warning.
    Warning(&'static str),
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
        &["dbs-119"],
        Decision::Nothing("dbs-en:149"),
        "responses were seen to have `rds`, which is sent as `RDS`: dispute `letter_case_of_responses`",
    ),
    (
        &["dbs-128"],
        Decision::Nothing("dbs-en:292"),
        "the vendor's metadata writes `manual` in lower case: dispute `backup_strategy_manual`",
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
        Decision::Warning("rds-zh:87"),
        "a product sends `Snapshot` for MariaDB: dispute `mariadb_snapshot`",
    ),
    (
        &[],
        Decision::Warning("dbs-en:112"),
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
            Decision::Warning(line) => {
                for it in expected.iter_mut().filter(|it| it["line"] == line) {
                    it["severity"] = json!("warning");
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

/// Whether a violation is the one that the page's line states.
fn is_expected(page: &str, violation: &Violation, expected: &Value) -> bool {
    let rule = violation.rule();
    let evidence = evidence::rule(page, rule.id);
    let sources = evidence.sources();
    let on_line = sources.iter().any(|place| covers(place, text(&expected["line"])));
    let severity = match text(&expected["severity"]) {
        "error" => Severity::Error,
        _ => Severity::Warning,
    };
    let about = match expected["parameter"].as_str() {
        None => true,
        Some(parameter) => {
            violation.path().starts_with(parameter)
                || rule.fields.len() == 1 && rule.related.contains(&parameter)
                || rule.fields.is_empty()
        }
    };
    on_line && about && violation.severity() == severity
}

/// Whether a rule stands on a page, and not in the vendor's metadata alone.
fn is_of_a_page(page: &str, rule: &Rule) -> bool {
    let evidence = evidence::rule(page, rule.id);
    evidence.sources().iter().any(|it| it.contains(':') && !it.starts_with("vendors:"))
}

/// The page of evidence about the operation of a request.
fn page(request: &Value) -> &'static str {
    page_of(text(&request["operation"]))
}

fn page_of(operation: &str) -> &'static str {
    match operation {
        "dbs.CreateAndStartBackupPlan" => "aliyun/dbs/create_and_start_backup_plan",
        "rds.CreateBackup" => "aliyun/rds/create_backup",
        "polardb.CreateBackup" => "aliyun/polardb/create_backup",
        "huaweicloud.CreateManualBackup" => "huaweicloud/rds/create_manual_backup",
        other => panic!("{other} is no operation"),
    }
}

/// Whether `dbs-en:99-105` covers `dbs-en:103`.
fn covers(place: &str, line: &str) -> bool {
    let (Some((document, lines)), Some((wanted, line))) =
        (place.split_once(':'), line.split_once(':'))
    else {
        return false;
    };
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let number = |text: &str| text.parse::<u32>().expect("a line");
    document == wanted && (number(first)..=number(last)).contains(&number(line))
}

fn report(request: &Value) -> Report {
    let parameters =
        list(&request["parameters"]).iter().map(|pair| (text(&pair[0]), text(&pair[1])));
    let parameters = parameters.collect::<Vec<_>>();
    match text(&request["operation"]) {
        "dbs.CreateAndStartBackupPlan" => dbs_request(&parameters).validate(),
        "rds.CreateBackup" => {
            rds_request(&parameters).validate_in(&rds_context(&request["context"]))
        }
        "polardb.CreateBackup" => {
            let mut context = polardb::Context::new();
            context.manual_backups = request["context"]["manual_backups"].as_i64();
            polardb_request(&parameters).validate_in(&context)
        }
        "huaweicloud.CreateManualBackup" => {
            let mut context = huawei::Context::new();
            context.read_replica = request["context"]["read_replica"].as_bool();
            context.name_taken = request["context"]["name_taken"].as_bool();
            huawei_request(&parameters).validate_in(&context)
        }
        other => panic!("{other} is no operation"),
    }
}

fn rds_context(facts: &Value) -> rds::Context {
    let mut context = rds::Context::new();
    context.engine = facts["engine"].as_str().map(rds::Engine::from);
    context.cloud_disk = facts["cloud_disk"].as_bool();
    context.read_only = facts["read_only"].as_bool();
    context.running = facts["running"].as_bool();
    context.backup_in_progress = facts["backup_in_progress"].as_bool();
    context.has_databases = facts["has_databases"].as_bool();
    context.backups_today = facts["backups_today"].as_i64();
    context
}

fn requests() -> Vec<Value> {
    serde_json::from_str(include_str!("requests.json")).expect("the requests are JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
