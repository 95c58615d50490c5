//! Any answer to any operation: a value or a failure, never a panic, and no failure shows a secret.

#![no_main]

use std::fmt::Debug;

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::description::Language;
use cloud_backup_api::{Failure, HttpResponse, Operation, ServiceErrorCode, huaweicloud};
use libfuzzer_sys::fuzz_target;

/// What the first byte chooses.
const STATUSES: [u16; 8] = [200, 202, 204, 400, 403, 409, 429, 500];

/// What the bits of the second byte choose.
const HEADERS: [(&str, &str); 6] = [
    ("X-Request-Id", "r"),
    ("Retry-After", "3"),
    ("x-acs-retry-after", "250"),
    ("retry-after", "99999999999999999999"),
    ("Content-Type", "text/xml;charset=utf-8"),
    ("x-acs-request-id", ""),
];

/// What bytes that no answer has stand for: the request's secret, as services repeat it.
const ECHOES: [(u8, &str); 5] = [
    (1, "SourceEndpointPassword=canary"),
    (2, "sourceendpointpassword%3Dcanary"),
    (3, "%26SourceEndpointPassword%253Dcanary"),
    (4, "SourceEndpointPassword : canary"),
    (5, "\"SourceEndpointPassword\":\"canary\""),
];

fuzz_target!(|input: &[u8]| {
    let [status, bits, body @ ..] = input else {
        return;
    };
    let body = echoing(body);
    // Without the request only its name tells that `canary` is a secret.
    let is_named = body.windows(6).filter(|word| word == b"canary").count() == echoes(input);
    let headers = HEADERS.iter().zip(0..);
    let headers = headers.filter(|(_, bit)| bits >> bit & 1 == 1);
    let response = HttpResponse {
        status: STATUSES[usize::from(*status) % STATUSES.len()],
        headers: headers
            .map(|((name, value), _)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body,
    };
    check(&response, rds::CreateBackupRequest::decode);
    check(&response, polardb::CreateBackupRequest::decode);
    check(&response, huaweicloud::rds::CreateManualBackupRequest::decode);
    // The only one with a secret.
    let shown = check(&response, dbs::CreateAndStartBackupPlanRequest::decode);
    assert!(!is_named || !shown.contains("canary"), "{shown}");
    let request = plan();
    let shown = check(&response, |response| request.decode_for(response));
    assert!(!shown.contains("canary"), "{shown}");
});

fn plan() -> dbs::CreateAndStartBackupPlanRequest {
    let required = dbs::CreateAndStartBackupPlanRequired {
        backup_plan_name: "nightly".into(),
        instance_class: "micro".into(),
        database_type: "MySQL".into(),
        backup_method: "logical".into(),
        source_endpoint_instance_type: "RDS".into(),
    };
    dbs::CreateAndStartBackupPlanRequest::new(required).with_source_endpoint_password("canary")
}

/// Everything that a failure shows, after everything that it can be asked for.
fn check<T: Debug, C: ServiceErrorCode>(
    response: &HttpResponse,
    decode: impl Fn(&HttpResponse) -> Result<T, Failure<C>>,
) -> String {
    match decode(response) {
        Ok(answer) => {
            assert!((200..300).contains(&response.status));
            drop(format!("{answer:?} {answer:#?}"));
            String::new()
        }
        Err(Failure::Service(error)) => {
            let unknown = error.unknown_fields().iter();
            let unknown = unknown.map(|(name, value)| format!("{name} {value}"));
            let unknown = unknown.collect::<String>();
            let row = (error.row(), error.category(), error.retry());
            let said = error.describe(Language::Chinese);
            let failure = Failure::Service(error);
            format!("{failure} {failure:?} {failure:#?} {unknown} {row:?} {said:?}")
        }
        Err(Failure::Malformed(error)) => {
            assert_eq!((error.status, &error.body), (response.status, &response.body));
            let excerpt = error.excerpt().to_owned();
            let failure = Failure::<C>::Malformed(error);
            format!("{failure} {failure:?} {failure:#?} {excerpt}")
        }
    }
}

/// The body with the secret where it is repeated.
fn echoing(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for byte in body {
        match ECHOES.iter().find(|(mark, _)| mark == byte) {
            Some((_, echo)) => out.extend_from_slice(echo.as_bytes()),
            None => out.push(*byte),
        }
    }
    out
}

fn echoes(input: &[u8]) -> usize {
    let marks = input[2..].iter();
    marks
        .filter(|byte| ECHOES.iter().any(|(mark, _)| mark == *byte))
        .count()
}
