//! The sample requests of the pages, to the parameter.

use cloud_backup_api::aliyun::rds;
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{HttpBody, Operation};
use serde_json::Value;

use super::query;

/// rds-en:30-32, without the heading that the page's text runs on into.
const RDS: &str = "http(s)://rds.aliyuncs.com/?Action=CreateBackup
&DBInstanceId=rm-uf6wjk5****
&<Common request parameters>";

/// huawei-en:38
const HUAWEI_MYSQL: &str = r#"{ "instance_id": "d8e6ca5a624745bcb546a227aa3ae1cfin01", "name": "mybackup", "description": "manual backup" }"#;

/// huawei-en:40
const HUAWEI_POSTGRESQL: &str = r#"{ "instance_id": "a8a5fc65b1a04ceb9d72212891ad73f8in03", "name": "mybackup", "description": "manual backup" }"#;

#[test]
fn rds_create_backup() {
    let request = rds::CreateBackupRequest::new("rm-uf6wjk5****");
    assert!(request.validate().violations().is_empty());
    let http = request.encode().expect("the sample can be written");

    assert_eq!(http.method, "POST");
    assert_eq!(http.path, "/");
    let expected = [
        ("Action", "CreateBackup"),
        ("Version", "2014-08-15"),
        ("Format", "JSON"),
        ("DBInstanceId", "rm-uf6wjk5****"),
    ];
    assert_eq!(query(&http), expected);
    assert!(http.headers.is_empty());
    assert!(http.body == HttpBody::Empty);
    assert_eq!(
        http.path_and_query(),
        "/?Action=CreateBackup&Version=2014-08-15&Format=JSON&DBInstanceId=rm-uf6wjk5%2A%2A%2A%2A"
    );
}

#[test]
fn rds_create_backup_as_the_page_writes_it() {
    let request = rds::CreateBackupRequest::new("rm-uf6wjk5****");
    let http = request.encode().expect("the sample can be written");

    let (_, parameters) = RDS.split_once('?').expect("the sample has a query");
    let documented =
        parameters.split('&').filter_map(|pair| pair.trim().split_once('=')).collect::<Vec<_>>();
    let mut encoded = query(&http);
    // They are among the `<Common request parameters>`.
    encoded.retain(|(name, _)| !["Version", "Format"].contains(name));
    assert_eq!(encoded, documented);
}

#[test]
fn huawei_create_manual_backup_of_mysql() {
    let http = manual_backup("d8e6ca5a624745bcb546a227aa3ae1cfin01");
    let body = r#"{"instance_id":"d8e6ca5a624745bcb546a227aa3ae1cfin01","name":"mybackup","description":"manual backup"}"#;
    assert!(http.body == HttpBody::Json(body.into()));
    assert_eq!(json(body), json(HUAWEI_MYSQL));
}

#[test]
fn huawei_create_manual_backup_of_postgresql() {
    let http = manual_backup("a8a5fc65b1a04ceb9d72212891ad73f8in03");
    let body = r#"{"instance_id":"a8a5fc65b1a04ceb9d72212891ad73f8in03","name":"mybackup","description":"manual backup"}"#;
    assert!(http.body == HttpBody::Json(body.into()));
    assert_eq!(json(body), json(HUAWEI_POSTGRESQL));
}

/// The request of both samples, checked but for its body. The samples don't show a project id.
fn manual_backup(instance_id: &str) -> cloud_backup_api::HttpRequest {
    let request = huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
        project_id: "0483b6b16e954cb88930a360d2c4e663".into(),
        instance_id: instance_id.into(),
        name: "mybackup".into(),
    })
    .with_description("manual backup");
    assert!(request.validate().violations().is_empty());
    let http = request.encode().expect("the sample can be written");

    assert_eq!(http.method, "POST");
    assert_eq!(http.path, "/v3/0483b6b16e954cb88930a360d2c4e663/backups");
    assert!(http.query.is_empty());
    let expected = [("content-type".to_owned(), "application/json".to_owned())];
    assert_eq!(http.headers, expected);
    http
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the text is JSON")
}
