//! The parameters that are the protocol's own, for signatures that have them in headers.

use cloud_backup_api::aliyun::rds::CreateBackupRequest;
use cloud_backup_api::huaweicloud;
use cloud_backup_api::{EncodeOptions, HttpBody, HttpRequest, Operation, Placement};

#[test]
fn they_are_known_and_can_be_taken_out() {
    let request = CreateBackupRequest::new("rm-1");
    let own = [("Action", "CreateBackup"), ("Version", "2014-08-15"), ("Format", "JSON")];
    let own = own.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut http = request.encode().expect("written");
    assert!(http.is_protocol_parameter("Action") && !http.is_protocol_parameter("DBInstanceId"));
    assert_eq!(http.take_protocol_parameters(), own);
    assert_eq!(http.path_and_query(), "/?DBInstanceId=rm-1");
    assert!(http.take_protocol_parameters().is_empty());

    let options = EncodeOptions::default().with_placement(Placement::Form);
    let mut http = request.encode_with(&options).expect("written");
    assert_eq!(http.take_protocol_parameters(), own);
    assert_eq!(http.body.to_bytes(), b"DBInstanceId=rm-1");
    let HttpBody::Form(pairs) = &mut http.body else { panic!("{http:?}") };
    *pairs = own.to_vec();
    assert_eq!(http.take_protocol_parameters(), own);
    assert_eq!((http.body, http.headers), (HttpBody::Empty, Vec::new()));
}

#[test]
fn rest_has_none() {
    let required = huaweicloud::rds::CreateManualBackupRequired {
        project_id: "p".into(),
        instance_id: "i".into(),
        name: "n".into(),
    };
    let request = huaweicloud::rds::CreateManualBackupRequest::new(required);
    let mut http = request.encode().expect("written");
    assert!(http.take_protocol_parameters().is_empty());
}

#[test]
fn a_request_can_be_made_without_an_operation() {
    let mut http = HttpRequest::new("GET", "/v3/things");
    http.query.push(("a b".into(), "1".into()));
    assert_eq!(http.path_and_query(), "/v3/things?a%20b=1");
    assert!(!http.has_secrets() && http.body == HttpBody::Empty && http.headers.is_empty());
}
