//! A backup's whole life: begun, polled to its end, listed page by page, in the documents' own responses.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{HttpResponse, Operation, Paged, Polled, Progress};

fn decoded<O: Operation>(body: &str) -> O::Response {
    let response = HttpResponse { status: 200, headers: Vec::new(), body: body.into() };
    O::decode(&response).expect(body)
}

/// The progress of a task, and the query that asks for it.
fn polled<O: Polled>(request: &O, begun: &str, polled: &str) -> (Progress, String) {
    let begun = decoded::<O>(begun);
    let poll = request.poll(&begun).expect("the task is known");
    let http = poll.encode().expect("it can be encoded");
    let progress = request.progress(&begun, &decoded::<O::Poll>(polled));
    (progress, http.path_and_query())
}

#[test]
fn rds_backups_are_polled_by_their_job() {
    let request = rds::CreateBackupRequest::new("rm-1");
    let begun = r#"{"BackupJobId": "476"}"#;
    let query = "/?Action=DescribeBackupTasks&Version=2014-08-15&Format=JSON&DBInstanceId=rm-1&BackupJobId=476";
    for (status, expected) in [
        ("NoStart", Progress::Running),
        ("Uploading", Progress::Running),
        ("Finished", Progress::Done),
        ("Failed", Progress::Failed),
        ("Paused", Progress::Unknown),
    ] {
        let job = format!(r#"{{"BackupJobId": "476", "BackupStatus": "{status}"}}"#);
        let other = r#"{"BackupJobId": "475", "BackupStatus": "Failed"}"#;
        let body = format!(r#"{{"Items": {{"BackupJob": [{other}, {job}]}}}}"#);
        assert_eq!(polled(&request, begun, &body), (expected, query.to_owned()), "{status}");
    }
    let unnamed = decoded::<rds::CreateBackupRequest>(r#"{"RequestId": "r"}"#);
    assert!(request.poll(&unnamed).is_none(), "a response without a job");
}

#[test]
fn polardb_backups_are_polled_by_their_job() {
    let request = polardb::CreateBackupRequest::new("pc-1");
    let body =
        r#"{"Items": {"BackupJob": [{"BackupJobId": "1", "BackupProgressStatus": "Finished"}]}}"#;
    let (progress, query) = polled(&request, r#"{"BackupJobId": "1"}"#, body);
    assert_eq!(progress, Progress::Done);
    assert!(query.ends_with("DBClusterId=pc-1&BackupJobId=1"), "{query}");
}

#[test]
fn dbs_backups_are_polled_by_their_backup_set() {
    let request = dbs::StartBackupPlanRequest::new("dbs1");
    let body = r#"{"Success": true, "Items": {"FullBackupFile": [{"BackupSetId": "s", "BackupStatus": "stop"}]}}"#;
    let begun = r#"{"Success": true, "CreatedFullBackupsetId": "s"}"#;
    let (progress, query) = polled(&request, begun, body);
    assert_eq!(progress, Progress::Failed);
    assert!(query.ends_with("BackupPlanId=dbs1&BackupSetId=s"), "{query}");
}

#[test]
fn huawei_backups_are_found_in_their_list() {
    let request = huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
        project_id: "p".into(),
        instance_id: "i".into(),
        name: "mybackup".into(),
    });
    let backup = |status: &str| {
        format!(
            r#"{{"id": "b", "instance_id": "i", "name": "mybackup", "begin_time": "2022-08-23T07:41:50+0000", "status": "{status}", "type": "manual"}}"#
        )
    };
    let begun = format!(r#"{{"backup": {}}}"#, backup("BUILDING"));
    for (status, expected) in [
        ("BUILDING", Progress::Running),
        ("COMPLETED", Progress::Done),
        ("FAILED", Progress::Failed),
        ("DELETING", Progress::Unknown),
    ] {
        let body = format!(r#"{{"backups": [{}], "total_count": 1}}"#, backup(status));
        let path = "/v3/p/backups?instance_id=i&backup_id=b";
        assert_eq!(polled(&request, &begun, &body), (expected, path.to_owned()), "{status}");
    }
}

#[test]
fn lists_are_read_to_their_last_page() {
    let request = rds::DescribeBackupsRequest::new("rm-1");
    let page = |count: usize| {
        let backups = vec!["{}"; count].join(",");
        decoded::<rds::DescribeBackupsRequest>(&format!(
            r#"{{"TotalRecordCount": 31, "Items": {{"Backup": [{backups}]}}}}"#
        ))
    };
    let next = request.next_page(&page(30)).expect("a second page");
    assert_eq!(next.page_number, Some(2));
    assert_eq!(next.next_page(&page(1)), None);

    let request = huawei::ListBackupsRequest::new(huawei::ListBackupsRequired {
        project_id: "p".into(),
        instance_id: "i".into(),
    });
    let page = decoded::<huawei::ListBackupsRequest>(r#"{"backups": [], "total_count": 7}"#);
    assert_eq!(request.next_page(&page), None, "an empty page is the last one");
}
