//! Each documented row and each error body that was seen, of every operation, there and back in both formats.

use std::fs;

use cloud_backup_api::description::DocumentedError;
use cloud_backup_api::{
    EncodeOptions, Failure, Format, HttpResponse, Operation, OperationVisitor, SerdeOperation,
    ServiceError, ServiceErrorCode, each_operation,
};
use fake_cloud::Fault;
use serde_json::Value;

use super::{bytes, open, response};

/// A request that breaks no rule, from the vectors.
fn request<O: SerdeOperation>() -> O {
    let module = O::INFO.service.module.replace("::", "/");
    let folder = format!("{}/../vectors/{module}", env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(folder).expect("the service has vectors");
    let vectors = files.map(|file| {
        let text = fs::read_to_string(file.expect("a file").path()).expect("it can be read");
        serde_json::from_str::<Value>(&text).expect("it is JSON")
    });
    let vectors = vectors.filter(|vectors| vectors["operation"] == O::NAME);
    let mut requests = vectors.flat_map(|vectors| {
        let rules = vectors["rules"].as_array().cloned().unwrap_or_default();
        rules.into_iter().map(|rule| O::deserialize(&rule["cases"][0]["request"]))
    });
    requests.next().expect("a rule has cases").expect("a request")
}

fn service_error<O: Operation>(request: &O, response: &HttpResponse) -> ServiceError<O::ErrorCode> {
    match request.decode_for(response) {
        Err(Failure::Service(error)) => *error,
        other => panic!("no error of the service: {other:?}"),
    }
}

/// Expects each documented row as its typed code, with its advice.
#[derive(Default)]
struct Rows(usize);

impl OperationVisitor for Rows {
    fn visit<O: SerdeOperation>(&mut self) {
        let (server, request) = (open(), request::<O>());
        for format in [Format::Json, Format::Xml] {
            let options = EncodeOptions::default().with_format(format);
            let bytes = bytes(&request.encode_with(&options).expect("it can be written"));
            for row in O::INFO.documented_errors() {
                server.on_next(Fault::Row(row));
                let response = response(&server, &bytes);
                let error = service_error(&request, &response);
                assert_eq!(error.code, O::ErrorCode::parse(row.code));
                assert!(!error.documented().is_empty(), "{error}");
                assert_eq!(error.http_status, row.http_status.unwrap_or(400));
                let is_same = |found: &&DocumentedError| found.retry == row.retry;
                assert!(error.documented().iter().any(|found| is_same(&found)), "{error}");
                // Several operations list the same code, with advice of their own.
                let found = error.row().and_then(|row| row.operation);
                assert!(found.is_none_or(|operation| operation == O::NAME), "{error}");
                let advised = error.retry().is_some();
                assert_eq!(advised, error.row().is_some_and(|row| row.retry.is_some()), "{error}");
                assert!(error.request_id.is_some());
                self.0 += 1;
            }
        }
    }
}

#[test]
fn every_documented_row_comes_back_as_its_code() {
    let mut rows = Rows::default();
    each_operation(&mut rows);
    assert!(rows.0 > 400, "{}", rows.0);
}

/// Error bodies that services were seen to send, also those of operations that the crate does not have.
const SEEN: &[Seen] = &[
    Seen {
        provider: "aliyun",
        status: 403,
        code: "OperationDenied.DBInstanceStatus",
        json: r#"{"RequestId":"00000000-0000-4000-8000-000000000002","HostId":"rds.aliyuncs.com","Code":"OperationDenied.DBInstanceStatus","Message":"The current status of the specified instance does not support this operation."}"#,
        xml: "<Error><RequestId>00000000-0000-4000-8000-000000000002</RequestId><HostId>rds.aliyuncs.com</HostId><Code>OperationDenied.DBInstanceStatus</Code><Message>The current status of the specified instance does not support this operation.</Message></Error>",
    },
    Seen {
        provider: "aliyun",
        status: 400,
        code: "ProxyTurnOff.Denied",
        json: r#"{"Code":"ProxyTurnOff.Denied","HostId":"polardb.aliyuncs.com","Message":"Turn off proxy for standard edition is denied.","Recommend":"https://api.aliyun.com/troubleshoot?q=ProxyTurnOff.Denied&product=polardb&requestId=00000000-0000-4000-8000-000000000004","RequestId":"00000000-0000-4000-8000-000000000004"}"#,
        xml: "<Error><Code>ProxyTurnOff.Denied</Code><HostId>polardb.aliyuncs.com</HostId><Message>Turn off proxy for standard edition is denied.</Message><Recommend>https://api.aliyun.com/troubleshoot?q=ProxyTurnOff.Denied&amp;product=polardb&amp;requestId=00000000-0000-4000-8000-000000000004</Recommend><RequestId>00000000-0000-4000-8000-000000000004</RequestId></Error>",
    },
    Seen {
        provider: "huaweicloud",
        status: 400,
        code: "DBS.280241",
        json: r#"{"error_code":"DBS.280241","error_msg":"Invalid storage type."}"#,
        xml: "<error><error_code>DBS.280241</error_code><error_msg>Invalid storage type.</error_msg></error>",
    },
    Seen {
        provider: "huaweicloud",
        status: 400,
        code: "DBS.280285",
        json: r#"{"error_msg":"Invalid AZ.","error_code":"DBS.280285"}"#,
        xml: "<error><error_msg>Invalid AZ.</error_msg><error_code>DBS.280285</error_code></error>",
    },
    Seen {
        provider: "huaweicloud",
        status: 403,
        code: "DBS.212003",
        json: r#"{"error_msg":"Operation not allowed.","error_code":"DBS.212003"}"#,
        xml: "<error><error_msg>Operation not allowed.</error_msg><error_code>DBS.212003</error_code></error>",
    },
];

struct Seen {
    /// The module of the provider whose service sent it.
    provider: &'static str,
    status: u16,
    code: &'static str,
    json: &'static str,
    xml: &'static str,
}

/// Expects what was seen as its code, with what the crate advises about it, in both formats alike.
struct Bodies;

impl OperationVisitor for Bodies {
    fn visit<O: SerdeOperation>(&mut self) {
        let (server, request) = (open(), request::<O>());
        let bytes = bytes(&request.encode().expect("it can be written"));
        // The fields of an envelope are those of its provider.
        let provider = O::INFO.service.module.split("::").next();
        for seen in SEEN.iter().filter(|seen| Some(seen.provider) == provider) {
            let [json, xml] = [seen.json, seen.xml].map(|body| {
                server.on_next(Fault::Body { status: seen.status, body });
                service_error(&request, &response(&server, &bytes))
            });
            for error in [&json, &xml] {
                assert_eq!(error.code.as_str(), seen.code);
                assert_eq!(error.code, O::ErrorCode::parse(seen.code));
                assert_eq!(error.http_status, seen.status);
                assert!(seen.json.contains(&error.message), "{error}");
                let advice = error.row().and_then(|row| row.retry).map(|retry| retry.advice);
                if !error.documented().is_empty() {
                    assert_eq!(error.retry().map(|retry| retry.advice), advice, "{error}");
                }
            }
            assert_eq!(json.to_string(), xml.to_string());
            assert_eq!(json.retry(), xml.retry());
            assert_eq!(json.recommendation, xml.recommendation);
        }
    }
}

#[test]
fn every_error_body_that_was_seen_comes_back_as_its_code() {
    each_operation(&mut Bodies);
}
