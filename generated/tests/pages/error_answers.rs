//! Each documented error as a service would answer it, in JSON and in XML.

use cloud_backup_api::aliyun::dbs::CreateAndStartBackupPlanRequest;
use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::description::Language;
use cloud_backup_api::huaweicloud::rds::CreateManualBackupRequest;
use cloud_backup_api::{HttpResponse, Operation, ServiceError, ServiceErrorCode};
use serde_json::json;

use super::error_rows::{Row, rows};
use super::{further_rows, service_error};

const REQUEST_ID: &str = "7463B73D-35CC-4D19-A010-6B8D65D242EF";
const HOST_ID: &str = "backup.aliyuncs.com";
const RECOMMENDATION: &str = "https://api.aliyun.com/troubleshoot?q=a&product=b";

#[test]
fn every_row_is_read_from_json() {
    every_row_is_read_from(|row| {
        let body = match row.service {
            "huaweicloud" => json!({"error_code": row.code, "error_msg": row.message}),
            _ => json!({
                "RequestId": REQUEST_ID,
                "HostId": HOST_ID,
                "Code": row.code,
                "Message": row.message,
                "Recommend": RECOMMENDATION,
            }),
        };
        body.to_string()
    });
}

#[test]
fn every_row_is_read_from_json_in_its_other_spelling() {
    every_row_is_read_from(|row| {
        let body = match row.service {
            "huaweicloud" => json!({"error": {"code": row.code, "message": row.message}}),
            _ => json!({
                "requestId": REQUEST_ID,
                "hostId": HOST_ID,
                "code": row.code,
                "message": row.message,
                "recommend": RECOMMENDATION,
            }),
        };
        body.to_string()
    });
}

#[test]
fn every_row_is_read_from_xml() {
    every_row_is_read_from(|row| {
        let (code, message) = (escaped(row.code), escaped(row.message));
        match row.service {
            "huaweicloud" => format!(
                "<error><error_code>{code}</error_code><error_msg>{message}</error_msg></error>"
            ),
            _ => format!(
                r#"<?xml version="1.0" encoding="UTF-8"?>
<Error>
    <RequestId>{REQUEST_ID}</RequestId>
    <HostId>{HOST_ID}</HostId>
    <Code>{code}</Code>
    <Message>{message}</Message>
    <Recommend><![CDATA[{RECOMMENDATION}]]></Recommend>
</Error>"#
            ),
        }
    });
}

/// With the documented status, if there is one, and with others: a code means the same with each.
fn every_row_is_read_from(body: impl Fn(&Row) -> String) {
    let lists = [rows(), further_rows::huawei(), further_rows::aliyun()];
    for row in lists.iter().flatten() {
        for status in row.status.into_iter().chain([400, 403, 418, 503]) {
            let response = HttpResponse {
                status,
                headers: vec![("X-Request-Id".into(), REQUEST_ID.into())],
                body: body(row).into_bytes(),
            };
            match row.service {
                "rds" => is_read::<rds::CreateBackupRequest>(row, &response),
                "polardb" => is_read::<polardb::CreateBackupRequest>(row, &response),
                "dbs" => is_read::<CreateAndStartBackupPlanRequest>(row, &response),
                "aliyun" => {
                    is_read::<rds::CreateBackupRequest>(row, &response);
                    is_read::<polardb::CreateBackupRequest>(row, &response);
                    is_read::<CreateAndStartBackupPlanRequest>(row, &response);
                }
                "huaweicloud" => is_read::<CreateManualBackupRequest>(row, &response),
                other => panic!("no test knows the service `{other}`"),
            }
        }
    }
}

fn is_read<O: Operation>(row: &Row, response: &HttpResponse) {
    let error = service_error::<O>(response);
    assert_eq!(error.code, O::ErrorCode::parse(row.code));
    assert_eq!(error.code.as_str(), row.code);
    assert_eq!(error.http_status, response.status);
    assert_eq!(error.request_id.as_deref(), Some(REQUEST_ID));
    if row.service != "huaweicloud" {
        assert_eq!(error.host_id.as_deref(), Some(HOST_ID));
        assert_eq!(error.recommendation.as_deref(), Some(RECOMMENDATION));
    }
    assert!(error.unknown_fields().is_empty());
    let is_echo = row.code.ends_with("Signature") || row.code.starts_with("Signature");
    if error.message.starts_with("<redacted") {
        assert!(is_echo, "{error}")
    } else {
        assert_eq!(error.message, row.message)
    }
    is_known(row, &error);
}

/// The documented row, and all that it says.
fn is_known<C: ServiceErrorCode>(row: &Row, error: &ServiceError<C>) {
    let known = error.row().expect("it is documented");
    if Some(error.http_status) == row.status {
        let found = (known.http_status, known.code, known.message);
        assert_eq!(found, (row.status, row.code, row.message));
    } else if error.message == row.message && !row.message.is_empty() {
        assert_eq!((known.code, known.message), (row.code, row.message));
    }
    assert_eq!(error.category(), Some(row.category), "{error}");
    assert!(error.retry().is_some(), "{error}");
    let [english, chinese] = [Language::English, Language::Chinese]
        .map(|language| error.describe(language).expect("it is described"));
    assert!(english.is_ascii() && english.ends_with('.'), "{english}");
    assert!(!chinese.is_ascii() && chinese.ends_with('。'), "{chinese}");
    let line = error.to_string();
    assert!(line.starts_with(&format!("{} (HTTP {}): ", row.code, error.http_status)));
    for part in [&error.message, english, REQUEST_ID] {
        assert!(line.contains(part), "`{part}` is not in `{line}`");
    }
    assert!(!line.contains('\n'), "{line}");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
