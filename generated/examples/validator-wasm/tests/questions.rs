//! What the page asks, and what it is answered.

use serde_json::{Value, json};
use validator_wasm::answered;

fn ask(service: &str, operation: &str, about: &Value) -> Value {
    let question = json!({ "service": service, "operation": operation, "about": about });
    answered(question.to_string().as_bytes())
}

fn request(text: &str, facts: &Value) -> Value {
    ask("aliyun::rds", "CreateBackup", &json!({ "request": { "text": text, "facts": facts } }))
}

#[test]
fn requests_are_read_as_json_query_url_and_curl() {
    let forms = [
        r#"{"DBInstanceId": "rm-1", "DBName": ["a", "b"], "BackupMethod": "Snapshot"}"#,
        "DBInstanceId=rm-1&DBName=a%2Cb&BackupMethod=Snapshot&Timestamp=2024-01-01T00%3A00%3A00Z",
        "https://rds.aliyuncs.com/?Action=CreateBackup&DBInstanceId=rm-1&DBName=a,b&BackupMethod=Snapshot",
        "curl -X POST \\\n  -H 'accept: application/json' 'https://rds.aliyuncs.com/?Action=CreateBackup' \\\n  \
         --data 'DBInstanceId=rm-1&DBName=a%2Cb&BackupMethod=Snapshot'",
    ];
    let answers = forms.map(|text| request(text, &json!({})));
    assert_eq!(answers[0]["violations"][1]["rule"], "db_name_not_for_snapshot");
    for (form, answer) in forms.iter().zip(&answers) {
        assert_eq!(*answer, answers[0], "{form}");
    }
}

#[test]
fn a_violation_has_its_rule_and_a_sentence_in_both_languages() {
    let answer = request(
        r#"{"DBInstanceId": "rm-1", "BackupType": "FullBackup"}"#,
        &json!({ "engine": "MySQL" }),
    );
    let violation = &answer["violations"][0];
    assert_eq!(violation["rule"], "backup_type_for_sql_server");
    assert_eq!(violation["severity"], "warning");
    assert!(violation["message"]["en"].as_str().is_some_and(|it| it.contains("will be ignored")));
    assert!(violation["message"]["zh"].as_str().is_some_and(|it| it.contains("MySQL")));
}

#[test]
fn a_response_is_explained() {
    let body = r#"{"Code": "InvalidBackupMethod.ValueNotSupport", "Message": "no"}"#;
    let text = "DBInstanceId=rm-1&DBName=a&BackupMethod=Snapshot";
    let about =
        json!({ "response": { "status": 400, "body": body, "request": text, "facts": {} } });
    let answer = ask("aliyun::rds", "CreateBackup", &about);
    let cause = answer["causes"][0]["en"].as_str().unwrap_or_default();
    assert!(cause.contains("`DBName` must not be set"), "{answer}");
    assert!(answer["failure"].as_str().is_some_and(|it| it.starts_with("InvalidBackupMethod")));
}

#[test]
fn secrets_are_not_in_the_call() {
    let text = r#"{"BackupPlanName": "n", "InstanceClass": "micro", "DatabaseType": "MySQL", "BackupMethod": "logical",
        "SourceEndpointInstanceType": "RDS", "SourceEndpointPassword": "hunter2hunter2"}"#;
    let about = json!({ "request": { "text": text, "facts": {} } });
    let answer = ask("aliyun::dbs", "CreateAndStartBackupPlan", &about);
    assert!(
        answer["http"]["line"].as_str().is_some_and(|it| it.starts_with("POST /?")),
        "{answer}"
    );
    assert!(!answer.to_string().contains("hunter2"), "{answer}");
}

#[test]
fn what_can_not_be_read_is_told() {
    for (text, expected) in [
        (r#"{"DBInstanceID": "rm-1"}"#, "has no parameter `DBInstanceID`"),
        ("{", "the JSON can't be read"),
        ("DBInstanceId", "a parameter has no `=`"),
        ("{}", "missing field"),
    ] {
        let answer = request(text, &json!({}));
        let problem = answer["problem"].as_str().unwrap_or_default();
        assert!(problem.contains(expected), "{text}: {answer}");
    }
    assert_eq!(
        answered(b"{}")["problem"].as_str().map(|it| it.contains("missing field")),
        Some(true)
    );
}
