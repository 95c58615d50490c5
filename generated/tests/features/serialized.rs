//! Models through serde: wire names, open values, no secrets.

use cloud_backup_api::aliyun::dbs::{
    BackupObject, BackupTable, CreateAndStartBackupPlanRequest, CreateAndStartBackupPlanRequired,
};
use cloud_backup_api::aliyun::rds::{
    BackupMethod, CreateBackupRequest, CreateBackupResponse, ErrorCode,
};
use cloud_backup_api::values::Json;
use cloud_backup_api::{HttpResponse, Operation, Secret};
use serde_json::{Value, from_str, from_value, json, to_string, to_value};

#[test]
fn a_request_has_its_wire_names_and_nothing_that_is_absent() {
    let request =
        CreateBackupRequest::new("rm-1").with_db_name(["a", "b"]).with_backup_method("Physical");
    let value = to_value(&request).expect("it can be written");
    assert_eq!(
        value,
        json!({ "DBInstanceId": "rm-1", "DBName": ["a", "b"], "BackupMethod": "Physical" })
    );
    let back: CreateBackupRequest = from_value(value).expect("it can be read");
    assert_eq!(back, request);
}

#[test]
fn undocumented_values_are_no_obstacle() {
    let text = r#"{"DBInstanceId": "rm-1", "BackupMethod": "Quantum", "BackupType": null}"#;
    let request: CreateBackupRequest = from_str(text).expect("it can be read");
    assert_eq!(request.backup_type, None);
    assert_eq!(
        to_string(&request).expect("it can be written"),
        r#"{"DBInstanceId":"rm-1","BackupMethod":"Quantum"}"#
    );
    let code: ErrorCode = from_str("\"BackupJobExists\"").expect("it can be read");
    assert_eq!(code, ErrorCode::BackupJobExists);
    let method: BackupMethod = from_str("\"Physical\"").expect("it can be read");
    assert_eq!(method, BackupMethod::Physical);
}

/// It would be left out of the call otherwise.
#[test]
fn a_misspelled_member_of_a_request_is_refused() {
    let text = r#"{"DBInstanceId": "rm-1", "BackupMehtod": "Physical"}"#;
    let error = from_str::<CreateBackupRequest>(text).expect_err("it is misspelled");
    assert!(error.to_string().starts_with("unknown field `BackupMehtod`"), "{error}");
    let mut value = to_value(plan()).expect("it can be written");
    value["hunter2"] = json!("hunter2");
    let error = from_value::<CreateAndStartBackupPlanRequest>(value).expect_err("it is unknown");
    assert!(error.to_string().starts_with("unknown member; the members are `"), "{error}");
}

#[test]
fn secrets_are_read_and_never_written() {
    let request = plan().with_source_endpoint_password("hunter2");
    let text = to_string(&request).expect("it can be written");
    assert!(!text.contains("hunter2") && !text.contains("Password"), "{text}");
    let mut value: Value = from_str(&text).expect("JSON");
    value["SourceEndpointPassword"] = json!("hunter2");
    let back: CreateAndStartBackupPlanRequest = from_value(value).expect("it can be read");
    let password = back.source_endpoint_password.as_ref();
    assert_eq!(password.map(Secret::expose), Some("hunter2"));
    let http = back.encode().expect("it can be encoded");
    assert_eq!(http.query, request.encode().expect("it can be encoded").query);
}

/// A value that is no text is told by its kind, wherever the secret would be.
#[test]
fn an_error_shows_no_value_of_a_secret() {
    let plan = to_value(plan()).expect("it can be written");
    for (value, kind) in [
        (json!(87654321), "a number"),
        (json!(-87654321), "a number"),
        (json!(8765.4321), "a number"),
        (json!(true), "a boolean"),
        (json!([87654321]), "a list"),
        (json!({ "87654321": 87654321 }), "an object"),
    ] {
        let mut plan = plan.clone();
        plan["SourceEndpointPassword"] = value;
        let text = plan.to_string();
        for error in [
            from_str::<CreateAndStartBackupPlanRequest>(&text).expect_err("no text"),
            from_value::<CreateAndStartBackupPlanRequest>(plan).expect_err("no text"),
        ] {
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("8765") && !shown.contains("true"), "{shown}");
            assert!(shown.contains(kind), "{shown}");
        }
    }
    for text in ["87654321", "[87654321]", "[[\"87654321\"]]", "true", "{\"87654321\":1}"] {
        let error = from_str::<Vec<Secret>>(&format!("[{text}]")).expect_err("no text");
        assert!(!error.to_string().contains("87654321"), "{error}");
    }
    // The whole request, or what is beside the secret, as something else.
    let twice = Value::from(json!({ "SourceEndpointPassword": "87654321" }).to_string());
    let error = from_value::<CreateAndStartBackupPlanRequest>(twice).expect_err("a text");
    assert!(!error.to_string().contains("87654321"), "{error}");
    let mut beside = plan;
    beside["BackupObjects"] = json!("SourceEndpointPassword=87654321");
    let error = from_value::<CreateAndStartBackupPlanRequest>(beside).expect_err("a text");
    assert!(!error.to_string().contains("87654321"), "{error}");
    let secret = from_str::<Option<Secret>>("null").expect("nothing");
    assert!(secret.is_none());
}

#[test]
fn lists_and_objects_are_plain_whatever_the_wire_does_with_them() {
    let table = BackupTable::new().with_table_name("t");
    let object = BackupObject::new().with_db_name("d").with_table_includes([table]);
    let value = to_value(plan().with_backup_objects([object])).expect("it can be written");
    assert_eq!(
        value["BackupObjects"],
        json!([{ "DBName": "d", "TableIncludes": [{ "TableName": "t" }] }])
    );
}

#[test]
fn answers_lose_only_what_nobody_documented() {
    let text = r#"{"RequestId": "r", "BackupJobId": "1", "Surprise": true}"#;
    let answer: CreateBackupResponse = from_str(text).expect("it can be read");
    assert!(answer.unknown_fields().is_empty());
    assert_eq!(
        to_value(&answer).expect("it can be written"),
        json!({ "RequestId": "r", "BackupJobId": "1" })
    );
}

#[test]
fn any_json_is_itself() {
    for text in [
        "null",
        "true",
        "-1",
        "18446744073709551615",
        "1.5",
        "\"x\"",
        "[]",
        "{}",
        r#"{"a":[1,{"b":null}],"c":"备份"}"#,
    ] {
        let json: Json = from_str(text).expect(text);
        assert_eq!(json.to_string(), text);
        assert_eq!(to_string(&json).expect(text), text);
        assert_eq!(to_string(&text.parse::<Json>().expect(text)).expect(text), text);
    }
    let large = "1e400".parse::<Json>().expect("JSON");
    assert!(to_string(&large).is_err());
}

fn plan() -> CreateAndStartBackupPlanRequest {
    CreateAndStartBackupPlanRequest::new(CreateAndStartBackupPlanRequired {
        instance_class: "micro".into(),
        database_type: "MySQL".into(),
        backup_method: "logical".into(),
        source_endpoint_instance_type: "RDS".into(),
        backup_plan_name: "nightly".into(),
    })
}

#[test]
fn reports_are_written_with_their_messages() {
    let request = CreateBackupRequest::new("rm-1").with_backup_method("Quantum");
    let report = to_value(request.validate()).expect("it can be written");
    assert_eq!(report["is_ok"], true);
    let violation = &report["violations"][0];
    assert_eq!(violation["rule"], "BackupMethod.known");
    assert_eq!(violation["severity"], "warning");
    assert_eq!(violation["path"], "BackupMethod");
    assert!(violation["message"].is_string() && violation["message_zh"].is_string());
    assert_eq!(report["skipped"].as_array().map(Vec::is_empty), Some(false));
}

#[test]
fn failures_are_written_without_bodies() {
    let failure = |status, body: &str| {
        let response = HttpResponse { status, headers: Vec::new(), body: body.into() };
        let failure = CreateBackupRequest::decode(&response).expect_err("a failure");
        to_value(&failure).expect("it can be written")
    };
    let error = failure(400, r#"{"Code": "BackupJobExists", "Message": "m", "New": [1]}"#);
    assert_eq!((&error["kind"], &error["code"]), (&json!("service"), &json!("BackupJobExists")));
    assert_eq!((&error["status"], &error["unknown_fields"]), (&json!(400), &json!({ "New": [1] })));
    assert_eq!(error["retry"]["repeat"], "safe");
    let page = failure(502, "<html>hunter2</html>");
    assert_eq!((&page["kind"], &page["status"]), (&json!("malformed"), &json!(502)));
    assert_eq!(page["retry"]["advice"], "later");
    assert_eq!((page.get("body"), &page["category"]), (None, &json!("service")));
}

#[test]
fn what_the_documents_say_is_written() {
    let info = to_value(CreateBackupRequest::INFO).expect("it can be written");
    assert_eq!((&info["name"], &info["method"]), (&json!("CreateBackup"), &json!("POST")));
    assert_eq!(info["service"]["product"], "Rds");
    assert_eq!(info["rules"].as_array().map(Vec::len), Some(CreateBackupRequest::RULES.len()));
    let rows = CreateBackupRequest::INFO.documented_errors().collect::<Vec<_>>();
    assert_eq!(to_value(&rows).expect("written")[0]["code"], rows[0].code);
}
