//! Requests and responses as the `http` crate's types.

use cloud_backup_api::aliyun::rds::CreateBackupRequest;
use cloud_backup_api::huaweicloud::rds::{
    BackupDatabase, CreateManualBackupRequest, CreateManualBackupRequired,
};
use cloud_backup_api::{HttpResponse, Operation};
use http::uri::Scheme;

#[test]
fn a_request_goes_to_its_host_with_method_headers_and_body() {
    let request = CreateManualBackupRequest::new(CreateManualBackupRequired {
        project_id: "p 1".into(),
        instance_id: "i".into(),
        name: "备份".into(),
    })
    .with_databases([BackupDatabase::new("db1")]);
    let encoded = request.encode().expect("it can be written");
    let http =
        encoded.to_http(Scheme::HTTPS, "rds.eu-de.otc.t-systems.com:8443").expect("it has a form");
    assert_eq!(http.method(), "POST");
    assert_eq!(http.uri(), "https://rds.eu-de.otc.t-systems.com:8443/v3/p%201/backups");
    assert_eq!(http.headers()["content-type"], "application/json");
    assert_eq!(*http.body(), encoded.body.to_bytes());
}

#[test]
fn path_and_query_alone_are_a_request_too() {
    let encoded = CreateBackupRequest::new("rm 1&").encode().expect("written");
    let http = http::Request::try_from(&encoded).expect("it has a form");
    assert_eq!(http.uri().to_string(), encoded.path_and_query());
    assert_eq!(http.uri().host(), None);
}

#[test]
fn what_proves_who_the_caller_is_is_marked() {
    let mut encoded = CreateBackupRequest::new("rm-1").encode().expect("written");
    let header = ("Authorization".to_owned(), "hunter2".to_owned());
    encoded.headers.push(header);
    encoded.headers.push(("x-plain".to_owned(), "值".to_owned()));
    let http = http::Request::try_from(&encoded).expect("it has a form");
    assert!(http.headers()["authorization"].is_sensitive());
    assert!(!http.headers()["x-plain"].is_sensitive());
    assert_eq!(http.headers()["x-plain"].as_bytes(), "值".as_bytes());
    assert!(!format!("{http:?}").contains("hunter2"));
}

#[test]
fn what_has_no_form_is_an_error() {
    let mut encoded = CreateBackupRequest::new("rm-1").encode().expect("written");
    assert!(encoded.to_http(Scheme::HTTPS, "no host").is_err());
    assert!(encoded.to_http(Scheme::HTTPS, "host/path").is_err());
    let header = ("x-line".to_owned(), "a\nb".to_owned());
    encoded.headers.push(header);
    assert!(http::Request::try_from(&encoded).is_err());
}

#[test]
fn responses_come_and_go_with_all_they_carry() {
    let response = http::Response::builder()
        .status(503)
        .header("Retry-After", "5")
        .header("x-odd", http::HeaderValue::from_bytes(b"a\xff").expect("opaque"))
        .body("{}")
        .expect("a response");
    let ours = HttpResponse::from(response);
    assert_eq!(ours.status, 503);
    assert_eq!(ours.header("retry-after"), Some("5"));
    assert_eq!(ours.header("X-Odd"), Some("a\u{fffd}"));
    assert_eq!(ours.body, b"{}");
    let theirs = http::Response::<Vec<u8>>::try_from(ours.clone()).expect("it has a form");
    assert_eq!(HttpResponse::from(theirs), ours);
}
