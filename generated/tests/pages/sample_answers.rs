//! The sample answers of the pages, to the value.

use cloud_backup_api::Operation;
use cloud_backup_api::aliyun::dbs::CreateAndStartBackupPlanRequest;
use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::huaweicloud::rds::{
    BackupInfo, BackupStatus, BackupType, CreateManualBackupRequest,
};

use super::response;

/// rds-zh:134-137
#[test]
fn rds_json() {
    let answer = rds_answer(
        r#"    {
      "BackupJobId": "507****",
      "RequestId": "2C125605-266F-41CA-8AC5-3A643D4F42C5"
    }"#,
    );
    assert_eq!(answer.backup_job_id.as_deref(), Some("507****"));
}

/// rds-en:36-40
#[test]
fn rds_older_xml() {
    let answer = rds_answer(
        r#"<?xml version="1.0" encoding="UTF-8" ?>
<CreateBackupResponse>
<RequestId>2C125605-266F-41CA-8AC5-3A643D4F42C5</RequestId>
<BackupJobId>5073731</BackupJobId>
</CreateBackupResponse>"#,
    );
    assert_eq!(answer.backup_job_id.as_deref(), Some("5073731"));
}

/// rds-en:43-46
#[test]
fn rds_older_json() {
    let answer = rds_answer(
        r#"{
"RequestId" : "2C125605-266F-41CA-8AC5-3A643D4F42C5",
"BackupJobId" : "5073731"
}"#,
    );
    assert_eq!(answer.backup_job_id.as_deref(), Some("5073731"));
}

/// The answer of all three samples, checked but for the job's id.
fn rds_answer(body: &str) -> rds::CreateBackupResponse {
    let answer = rds::CreateBackupRequest::decode(&response(200, body)).expect("it can be read");
    assert_eq!(answer.request_id.as_deref(), Some("2C125605-266F-41CA-8AC5-3A643D4F42C5"));
    assert!(answer.unknown_fields().is_empty());
    answer
}

/// polardb-en:77-80
#[test]
fn polardb_json() {
    let body = r#"{
  "RequestId": "F3322AFE-083E-4D77-A074-421301******",
  "BackupJobId": "11111111"
}"#;
    let answer =
        polardb::CreateBackupRequest::decode(&response(200, body)).expect("it can be read");
    assert_eq!(answer.request_id.as_deref(), Some("F3322AFE-083E-4D77-A074-421301******"));
    assert_eq!(answer.backup_job_id.as_deref(), Some("11111111"));
    assert!(answer.unknown_fields().is_empty());
}

/// huawei-en:84
#[test]
fn huawei_json_of_mysql() {
    let backup = huawei_answer(
        r#"{ "backup": { "id": "cb211c0075104151a748a854bc8bd87dbr01", "name": "mybackup", "description": "manual backup", "begin_time": "2022-08-23T07:41:50Z", "status": "BUILDING", "type": "manual", "instance_id": "d8e6ca5a624745bcb546a227aa3ae1cfin01" } }"#,
    );
    assert_eq!(backup.id, "cb211c0075104151a748a854bc8bd87dbr01");
    assert_eq!(backup.begin_time, "2022-08-23T07:41:50Z");
    assert_eq!(backup.instance_id, "d8e6ca5a624745bcb546a227aa3ae1cfin01");
}

/// huawei-en:85, after the sentence that opens the line.
#[test]
fn huawei_json_of_postgresql() {
    let backup = huawei_answer(
        r#"{ "backup": { "id": "104b59afd83d4fc7b2c03ad14c4be080br03", "name": "mybackup", "description": "manual backup", "begin_time": "2022-08-23T07:20:36Z", "status": "BUILDING", "type": "manual", "instance_id": "a8a5fc65b1a04ceb9d72212891ad73f8in03" } }"#,
    );
    assert_eq!(backup.id, "104b59afd83d4fc7b2c03ad14c4be080br03");
    assert_eq!(backup.begin_time, "2022-08-23T07:20:36Z");
    assert_eq!(backup.instance_id, "a8a5fc65b1a04ceb9d72212891ad73f8in03");
}

/// The backup of both samples, checked but for its ids and its time.
fn huawei_answer(body: &str) -> BackupInfo {
    let answer = CreateManualBackupRequest::decode(&response(200, body)).expect("it can be read");
    assert!(answer.unknown_fields().is_empty());
    let backup = answer.backup;
    assert_eq!(backup.name, "mybackup");
    assert_eq!(backup.description.as_deref(), Some("manual backup"));
    assert_eq!(backup.status, BackupStatus::Building);
    assert_eq!(backup.r#type, BackupType::Manual);
    assert_eq!(backup.databases, None);
    assert!(backup.unknown_fields().is_empty());
    backup
}

/// dbs-en:372-381: a success, although it has an error code.
#[test]
fn dbs_json() {
    let body = r#"{
  "HttpStatusCode": 200,
  "RequestId": "4F1888AC-1138-4995-B9FE-D2734F61C058",
  "CreateBackupSet": true,
  "ErrCode": "Param.NotFound",
  "Success": true,
  "ErrMessage": "The specified parameter %s value is not valid.",
  "BackupPlanId": "dbs1hvb0wwweusfa",
  "OrderId": "2056157***"
}"#;
    let answer =
        CreateAndStartBackupPlanRequest::decode(&response(200, body)).expect("it can be read");
    assert_eq!(answer.http_status_code, Some(200));
    assert_eq!(answer.request_id.as_deref(), Some("4F1888AC-1138-4995-B9FE-D2734F61C058"));
    assert_eq!(answer.create_backup_set, Some(true));
    assert_eq!(answer.err_code.as_deref(), Some("Param.NotFound"));
    assert_eq!(answer.success, Some(true));
    assert_eq!(
        answer.err_message.as_deref(),
        Some("The specified parameter %s value is not valid.")
    );
    assert_eq!(answer.backup_plan_id.as_deref(), Some("dbs1hvb0wwweusfa"));
    assert_eq!(answer.order_id.as_deref(), Some("2056157***"));
    assert!(answer.unknown_fields().is_empty());
}
