//! Failures as services were seen to answer them, which is not always as documented.

use cloud_backup_api::aliyun::dbs::{
    self, CreateAndStartBackupPlanRequest, CreateAndStartBackupPlanRequired,
};
use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::description::Language;
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{
    Advice, Category, Failure, Grounds, HttpResponse, MalformedResponse, Operation, Repeat,
};
use serde_json::json;

use super::further_rows::is_of_a_page;
use super::{response, service_error};

#[test]
fn a_message_that_no_document_has_leaves_the_status_to_decide() {
    let body = r#"{"error_msg":"Parameter error","error_code":"DBS.200001"}"#;
    let error = service_error::<huawei::CreateManualBackupRequest>(&response(400, body));
    let row = error.row().expect("the code is documented");
    assert_eq!((row.http_status, row.message), (Some(400), "Parameter error."));
    assert!(row.matches(&error.message).is_none());
    assert_eq!(error.category(), Some(Category::Input));
    assert_eq!(error.retry().map(|retry| retry.advice), Some(Advice::Never));
}

/// A permission is denied with 400 here and with 403 there.
#[test]
fn a_documented_code_with_another_status_keeps_its_meaning() {
    let message = "User not authorized to operate on the specified resource, or this API doesn't support RAM.";
    let body = json!({"Code": "Forbidden.RAM", "Message": message, "RequestId": "r"});
    for status in [400, 403] {
        let error = service_error::<rds::CreateBackupRequest>(&response(status, body.to_string()));
        assert_eq!(error.code, rds::ErrorCode::ForbiddenRam);
        assert_eq!(error.category(), Some(Category::Permission));
        assert_eq!(error.http_status, status);
    }
}

#[test]
fn a_code_of_another_operation_is_kept_and_nothing_is_made_up() {
    let body = json!({
        "RequestId": "B5E194AC", "HostId": "rds.aliyuncs.com",
        "Code": "OperationDenied.DBInstanceStatus",
        "Message": "The operation is not permitted due to status of instance.",
    });
    let error = service_error::<rds::CreateBackupRequest>(&response(403, body.to_string()));
    assert_eq!(error.code.as_str(), "OperationDenied.DBInstanceStatus");
    assert!(error.row().is_none() && error.category().is_none() && error.retry().is_none());
    assert_eq!(error.describe(Language::Chinese), None);
    assert_eq!(
        error.to_string(),
        "OperationDenied.DBInstanceStatus (HTTP 403): The operation is not permitted due to status of instance. [request B5E194AC]"
    );

    let body = r#"{"error":{"code":"EPS.0003","message":"policy doesn't allow it"}}"#;
    let error = service_error::<huawei::CreateManualBackupRequest>(&response(401, body));
    assert_eq!(error.code.as_str(), "EPS.0003");
}

#[test]
fn denied_access_has_details() {
    let json = json!({
        "Code": "NoPermission", "Message": "m",
        "AccessDeniedDetail": {"AuthAction": "rds:CreateBackup", "UserId": 1234},
    });
    let xml = "<Error><Code>NoPermission</Code><Message>m</Message><AccessDeniedDetail>\
        <AuthAction>rds:CreateBackup</AuthAction><UserId>1234</UserId></AccessDeniedDetail></Error>";
    let camel = r#"{"code":"NoPermission","accessDeniedDetail":{"AuthAction":"rds:CreateBackup","UserId":1234}}"#;
    for body in [json.to_string(), xml.to_owned(), camel.to_owned()] {
        let error = service_error::<rds::CreateBackupRequest>(&response(403, body));
        let detail = error.access_denied_detail.as_ref().expect("it is there");
        let text = |name| detail.get(name).and_then(|value| value.text());
        assert_eq!(text("AuthAction").as_deref(), Some("rds:CreateBackup"));
        assert_eq!(text("UserId").as_deref(), Some("1234"));
        assert!(error.unknown_fields().is_empty());
    }
    let echo = json!({
        "Code": "NoPermission",
        "AccessDeniedDetail": {"Request": "SourceEndpointPassword=testPassword"},
    });
    let error = service_error::<CreateAndStartBackupPlanRequest>(&response(403, echo.to_string()));
    assert!(!format!("{error:?}").contains("testPassword"), "{error:?}");
}

#[test]
fn a_failure_of_nothing_but_an_id_is_a_failure() {
    let error =
        service_error::<polardb::CreateBackupRequest>(&response(400, r#"{"RequestId":"4F78"}"#));
    assert_eq!((error.code.as_str(), error.message.as_str()), ("", ""));
    assert_eq!(error.to_string(), "an error without a code (HTTP 400) [request 4F78]");
}

#[test]
fn the_text_that_varies_is_found_in_the_message() {
    let body = r#"{"Code":"SqlExecuteFailedOrTimeout","Message":"sql command execution failed or timed out:lock wait. again."}"#;
    let error = service_error::<rds::CreateBackupRequest>(&response(400, body));
    let row = error.row().expect("the code is documented");
    let found = row.matches(&error.message).expect("it is the documented message");
    assert_eq!(found.get("reason"), Some("lock wait. again"));
    assert_eq!(row.matches("sql command execution failed"), None);
}

/// rds-zh:164 and rds-zh:166
#[test]
fn the_message_chooses_between_the_rows_of_a_code() {
    let rows = rds::ErrorCode::BasicInfoUncompleted.documented().iter();
    for row in rows.filter(|row| is_of_a_page(row)) {
        let body = json!({"Code": row.code, "Message": row.message}).to_string();
        let error = service_error::<rds::CreateBackupRequest>(&response(400, body));
        assert_eq!(error.row(), Some(row));
    }
    // The status does where there are no messages.
    for status in [400, 429] {
        let body = r#"{"Code":"Throttling.User","Message":"Request was denied."}"#;
        let error = service_error::<rds::CreateBackupRequest>(&response(status, body));
        assert_eq!(error.row().and_then(|row| row.http_status), Some(status));
    }
}

/// observed:1586-1614 and observed:1617-1630
#[test]
fn codes_on_which_a_client_retries_are_retried_whatever_the_status() {
    for (code, status) in [("DBS.200018", 400), ("DBS.200452", 409), ("DBS.212033", 403)] {
        let body = json!({"error_code": code, "error_msg": "Not now."}).to_string();
        let error = service_error::<huawei::CreateManualBackupRequest>(&response(status, body));
        let retry = error.retry().expect("it is advised");
        assert_eq!((retry.advice, retry.grounds), (Advice::Later, Grounds::Observed), "{code}");
        assert_eq!((retry.repeat, error.category()), (Repeat::Safe, Some(Category::Conflict)));
    }
    let body = r#"{"error_code":"DBS.280036","error_msg":"Not ready."}"#;
    let error = service_error::<huawei::CreateManualBackupRequest>(&response(500, body));
    assert_eq!(error.row().and_then(|row| row.http_status), Some(500));
    assert_eq!(error.retry().map(|retry| retry.advice), Some(Advice::Later));
}

/// observed:1728-1757: a plan that was made with `RDS`, `Monday` and `postpay`, as the service lists it
#[test]
fn values_of_a_response_are_known_in_any_letter_case() {
    for text in ["rds", "RDS", "Rds"] {
        let endpoint = dbs::SourceEndpointInstanceType::parse_ignoring_case(text);
        assert_eq!(endpoint, dbs::SourceEndpointInstanceType::Rds, "{text}");
    }
    for day in dbs::Weekday::VALUES {
        let text = day.as_str().to_uppercase();
        assert_eq!(dbs::Weekday::parse_ignoring_case(&text), *day);
    }
    assert_eq!(dbs::PayType::parse_ignoring_case("POSTPAY"), dbs::PayType::Postpay);
    // The other spelling of a page is the value too.
    assert_eq!(dbs::PayType::parse_ignoring_case("POSTPAID"), dbs::PayType::Postpay);
    let unknown = dbs::Weekday::parse_ignoring_case("SOMEDAY");
    assert!(matches!(unknown, dbs::Weekday::Unrecognized(_)));
    assert_eq!(unknown.as_str(), "SOMEDAY");
}

/// What a program sends is sent to the letter, and no rule takes it for a value that it may not be.
#[test]
fn values_of_a_request_are_known_to_the_letter_only() {
    let plan = CreateAndStartBackupPlanRequest::new(CreateAndStartBackupPlanRequired {
        backup_plan_name: "nightly".into(),
        instance_class: dbs::InstanceClass::Micro,
        database_type: dbs::DatabaseType::MySql,
        backup_method: dbs::BackupMethod::Logical,
        source_endpoint_instance_type: dbs::SourceEndpointInstanceType::Rds,
    });
    let plan = plan.with_pay_type("POSTPAY").with_backup_period(["MONDAY"]);
    let query = plan.encode().expect("it can be written").query;
    for (name, value) in [("PayType", "POSTPAY"), ("BackupPeriod", "MONDAY")] {
        assert!(query.contains(&(name.to_owned(), value.to_owned())), "{name}");
        let report = plan.validate();
        let known = format!("{name}.known");
        assert!(report.violations().iter().any(|it| it.rule().id == known), "{report}");
    }
}

#[test]
fn a_body_that_no_one_can_read_is_shown_shortly_and_without_secrets() {
    let huge = format!("{}{}", "<p>".repeat(50), "x".repeat(20_000_000));
    let bodies: [(&str, &[u8]); 7] = [
        ("html", b"<html>\r\n<title>502 Bad Gateway</title>"),
        ("empty", b""),
        ("truncated JSON", br#"{"Code":"InternalError","Mess"#),
        ("truncated XML", b"<Error><Code>InternalErr"),
        ("not UTF-8", b"\xff\xfe<\0E\0"),
        ("plain", b"forbidden"),
        ("huge", huge.as_bytes()),
    ];
    for (kind, body) in bodies {
        let error = malformed(502, body);
        assert_eq!(error.status, 502, "{kind}");
        assert_eq!(error.body, body, "{kind}");
        let excerpt = error.excerpt();
        assert!(excerpt.chars().count() <= 200, "{kind}: {excerpt}");
        assert!(!excerpt.contains(char::is_control), "{kind}: {excerpt}");
        assert_eq!(excerpt.is_empty(), body.is_empty(), "{kind}: {excerpt}");
        assert!(format!("{error} {error:?}").len() < 500, "{kind}");
    }
    for echo in [
        "<html>POST /?SourceEndpointPassword=testPassword",
        "<x><sourceEndpointPassword>testPassword</sourceEndpointPassword>",
        r#"{"a":"POST&SourceEndpointPassword%3DtestPassword"#,
    ] {
        let error = malformed(400, echo.as_bytes());
        let shown = format!("{error} {error:?} {}", error.excerpt());
        assert!(!shown.contains("testPassword"), "{shown}");
    }
}

fn malformed(status: u16, body: &[u8]) -> MalformedResponse {
    let response = HttpResponse { status, headers: Vec::new(), body: body.to_vec() };
    match CreateAndStartBackupPlanRequest::decode(&response) {
        Err(Failure::Malformed(error)) => *error,
        other => panic!("{other:?}"),
    }
}
