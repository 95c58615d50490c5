//! Each row of the error tables as a service would answer it, in JSON and in XML.

use cloud_backup_api::aliyun::dbs::CreateAndStartBackupPlanRequest;
use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::{HttpResponse, Operation, ServiceErrorCode};
use serde_json::json;

use super::error_rows::{Row, rows};
use super::{response, service_error};

const REQUEST_ID: &str = "7463B73D-35CC-4D19-A010-6B8D65D242EF";
const HOST_ID: &str = "backup.aliyuncs.com";
const RECOMMENDATION: &str = "https://api.aliyun.com/troubleshoot?q=a&product=b";

#[test]
fn every_row_is_read_from_json() {
    every_row_is_read_from(|row| {
        let body = json!({
            "RequestId": REQUEST_ID,
            "HostId": HOST_ID,
            "Code": row.code,
            "Message": row.message,
            "Recommend": RECOMMENDATION,
        });
        body.to_string()
    });
}

#[test]
fn every_row_is_read_from_json_in_lower_camel_case() {
    every_row_is_read_from(|row| {
        let body = json!({
            "requestId": REQUEST_ID,
            "hostId": HOST_ID,
            "code": row.code,
            "message": row.message,
            "recommend": RECOMMENDATION,
        });
        body.to_string()
    });
}

#[test]
fn every_row_is_read_from_xml() {
    every_row_is_read_from(|row| {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<Error>
    <RequestId>{REQUEST_ID}</RequestId>
    <HostId>{HOST_ID}</HostId>
    <Code>{}</Code>
    <Message>{}</Message>
    <Recommend><![CDATA[{RECOMMENDATION}]]></Recommend>
</Error>"#,
            escaped(row.code),
            escaped(row.message),
        )
    });
}

/// With the documented status and with others: a code means the same with each.
fn every_row_is_read_from(body: impl Fn(&Row) -> String) {
    for row in rows() {
        for status in [row.status, 400, 403, 418, 503] {
            let response = response(status, body(&row));
            match row.service {
                "rds" => is_read::<rds::CreateBackupRequest>(&row, &response),
                "polardb" => is_read::<polardb::CreateBackupRequest>(&row, &response),
                "dbs" => is_read::<CreateAndStartBackupPlanRequest>(&row, &response),
                other => panic!("no test knows the service `{other}`"),
            }
        }
    }
}

fn is_read<O: Operation>(row: &Row, response: &HttpResponse) {
    let error = service_error::<O>(response);
    assert_eq!(error.code, O::ErrorCode::parse(row.code));
    assert_eq!(error.code.as_str(), row.code);
    assert_eq!(error.message, row.message);
    assert_eq!(error.http_status, response.status);
    assert_eq!(error.request_id.as_deref(), Some(REQUEST_ID));
    assert_eq!(error.host_id.as_deref(), Some(HOST_ID));
    assert_eq!(error.recommendation.as_deref(), Some(RECOMMENDATION));
    assert!(error.unknown_fields().is_empty());
    let documented = error.documented().iter();
    let messages = documented.map(|row| (row.http_status, row.message));
    assert!(
        messages
            .collect::<Vec<_>>()
            .contains(&(row.status, row.message))
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
