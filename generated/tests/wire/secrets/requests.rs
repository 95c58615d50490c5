//! What a request tells of its secrets before it is sent.

use cloud_backup_api::aliyun::dbs::CreateAndStartBackupPlanRequest;
use cloud_backup_api::aliyun::rds::CreateBackupRequest;
use cloud_backup_api::support::{Call, RpcStyle};
use cloud_backup_api::{EncodeOptions, HttpBody, HttpRequest, Operation, Placement, Secret};

use super::{CANARY, hits, request, required};

#[test]
fn a_request_tells_whether_it_holds_secrets() {
    let plan = CreateAndStartBackupPlanRequest::new(required());
    for (plan, expected) in [(plan, false), (request(), true)] {
        assert_eq!(plan.has_secrets(), expected);
        let mut http = plan.encode().expect("it can be written");
        assert_eq!(http.has_secrets(), expected);
        http.headers.push(("Authorization".into(), "a".into()));
        assert_eq!(http.has_secrets(), expected);
    }
    assert!(!CreateBackupRequest::new("i").has_secrets());
}

#[test]
fn a_url_for_a_log_shows_no_secret() {
    let mut http = request().encode().expect("it can be written");
    http.query.push(("SecurityToken".into(), CANARY.into()));
    http.query.push(("AccessKeyId".into(), CANARY.into()));
    let shown = http.redacted_path_and_query();
    assert_eq!(hits(&shown), 0, "{shown}");
    assert!(shown.starts_with("/?Action=CreateAndStartBackupPlan&"), "{shown}");
    assert!(shown.contains("&BackupPlanName=nightly&"), "{shown}");
    assert!(shown.contains("&SourceEndpointPassword=REDACTED&"), "{shown}");
    assert!(shown.ends_with("&SecurityToken=REDACTED&AccessKeyId=REDACTED"), "{shown}");
    assert_eq!(hits(&format!("{http:?} {http:#?}")), 0);
    let plain = CreateBackupRequest::new("i").encode().expect("it can be written");
    assert_eq!(plain.redacted_path_and_query(), plain.path_and_query());
}

#[test]
fn what_any_signer_adds_is_concealed() {
    let mut http = CreateBackupRequest::new("i").encode().expect("it can be written");
    for name in [
        "authorization",
        "Proxy-Authorization",
        "cookie",
        "Set-Cookie",
        "x-acs-bearer-token",
        "x-acs-accesskey-id",
        "X-Security-Token",
        "X-Amz-Signature",
    ] {
        http.headers.push((name.into(), CANARY.into()));
    }
    assert_eq!(hits(&format!("{http:?}")), 0, "{http:?}");
    http.headers.push(("x-acs-signature-nonce".into(), "nonce".into()));
    assert!(format!("{http:?}").contains("nonce\")"));
}

const GET: RpcStyle = RpcStyle {
    method: "GET",
    path: "/",
    action: "Action",
    version: "Version",
    format: None,
    location: cloud_backup_api::description::ParameterLocation::Query,
    content_type: "",
};

fn call(placement: Placement, password: Option<Secret>, pin: Option<Secret>) -> HttpRequest {
    let options = EncodeOptions::default().with_placement(placement);
    Call::rpc(&GET, "A", "1", &options)
        .query("First", &"1".to_owned())
        .form("Second", &"2".to_owned())
        .query("Password", &password)
        .form("Pin", &pin)
        .query("Last", &"3".to_owned())
        .finish()
        .expect("it can be written")
}

#[test]
fn a_form_for_secrets_is_a_form_only_if_one_would_be_in_the_query() {
    let secret = || Some(Secret::from("hunter2"));
    for (password, pin) in [(None, None), (None, secret())] {
        let expected = call(Placement::Documented, password.clone(), pin.clone());
        assert_eq!(call(Placement::FormForSecrets, password, pin), expected);
    }
    for (password, pin) in [(secret(), None), (secret(), secret())] {
        let expected = call(Placement::Form, password.clone(), pin.clone());
        let http = call(Placement::FormForSecrets, password, pin);
        assert_eq!(http, expected);
        assert_eq!((http.method, http.path_and_query().as_str()), ("POST", "/"));
    }
    let options = EncodeOptions::default().with_placement(Placement::FormForSecrets);
    let http = request().encode_with(&options).expect("it can be written");
    assert_eq!(http.path_and_query(), "/");
    assert!(matches!(http.body, HttpBody::Form(_)) && http.has_secrets());
    let plan = CreateAndStartBackupPlanRequest::new(required());
    let http = plan.encode_with(&options).expect("it can be written");
    assert_eq!(http, plan.encode().expect("it can be written"));
}
