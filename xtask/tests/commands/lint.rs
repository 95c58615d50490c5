//! `cargo xtask lint` and `cargo xtask new` on copies of specs of this workspace.

use xtask::lint::LINTS;

use crate::workspace::Workspace;

const OPERATION: &str = "specs/aliyun/polardb/create_backup.json";

fn some_services() -> Workspace {
    Workspace::of_services(&["aliyun/dbs", "aliyun/polardb", "aliyun/rds", "huaweicloud/rds"])
}

#[test]
fn the_specs_are_clean() {
    some_services().tells(&["lint"], 0, &["no findings from"]);
}

#[test]
fn the_table_has_every_lint() {
    let table = some_services().tells(&["lint", "--list"], 0, &[]);
    assert_eq!(table.lines().count(), LINTS.len());
    for (line, lint) in table.lines().zip(LINTS) {
        assert!(line.starts_with(lint.code) && line.ends_with(lint.reason), "{line}");
    }
}

#[test]
fn findings_are_shown_counted_and_held_back_by_level() {
    let workspace = some_services();
    workspace.edit(
        OPERATION,
        "The ID of the cluster to back up.",
        "The ID of the cluster to back up",
    );
    workspace.tells(&["lint"], 1, &["note[doc-without-period]", "1 note\n"]);
    workspace.tells(&["lint", "--level", "warning"], 0, &[]);
}

#[test]
fn errors_in_the_specs_are_reported_instead_of_findings() {
    let workspace = some_services();
    workspace.edit(OPERATION, "\"operation\"", "\"operatoin\"");
    workspace.tells(&["lint"], 1, &["error[unknown-key]"]);
}

#[test]
fn without_specs_it_can_not_run() {
    let workspace = some_services();
    workspace.remove("specs");
    workspace.tells(&["lint", "--root", "."], 2, &["can't read"]);
}

#[test]
fn a_new_operation_says_what_is_left_to_do() {
    let workspace = some_services();
    let path = "specs/aliyun/rds/describe_things.json";
    let new = |name| ["new", "operation", "aliyun/rds", name];
    workspace.tells(&new("DescribeThings"), 0, &[path]);
    let todo = "warning[todo]: unfinished: list the documented errors";
    workspace.tells(&["lint"], 1, &[todo]);
    workspace.only_tells(&new("DescribeThings"), 2, &[path]);
    // Another name, the same file.
    workspace.only_tells(&new("DescribeTHINGS"), 2, &["it already exists"]);
}

#[test]
fn a_new_operation_of_no_service_has_no_place() {
    some_services().tells(
        &["new", "operation", "aliyun/ecs", "DescribeBackups"],
        2,
        &["unknown service `aliyun/ecs`"],
    );
}

#[test]
fn rules_and_errors_with_older_evidence_are_listed() {
    let workspace = Workspace::new();
    let page = "\"publisher\": \"Acme\",";
    workspace.edit("specs/sources.json", page, &format!("{page} \"date\": \"2031-05-02\","));
    let (path, cited) = ("specs/acme/queue/create_queue.json", "\"id\": \"size_if_safe\",");
    workspace.edit(path, cited, &format!("{cited} \"source\": \"acme-en:9\","));
    let older = |cutoff| ["lint", "--older-than", cutoff];
    let rule = "create_queue.json:15: `size_if_safe` (page, newest evidence of 2031-05-02)";
    let all = "1 of 1 rules and errors are based on evidence before 2031-05-03 alone; that of 0 has no date";
    workspace.only_tells(&older("2031-05-03"), 1, &[rule, all]);
    for cutoff in ["2031-05-02", "2031-05", "2031", "1000y"] {
        workspace.tells(&older(cutoff), 0, &["0 of 1 rules and errors"]);
    }
    workspace.tells(&older("soon"), 2, &["expected a date such as `2024-01-01`"]);
}

#[test]
fn an_observation_has_a_date_of_its_own_and_a_page_that_of_its_last_change() {
    let workspace = Workspace::new();
    let (path, cited) = ("specs/acme/queue/create_queue.json", "\"id\": \"size_if_safe\",");
    workspace.edit(path, cited, &format!("{cited} \"source\": \"acme-en#/seen/1/request\","));
    let older = ["lint", "--older-than", "2031-05"];
    workspace.tells(&older, 0, &["0 of 1", "that of 1 has no date"]);
    let change =
        r#"{ "date": "2031-03-01", "doc": { "en": "`Size` was added." }, "source": "acme-en:90" }"#;
    workspace.edit(path, "\"rules\":", &format!("\"history\": [{change}], \"rules\":"));
    workspace.tells(&older, 1, &["(page, newest evidence of 2031-03-01)"]);
    let observed = r#"{ "observations": [{
        "name": "script", "request": { "QueueName": "jobs" }, "outcome": "accepted",
        "evidence": "working_script", "date": "2031-04", "source": "acme-en#/seen/1"
    }] }"#;
    workspace.write("specs/acme/queue/create_queue.observed.json", observed);
    workspace.tells(&older, 1, &["(page, newest evidence of 2031-04)"]);
}
