//! Whatever comes as an answer: a value or a failure, never a panic.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud;
use cloud_backup_api::support;
use cloud_backup_api::{Failure, HttpResponse, Operation, ServiceErrorCode};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::model::{Backup, IN_BAND, WITH_HEADERS};

/// The same cases each time, and nothing left behind.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 512,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_140_815),
        ..ProptestConfig::default()
    }
}

fn check<T, C: ServiceErrorCode + 'static>(response: &HttpResponse, result: Result<T, Failure<C>>) {
    match result {
        Ok(_) => assert!((200..300).contains(&response.status)),
        Err(failure) => {
            assert!(!failure.to_string().is_empty() && !format!("{failure:?}").is_empty());
            if let Failure::Malformed(error) = failure {
                assert_eq!((error.status, &error.body), (response.status, &response.body));
            }
        }
    }
}

fn check_all(status: u16, headers: Vec<(String, String)>, body: Vec<u8>) {
    let response = HttpResponse { status, headers, body };
    check(&response, rds::CreateBackupRequest::decode(&response));
    check(&response, polardb::CreateBackupRequest::decode(&response));
    check(&response, dbs::CreateAndStartBackupPlanRequest::decode(&response));
    check(&response, huaweicloud::rds::CreateManualBackupRequest::decode(&response));
    check(&response, support::decode::<Backup, rds::ErrorCode>(&response, &IN_BAND));
    check(&response, support::decode::<Backup, rds::ErrorCode>(&response, &WITH_HEADERS));
    check(
        &response,
        support::decode_list::<Backup, rds::ErrorCode>(&response, &IN_BAND, Some("Part")),
    );
    check(&response, support::decode_empty::<rds::ErrorCode>(&response, &IN_BAND));
}

fn status() -> impl Strategy<Value = u16> {
    prop_oneof![Just(200), Just(400), any::<u16>()]
}

fn headers() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![
        Just("retry-after"),
        Just("X-Request-Id"),
        Just("x-job"),
        Just("x-acs-retry-after")
    ];
    let value = prop_oneof![any::<u64>().prop_map(|number| number.to_string()), any::<String>()];
    proptest::collection::vec((name.prop_map(str::to_owned), value), 0..3)
}

/// Pieces that answers are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "d800",
            "null",
            "true",
            "1e999",
            "-",
            "0",
            ".",
            "\"Code\":",
            "\"Message\":",
            "\"backup\":",
            "\"Success\":false",
            "\"Parts\":",
            "\"Part\":",
            "\"\"",
            "<",
            ">",
            "/>",
            "</",
            "<R>",
            "</R>",
            "<Part>",
            "</Part>",
            "<Id/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?xml",
            "?>",
            "<!DOCTYPE",
            "&",
            ";",
            "&amp;",
            "&#1;",
            "&#x110000;",
            "&x;",
            " i:nil='1'",
            "=",
            "'",
            "\u{feff}",
            "\r\n",
            "\0",
            "é",
        ])
        .prop_map(str::to_owned),
        "[a-z]{0,3}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Any JSON with names that are documented somewhere.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i128>().prop_map(|value| value.to_string()),
        any::<f64>()
            .prop_filter("finite", |value| value.is_finite())
            .prop_map(|value| format!("{value:?}")),
        any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
    ];
    let name = proptest::sample::select(vec![
        "Code",
        "Message",
        "RequestId",
        "Success",
        "backup",
        "id",
        "name",
        "databases",
        "Parts",
        "Part",
        "Tags",
        "Labels",
        "Plan",
        "Host",
        "Days",
        "error_code",
        "error",
        "code",
    ]);
    scalar.prop_recursive(5, 32, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5)
                .prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::vec((name.clone(), inner), 0..6).prop_map(|members| {
                let members = members.iter().map(|(name, value)| format!("\"{name}\":{value}"));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn bytes(status in status(), headers in headers(), body in proptest::collection::vec(any::<u8>(), 0..64)) {
        check_all(status, headers, body);
    }

    #[test]
    fn broken_json_and_xml(status in status(), headers in headers(), body in pieces()) {
        check_all(status, headers, body.into_bytes());
    }

    #[test]
    fn any_json(status in status(), headers in headers(), body in json()) {
        let read: serde_json::Value = serde_json::from_str(&body).expect("JSON");
        let json = body.parse::<cloud_backup_api::values::Json>().expect("JSON");
        let written: serde_json::Value = serde_json::from_str(&json.to_string()).expect("JSON");
        prop_assert_eq!(read, written);
        check_all(status, headers, body.into_bytes());
    }

    #[test]
    fn what_is_json_and_what_is_not(body in pieces()) {
        let reference = serde_json::from_str::<serde_json::Value>(&body);
        let json = body.parse::<cloud_backup_api::values::Json>();
        // Numbers beyond a double are JSON, and only here are they kept.
        let is_number = reference.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
        let has_mark = body.starts_with('\u{feff}');
        prop_assert!(is_number || has_mark || reference.is_ok() == json.is_ok(), "{}", body);
    }
}
