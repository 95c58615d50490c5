//! Answers that nobody can read: everything that came, and why.

use std::time::Duration;

use cloud_backup_api::aliyun::rds::ErrorCode;
use cloud_backup_api::support::{self, Responses};
use cloud_backup_api::{Failure, HttpResponse, MalformedResponse};

use crate::model::{Backup, RESPONSES, response};

fn malformed(answer: &Responses, response: &HttpResponse) -> MalformedResponse {
    match support::decode::<Backup, ErrorCode>(response, answer) {
        Err(Failure::Malformed(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_nobody_can_read_is_kept_whole() {
    for (status, body, expected) in [
        (500, "\u{feff}", "the body is empty"),
        (502, "<html><body>Bad<br>Gateway</body></html>", "the body is an HTML page"),
        (502, "\n<!DOCTYPE html PUBLIC 'x'>\n<HTML></HTML>", "the body is an HTML page"),
        (502, "<?xml version='1.0'?><html/>", "the body is an HTML page"),
        (503, "Service Unavailable", "the body is neither JSON nor XML: line 1, column 1"),
        (200, "{\"Id\":\n 'b'}", "the body is neither JSON nor XML: line 2, column 2"),
        (
            200,
            "{\"Id\":\"b\"} {}",
            "the body is neither JSON nor XML: unexpected content after the value",
        ),
        (
            200,
            "<R><Id></R>",
            "the body is not XML: tags do not match, or a reference is malformed, at byte 7",
        ),
        (200, "<R/><R/>", "the body is not XML: unexpected content after the root element"),
        (200, "<R>", "the body is not XML: the document ends before the root element is closed"),
        (
            200,
            "<R>&nbsp;</R>",
            "the body is not XML: unknown entity; only those predefined in XML are accepted",
        ),
        (
            200,
            "<R>&#0;&#xD800;</R>",
            "the body is not XML: a reference does not refer to a character",
        ),
        (500, "{}", "the status indicates a failure, but the body contains no error"),
        (500, "[1]", "the status indicates a failure, but the body contains no error"),
        (404, "null", "the status indicates a failure, but the body contains no error"),
        (302, "<R/>", "the status indicates a failure, but the body contains no error"),
        (200, "null", "the body: expected an object, found null"),
    ] {
        let error = malformed(&RESPONSES, &response(status, body));
        assert_eq!((error.status, error.body.as_slice()), (status, body.as_bytes()));
        assert_eq!(error.reason, expected, "{body:?}");
        let shown = format!(
            "can't read the response with HTTP status {status} and {} bytes: {expected}",
            body.len()
        );
        assert_eq!(error.to_string(), shown);
    }
    let invalid = malformed(&RESPONSES, &response(200, b"<R>\xff</R>".as_slice()));
    assert_eq!(invalid.reason, "the body is not UTF-8 from byte 3");
    let utf16 = malformed(&RESPONSES, &response(200, b"\xff\xfe{\0}\0".as_slice()));
    assert_eq!(utf16.reason, "the body is neither JSON nor XML: line 1, column 1");
    assert!(
        malformed(&RESPONSES, &response(200, b"{\"Id\":\"\xff\"}".as_slice()))
            .reason
            .contains("column 8")
    );
    assert!(
        malformed(&RESPONSES, &response(200, r#"{"Id":"\ud800"}"#)).reason.contains("neither JSON")
    );
}

#[test]
fn a_gateway_that_asks_to_wait_is_heard() {
    let mut answer = response(503, "<html></html>");
    answer.headers = vec![("RETRY-AFTER".into(), "7".into()), ("x-request-id".into(), "g".into())];
    let error = malformed(&RESPONSES, &answer);
    assert_eq!(error.retry_after, Some(Duration::from_secs(7)));
    assert_eq!(error.request_id.as_deref(), Some("g"));
}
