//! Failures that don't look like the others: Huawei Cloud's envelopes, and DBS's inside HTTP 200.

use cloud_backup_api::aliyun::dbs::{self, CreateAndStartBackupPlanRequest};
use cloud_backup_api::huaweicloud::rds::{self as huawei, CreateManualBackupRequest};
use cloud_backup_api::{Failure, HttpResponse, Operation, ServiceError};
use serde_json::json;

use super::{response, service_error};

fn huawei_error(status: u16, body: &str) -> ServiceError<huawei::ErrorCode> {
    service_error::<CreateManualBackupRequest>(&HttpResponse {
        status,
        headers: vec![("X-Request-Id".into(), "c31c11ba7c5a".into())],
        body: body.into(),
    })
}

fn dbs_error(status: u16, body: &str) -> ServiceError<dbs::ErrorCode> {
    service_error::<CreateAndStartBackupPlanRequest>(&response(status, body))
}

#[test]
fn huawei_error_code_and_error_msg() {
    let body = r#"{"error_code":"DBS.200022","error_msg":"The DB instance name already exists."}"#;
    let error = huawei_error(400, body);
    assert_eq!(error.code, huawei::ErrorCode::Dbs200022);
    assert_eq!(error.message, "The DB instance name already exists.");
    assert_eq!(error.http_status, 400);
    assert_eq!(error.request_id.as_deref(), Some("c31c11ba7c5a"));
    assert!(error.unknown_fields().is_empty());
}

#[test]
fn huawei_code_and_message() {
    let error = huawei_error(409, r#"{"code":"DBS.201205","message":"In progress."}"#);
    assert_eq!(error.code.as_str(), "DBS.201205");
    assert!(error.code.is_documented());
    assert_eq!(error.message, "In progress.");
    assert_eq!(error.request_id.as_deref(), Some("c31c11ba7c5a"));
}

#[test]
fn huawei_nested_error() {
    let body = r#"{"error":{"code":"DBS.201205","message":"In progress."}}"#;
    let error = huawei_error(409, body);
    assert_eq!(error.code.as_str(), "DBS.201205");
    assert_eq!(error.message, "In progress.");
    assert!(error.unknown_fields().is_empty());
}

#[test]
fn huawei_error_code_comes_before_the_other_names() {
    let body = r#"{
        "error": {"code": "C", "message": "c"},
        "code": "B", "message": "b",
        "error_code": "DBS.200022", "error_msg": "a"
    }"#;
    let error = huawei_error(400, body);
    assert_eq!(error.code, huawei::ErrorCode::Dbs200022);
    assert_eq!(error.message, "a");

    let body = r#"{"error":{"code":"C","message":"c"},"code":"B","message":"b"}"#;
    let error = huawei_error(400, body);
    assert_eq!((error.code.as_str(), error.message.as_str()), ("B", "b"));

    let body = r#"{"error_code":null,"error_msg":null,"code":"B","message":"b"}"#;
    let error = huawei_error(400, body);
    assert_eq!((error.code.as_str(), error.message.as_str()), ("B", "b"));
}

#[test]
fn huawei_gateway() {
    let message = "Incorrect IAM authentication information: verify aksk signature fail";
    let body = json!({"error_code": "APIGW.0301", "error_msg": message}).to_string();
    let error = huawei_error(401, &body);
    assert_eq!(error.code, huawei::ErrorCode::Apigw0301);
    assert_eq!(error.message, message);
    assert_eq!(error.http_status, 401);
}

#[test]
fn huawei_details_are_not_lost() {
    let body = r#"{
        "error_code": "DBS.280015", "error_msg": "m",
        "details": [{"error_code": "X", "error_msg": "y"}],
        "encoded_authorization_message": "XQAA"
    }"#;
    let error = huawei_error(403, body);
    let unknown = error.unknown_fields();
    let names = unknown.names().collect::<Vec<_>>();
    assert_eq!(names, ["details", "encoded_authorization_message"]);
    let details = unknown.get("details").expect("it is kept");
    assert_eq!(details.to_string(), r#"[{"error_code":"X","error_msg":"y"}]"#);

    let body = r#"{"error":{"code":"C","message":"c","details":["d"]}}"#;
    let error = huawei_error(400, body);
    let rest = error.unknown_fields().get("error").expect("it is kept");
    assert_eq!(rest.to_string(), r#"{"details":["d"]}"#);
}

#[test]
fn huawei_body_that_names_no_error_is_kept() {
    for body in ["<html>Bad Gateway</html>", "Bad Gateway", "", "{}", "[]"] {
        let response = HttpResponse {
            status: 502,
            headers: vec![("x-request-id".into(), "c31c11ba7c5a".into())],
            body: body.into(),
        };
        match CreateManualBackupRequest::decode(&response) {
            Err(Failure::Malformed(error)) => {
                assert_eq!(error.status, 502);
                assert_eq!(error.body, body.as_bytes());
                assert_eq!(error.request_id.as_deref(), Some("c31c11ba7c5a"));
            }
            other => panic!("`{body}` was read as {other:?}"),
        }
    }
}

#[test]
fn dbs_failure_inside_http_200() {
    let body = r#"{
        "HttpStatusCode": 400,
        "RequestId": "4F1888AC-1138-4995-B9FE-D2734F61C058",
        "ErrCode": "Param.NotFound",
        "Success": false,
        "ErrMessage": "The specified parameter Region value is not valid."
    }"#;
    let error = dbs_error(200, body);
    assert_eq!(error.code.as_str(), "Param.NotFound");
    assert_eq!(error.message, "The specified parameter Region value is not valid.");
    assert_eq!(error.http_status, 200);
    assert_eq!(error.request_id.as_deref(), Some("4F1888AC-1138-4995-B9FE-D2734F61C058"));
    assert_eq!(error.reported_status, Some(400));
    assert!(error.to_string().starts_with("Param.NotFound (HTTP 200, status 400 in the body): "));
    assert!(error.unknown_fields().is_empty());
}

#[test]
fn dbs_failure_inside_http_200_has_typed_codes() {
    let body =
        r#"{"Success":false,"ErrCode":"Request.Forbidden","ErrMessage":"Have no Permissions"}"#;
    let error = dbs_error(200, body);
    assert_eq!(error.code, dbs::ErrorCode::RequestForbidden);
    assert_eq!(error.message, "Have no Permissions");
    assert_eq!(error.documented()[0].http_status, Some(403));
}

#[test]
fn dbs_failure_inside_http_200_as_text_and_as_xml() {
    let json =
        r#"{"Success":"False","ErrCode":"Request.Forbidden","ErrMessage":"m","RequestId":"r"}"#;
    let xml = "<CreateAndStartBackupPlanResponse>
        <Success>false</Success><ErrCode>Request.Forbidden</ErrCode>
        <ErrMessage>m</ErrMessage><RequestId>r</RequestId>
    </CreateAndStartBackupPlanResponse>";
    for body in [json, xml] {
        let error = dbs_error(200, body);
        assert_eq!(error.code, dbs::ErrorCode::RequestForbidden);
        assert_eq!(error.message, "m");
        assert_eq!(error.request_id.as_deref(), Some("r"));
    }
}

/// The same fields with a status that means failure already.
#[test]
fn dbs_failure_fields_with_a_status_of_failure() {
    let body = r#"{"HttpStatusCode":403,"RequestId":"r","Success":false,"ErrCode":"Request.Forbidden","ErrMessage":"Have no Permissions"}"#;
    let error = dbs_error(403, body);
    assert_eq!(error.code, dbs::ErrorCode::RequestForbidden);
    assert_eq!(error.message, "Have no Permissions");
    assert_eq!(error.http_status, 403);
    assert_eq!(error.request_id.as_deref(), Some("r"));
}

/// dbs-en:372-381 has `Success` true beside an error code.
#[test]
fn dbs_error_code_beside_success_is_no_failure() {
    for success in [json!(true), json!("true"), json!(null)] {
        let body = json!({"Success": success, "ErrCode": "Param.NotFound", "ErrMessage": "m"});
        let answer = CreateAndStartBackupPlanRequest::decode(&response(200, body.to_string()))
            .expect("it is a success");
        assert_eq!(answer.err_code.as_deref(), Some("Param.NotFound"));
        assert_eq!(answer.err_message.as_deref(), Some("m"));
    }
}

/// The signed text has the password in it.
#[test]
fn dbs_answer_that_repeats_the_signed_request_shows_no_secret() {
    let echo = "server string to sign is:POST&SourceEndpointPassword%3DtestPassword";
    let gateway = json!({"Code": "SignatureDoesNotMatch", "Message": echo, "Detail": echo});
    let in_band = json!({"Success": false, "ErrCode": "SignatureDoesNotMatch", "ErrMessage": echo});
    for (status, body) in [(400, gateway), (200, in_band)] {
        let error = dbs_error(status, &body.to_string());
        assert_eq!(error.code, dbs::ErrorCode::SignatureDoesNotMatch);
        let unknown = error.unknown_fields().iter().map(|(_, value)| value.to_string());
        let shown = format!("{error} {error:?} {:?}", unknown.collect::<Vec<_>>());
        assert!(!shown.contains("testPassword"), "{shown}");
    }
}
