//! The blocking client follows backups of Alibaba Cloud to their end, and reads lists page by page.

use std::sync::Mutex;
use std::time::Duration;

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::{Format, Paged, Polled};
use example_sdk::aliyun::{Client, Credentials};
use example_sdk::call_error::CallError;
use example_sdk::signature::AccessKey;
use example_sdk::waiting::{WaitError, Waiting};
use fake_cloud::{Account, Cloud, End, Fault, Server, Tasks};
use serde_json::json;

fn serving(cloud: Cloud) -> Server {
    Server::start_for(Account::new("key", "secret"), cloud).expect("a free port")
}

/// A client that does not wait.
fn client(server: &Server) -> Client {
    let key = AccessKey { id: "key".to_owned(), secret: "secret".into() };
    let credentials = Credentials { key, security_token: None };
    Client::new(credentials, super::at(server)).with_pause(|_| {})
}

/// Begins a backup and follows it to its end: the last state.
fn followed<O: Polled + Clone>(
    client: &Client,
    request: &O,
) -> Result<String, WaitError<O::ErrorCode>> {
    let begun = client.call(request.clone())?;
    let polled = client.wait(request, &begun, Waiting::default())?;
    Ok(request.state(&begun, &polled).expect("a state").to_owned())
}

/// The error with which waiting ended.
fn failed<O: Polled + Clone>(client: &Client, request: &O) -> WaitError<O::ErrorCode> {
    followed(client, request).expect_err("it does not succeed")
}

#[test]
fn backups_are_followed_to_success_in_both_formats() {
    for format in [Format::Json, Format::Xml] {
        let server = serving(Cloud::new());
        let client = client(&server).with_format(format);
        let state = followed(&client, &rds::CreateBackupRequest::new("rm-1"));
        assert_eq!(state.expect("a success"), "Finished");
        let state = followed(&client, &polardb::CreateBackupRequest::new("pc-1"));
        assert_eq!(state.expect("a success"), "Finished");
        let state = followed(&client, &dbs::StartBackupPlanRequest::new("dbs1"));
        assert_eq!(state.expect("a success"), "finish");
        assert_eq!(server.requests().len(), 3 * 4, "each was running twice");
    }
}

#[test]
fn a_failed_backup_is_an_error() {
    for format in [Format::Json, Format::Xml] {
        let server = serving(Cloud::new().with_tasks(Tasks { running: 1, end: End::Failed }));
        let client = client(&server).with_format(format);
        let error = failed(&client, &rds::CreateBackupRequest::new("rm-1"));
        assert_eq!(error.to_string(), "the task failed: its state is `Failed`");
        let error = failed(&client, &dbs::StartBackupPlanRequest::new("dbs1"));
        assert_eq!(error.to_string(), "the task failed: its state is `stop`");
        assert_eq!(server.requests().len(), 2 * 3);
    }
}

/// PolarDB documents no failed state.
#[test]
fn a_backup_that_does_not_end_is_given_up() {
    static PAUSES: Mutex<Vec<Duration>> = Mutex::new(Vec::new());
    let server = serving(Cloud::new().with_tasks(Tasks { running: 3, end: End::Failed }));
    let client = client(&server);
    let client = client.with_pause(|time| PAUSES.lock().expect("no panic before").push(time));
    let request = polardb::CreateBackupRequest::new("pc-1");
    let begun = client.call(request.clone()).expect("a success");
    let seconds = Duration::from_secs;
    let waiting = Waiting { first: seconds(100), longest: seconds(300), timeout: seconds(1200) };
    let error = client.wait(&request, &begun, waiting).expect_err("it does not end");
    assert!(matches!(&error, WaitError::TimedOut { state } if state == "Checking"), "{error}");
    let mut pauses = PAUSES.lock().expect("no panic before").clone();
    // Calls take time too, which shortens the last wait.
    let last = pauses.pop().expect("a last wait");
    assert_eq!(pauses, [100, 200, 300, 300].map(seconds));
    assert!(last <= seconds(300), "{last:?}");
}

#[test]
fn a_response_without_a_task_can_not_be_followed() {
    let server = serving(Cloud::new());
    server.on_next(Fault::Body { status: 200, body: r#"{"RequestId": "r"}"# });
    let error = failed(&client(&server), &rds::CreateBackupRequest::new("rm-1"));
    assert!(matches!(error, WaitError::Unidentified), "{error}");
    assert_eq!(server.requests().len(), 1);
}

/// To ask twice changes nothing.
#[test]
fn a_question_without_response_is_asked_again() {
    let server = serving(Cloud::new());
    let client = client(&server);
    let request = rds::CreateBackupRequest::new("rm-1");
    let begun = client.call(request.clone()).expect("a success");
    server.on_next(Fault::Cut);
    client.wait(&request, &begun, Waiting::default()).expect("a success");
    assert_eq!(server.requests().len(), 1 + 4);
}

#[test]
fn a_refused_question_ends_the_wait() {
    let server = serving(Cloud::new());
    let client = client(&server);
    let request = rds::CreateBackupRequest::new("rm-1");
    let begun = client.call(request.clone()).expect("a success");
    server.on_next("row=Forbidden.RAM".parse().expect("a documented code"));
    let error = client.wait(&request, &begun, Waiting::default()).expect_err("refused");
    assert!(matches!(error, WaitError::Call(CallError::Failed(_))), "{error}");
}

/// The numbers of items on the pages of a list with five of them.
fn pages<O: Paged>(
    request: O,
    key: &str,
    format: Format,
    count: impl Fn(O::Response) -> usize,
) -> Vec<usize> {
    let items = (1..=5).map(|number| json!({ key: number.to_string() }));
    let server = serving(Cloud::new().with_items::<O>(items));
    let client = client(&server).with_format(format);
    client.pages(request).map(|page| count(page.expect("a page"))).collect()
}

#[test]
fn lists_are_read_to_their_last_page_in_both_formats() {
    for format in [Format::Json, Format::Xml] {
        let request = rds::DescribeBackupsRequest::new("rm-1").with_page_size(2);
        let counts = pages(request, "BackupId", format, |page: rds::DescribeBackupsResponse| {
            page.items.and_then(|items| items.backup).map_or(0, |backups| backups.len())
        });
        assert_eq!(counts, [2, 2, 1]);
        let request = polardb::DescribeBackupsRequest::new(polardb::DescribeBackupsRequired {
            db_cluster_id: "pc-1".to_owned(),
            start_time: "2026-11-01T00:00Z".to_owned(),
            end_time: "2026-11-30T00:00Z".to_owned(),
        });
        let request = request.with_page_size(3);
        let counts =
            pages(request, "BackupId", format, |page: polardb::DescribeBackupsResponse| {
                page.items.and_then(|items| items.backup).map_or(0, |backups| backups.len())
            });
        assert_eq!(counts, [3, 2]);
        // Its pages begin at 0.
        let request = dbs::DescribeFullBackupListRequest::new("dbs1").with_page_size(2);
        let counts =
            pages(request, "BackupSetId", format, |page: dbs::DescribeFullBackupListResponse| {
                page.items
                    .and_then(|items| items.full_backup_file)
                    .map_or(0, |backups| backups.len())
            });
        assert_eq!(counts, [2, 2, 1]);
    }
}

#[test]
fn an_empty_list_has_one_page_and_a_failure_is_the_last() {
    let server = serving(Cloud::new().with_items::<rds::DescribeBackupsRequest>([]));
    let client = client(&server);
    let request = rds::DescribeBackupsRequest::new("rm-1");
    assert_eq!(client.pages(request.clone()).count(), 1);
    server.on_next("row=Forbidden.RAM".parse().expect("a documented code"));
    let mut pages = client.pages(request);
    assert!(matches!(pages.next(), Some(Err(CallError::Failed(_)))));
    assert!(pages.next().is_none());
}
