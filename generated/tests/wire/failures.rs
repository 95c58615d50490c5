//! Failures: what the service said.

use std::error::Error;
use std::time::Duration;

use cloud_backup_api::aliyun::dbs::{self, CreateAndStartBackupPlanRequest};
use cloud_backup_api::aliyun::rds::{self, CreateBackupRequest, ErrorCode};
use cloud_backup_api::huaweicloud;
use cloud_backup_api::support::{self, Answer};
use cloud_backup_api::{Failure, HttpResponse, Operation, ServiceError};

use crate::model::{ANSWER, BARE, Backup, IN_BAND, response};

fn service(answer: &Answer, response: &HttpResponse) -> ServiceError<ErrorCode> {
    match support::decode::<Backup, _>(response, answer) {
        Err(Failure::Service(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_error_in_either_format() {
    for body in [
        r#"{"RequestId":"r","HostId":"h","Code":"InvalidDBInstanceId.NotFound","Message":"m","Recommend":"u"}"#,
        r#"{"Recommend":"u","error":{"code":"InvalidDBInstanceId.NotFound","message":"m"},"Code":"","Message":null,"HostId":"h","RequestId":"r"}"#,
        "<Error><RequestId>r</RequestId><HostId>h</HostId><Code>InvalidDBInstanceId.NotFound</Code><Message><![CDATA[m]]></Message><Recommend><![CDATA[u]]></Recommend></Error>",
    ] {
        let error = service(&ANSWER, &response(404, body));
        assert_eq!(error.code.as_str(), "InvalidDBInstanceId.NotFound");
        assert_eq!((error.http_status, error.message.as_str()), (404, "m"));
        assert_eq!(error.request_id.as_deref(), Some("r"));
        assert_eq!(error.host_id.as_deref(), Some("h"));
        assert_eq!(error.recommendation.as_deref(), Some("u"));
        assert_eq!(
            error.to_string(),
            "InvalidDBInstanceId.NotFound (HTTP 404): m (The instance does not exist: check `DBInstanceId`. The same request will fail again.) [request r]"
        );
    }
}

#[test]
fn a_part_of_an_error_is_an_error() {
    let error = service(&ANSWER, &response(500, r#"{"Code":7}"#));
    assert_eq!(error.to_string(), "7 (HTTP 500)");
    let mut answer = response(503, "<Error><Message>busy\r\n\u{1b}[31m</Message></Error>");
    answer.headers =
        vec![("X-Request-ID".into(), "from-header".into()), ("Retry-After".into(), "3".into())];
    let error = service(&ANSWER, &answer);
    assert_eq!(
        error.to_string(),
        "an error without a code (HTTP 503): busy\\n\\u{1b}[31m (Try again in 3s.) [request from-header]"
    );
    assert_eq!(error.retry_after, Some(Duration::from_secs(3)));
    answer.headers.push(("x-wait".into(), "250".into()));
    assert_eq!(service(&ANSWER, &answer).retry_after, Some(Duration::from_millis(250)));
    let error = service(&ANSWER, &response(400, r#"{"Code":"C","Message":{"en":"no"}}"#));
    assert_eq!(error.message, r#"{"en":"no"}"#);
}

/// No provider says that it fails so, and a caller would take it for a success without an id.
#[test]
fn an_error_and_nothing_else_is_a_failure_whatever_the_status_says() {
    for body in [
        r#"{"RequestId":"r","Code":"BackupJobExists","Message":"m"}"#,
        r#"{"RequestId":"r","Code":"BackupJobExists","Message":"m","BackupJobId":null,"New":1}"#,
        "<Error><RequestId>r</RequestId><Code>BackupJobExists</Code><Message>m</Message></Error>",
    ] {
        let failure = CreateBackupRequest::decode(&response(200, body));
        let Err(Failure::Service(error)) = failure else {
            panic!("{failure:?}");
        };
        assert_eq!(error.code, ErrorCode::BackupJobExists);
        assert_eq!((error.http_status, error.message.as_str()), (200, "m"));
        assert_eq!(error.request_id.as_deref(), Some("r"));
    }
    let body = r#"{"error_code":"DBS.200011","error_msg":"m"}"#;
    let failure = huaweicloud::rds::CreateManualBackupRequest::decode(&response(200, body));
    assert!(matches!(failure, Err(Failure::Service(error)) if error.code.is_documented()));
    // Neither an answer of nothing nor one of a list has fields of its own.
    let body = r#"{"Code":"C","Message":"m"}"#;
    let nothing = support::decode_empty::<ErrorCode>(&response(200, body), &BARE);
    assert!(matches!(nothing, Err(Failure::Service(_))));
    let list = support::decode_list::<Backup, ErrorCode>(&response(200, body), &BARE, Some("B"));
    assert!(matches!(list, Err(Failure::Service(_))));
}

/// Services add fields, so that a code alone tells nothing, nor does one beside an answer.
#[test]
fn a_code_within_an_answer_is_no_failure() {
    for body in [
        r#"{"RequestId":"r","BackupJobId":"7","Code":"C","Message":"m"}"#,
        r#"{"RequestId":"r","BackupJobId":"","Code":"C","Message":"m"}"#,
        r#"{"RequestId":"r","Code":"C"}"#,
        r#"{"RequestId":"r","Message":"m"}"#,
        r#"{"RequestId":"r","Code":"200","Message":"successful"}"#,
        r#"{"RequestId":"r","Code":200,"Message":"successful"}"#,
        r#"{"RequestId":"r","Code":"","Message":"m"}"#,
        "{}",
    ] {
        let answer = CreateBackupRequest::decode(&response(200, body));
        assert!(answer.is_ok(), "{body}: {answer:?}");
    }
}

#[test]
fn the_rest_of_an_error_is_readable_by_name() {
    let body =
        r#"{"Code":"NoPermission","Message":"no","Details":{"AuthAction":"rds:CreateBackup"}}"#;
    let Err(Failure::Service(error)) = CreateBackupRequest::decode(&response(403, body)) else {
        panic!("an error");
    };
    assert_eq!(error.unknown_fields().names().collect::<Vec<_>>(), ["Details"]);
    let detail = error.unknown_fields().get("Details");
    let action = detail.and_then(|detail| detail.get("AuthAction")?.text());
    assert_eq!(action.as_deref(), Some("rds:CreateBackup"));
}

#[test]
fn a_failure_inside_a_success() {
    for body in [
        r#"{"Success":false,"ErrCode":"Param.NotFound","ErrMessage":"m","RequestId":"r"}"#,
        r#"{"Success":" False ","Code":"Param.NotFound","Message":"m","RequestId":"r"}"#,
        "<R><Success>FALSE</Success><ErrCode>Param.NotFound</ErrCode><ErrMessage>m</ErrMessage><RequestId>r</RequestId></R>",
    ] {
        let error = service(&IN_BAND, &response(200, body));
        assert_eq!(error.to_string(), "Param.NotFound (HTTP 200): m [request r]");
        assert!(error.unknown_fields().is_empty());
    }
    let body = r#"{"Success":false,"ErrCode":"X","ErrMessage":"m","RequestId":"r"}"#;
    assert_eq!(service(&IN_BAND, &response(400, body)).code.as_str(), "X");
    for body in [r#"{"Success":true,"ErrCode":"Param.NotFound"}"#, r#"{"Success":null}"#, "{}"] {
        assert!(support::decode::<Backup, ErrorCode>(&response(200, body), &IN_BAND).is_ok());
    }
    let twice = response(200, r#"{"Success":true,"Success":false,"ErrCode":"X"}"#);
    assert!(CreateAndStartBackupPlanRequest::decode(&twice).is_err());
}

#[test]
fn a_failure_says_everything_once() {
    let failure = CreateBackupRequest::decode(&response(500, "")).expect_err("no answer");
    assert!(failure.source().is_none());
    let Failure::Malformed(error) = &failure else {
        panic!("{failure}");
    };
    assert_eq!(failure.to_string(), error.to_string());
}

#[test]
fn each_service_has_its_envelope() {
    let body = r#"{"error_code":"DBS.200011","error_msg":"busy"}"#;
    let failure = huaweicloud::rds::CreateManualBackupRequest::decode(&response(409, body));
    let Err(Failure::Service(error)) = failure else {
        panic!("an error");
    };
    let known = "Another operation is being performed on the instance, or the instance is faulty. Try again later.";
    assert_eq!(error.to_string(), format!("DBS.200011 (HTTP 409): busy ({known})"));
    let Err(Failure::Service(error)) =
        CreateBackupRequest::decode(&response(403, "<Error><Code>pay.noCreditCard</Code></Error>"))
    else {
        panic!("an error");
    };
    assert!(error.code.is_documented() && error.code != rds::ErrorCode::parse("Pay.NoCreditCard"));
    let code = dbs::ErrorCode::parse("New.Code");
    assert!(!code.is_documented() && code.documented().is_empty() && code.as_str() == "New.Code");
}
