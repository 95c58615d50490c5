//! Vectors that say something else fail, each by its name.

use std::fs;

use cloud_backup_api::aliyun::polardb::CreateBackupRequest;
use cloud_backup_api::support::vectors::failures;
use serde_json::{Value, json};

/// The vectors of PolarDB's `CreateBackup`, changed in one place.
fn changed(pointer: &str, value: Value) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/aliyun/polardb/create_backup.json");
    let text = fs::read_to_string(path).expect("the vectors can be read");
    let mut vectors = serde_json::from_str::<Value>(&text).expect("they are JSON");
    let (parent, name) = pointer.rsplit_once('/').expect("it is the path of a member");
    let parent = vectors.pointer_mut(parent).expect("the parent is there");
    match name.parse::<usize>() {
        Ok(index) => parent[index] = value,
        Err(_) => parent[name] = value,
    }
    vectors.to_string()
}

#[test]
fn a_vector_that_says_something_else_fails() {
    let token = "`ClientToken.length` by `ClientToken`, case 1";
    for (pointer, value, name) in [
        ("/operation", json!("DropBackup"), "DropBackup"),
        ("/rules/1/cases/1/report/violations", json!([]), token),
        ("/rules/1/cases/1/report/violations/0/rule", json!("ClientToken.characters"), token),
        ("/rules/1/cases/1/report/violations/0/severity", json!("warning"), token),
        ("/rules/1/cases/1/report/violations/0/path", json!("DBClusterId"), token),
        ("/rules/1/cases/1/report/skipped", json!([]), token),
        ("/rules/1/cases/1/request", json!({}), token),
        ("/rules/3/cases/0/facts", json!({ "manual_backup": 1 }), "case 0"),
        ("/rules/3/cases/0/facts/manual_backups", json!(3), "case 0"),
        ("/requests/0/report/skipped", json!([]), "request"),
        ("/requests/0/http/method", json!("GET"), "request"),
        ("/requests/0/http/target", json!("/"), "request"),
        ("/requests/0/http/query/0/0", json!("action"), "request"),
        ("/requests/0/http/body", json!("a=b"), "request"),
        ("/requests/0/http/headers", json!([["x-new", "1"]]), "request"),
        ("/responses/0/response/BackupJobId", json!("1"), "success_json"),
        ("/responses/0/response", json!({ "New": 1 }), "success_json"),
        ("/responses/1/response/RequestId", json!(["1"]), "success_xml"),
        ("/responses/1/status", json!(500), "success_xml"),
        ("/responses/2/failure/code", json!("Forbidden"), "failure_json"),
        ("/responses/2/failure/request_id", json!("1"), "failure_json"),
        ("/responses/3/status", json!(200), "failure_xml"),
        ("/responses/3", json!({}), "missing field"),
        ("/observations/0/report/skipped", json!([]), "tf_2020"),
        ("/observations/0/outcome", json!({ "refused": { "code": "Forbidden" } }), "tf_2020"),
        ("/observations/0/request/ClientToken", json!("令牌"), "tf_2020"),
    ] {
        let failures = failures::<CreateBackupRequest>(&changed(pointer, value));
        assert!(failures.len() == 1 && failures[0].contains(name), "{pointer}: {failures:?}");
    }
}
