//! The asynchronous client follows backups of Huawei Cloud to their end, and reads lists page by page.

use std::time::Duration;

use cloud_backup_api::Polled;
use cloud_backup_api::huaweicloud::rds::{ErrorCode, ListBackupsRequest, ListBackupsRequired};
use example_sdk::huaweicloud::{Client, Credentials};
use example_sdk::waiting::{WaitError, Waiting};
use fake_cloud::{Account, Cloud, End, Server, Tasks};
use serde_json::json;

use super::huaweicloud::request;

fn server(cloud: Cloud) -> Server {
    let account = Account::new("key", "secret").with_token("token-22");
    Server::start_for(account, cloud).expect("a free port")
}

/// A client that does not wait.
fn client(server: &Server) -> Client {
    let client = Client::new(Credentials::Token("token-22".into()), super::at(server));
    client.expect("a client").with_pause(|_| tokio::time::sleep(Duration::ZERO))
}

/// Begins a backup and follows it to its end: the last state.
async fn followed(server: &Server) -> Result<String, WaitError<ErrorCode>> {
    let (client, request) = (client(server), request());
    let begun = client.call(request.clone()).await?;
    let polled = client.wait(&request, &begun, Waiting::default()).await?;
    Ok(request.state(&begun, &polled).expect("a state").to_owned())
}

#[tokio::test]
async fn a_backup_is_followed_to_success() {
    let server = server(Cloud::new());
    assert_eq!(followed(&server).await.expect("a success"), "COMPLETED");
    let requests = server.requests();
    let paths = requests[1..].iter().map(|request| request.path_and_query());
    let asked = "/v3/project/backups?instance_id=d8e6ca5a624745bcb546a227aa3ae1cfin01&backup_id=cb211c0075104151a748a854bc8bd87dbr01";
    assert_eq!(paths.collect::<Vec<_>>(), [asked; 3]);
}

#[tokio::test]
async fn a_failed_backup_is_an_error() {
    let server = server(Cloud::new().with_tasks(Tasks { running: 0, end: End::Failed }));
    let error = followed(&server).await.expect_err("it fails");
    assert_eq!(error.to_string(), "the task failed: its state is `FAILED`");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_backup_that_does_not_end_is_given_up() {
    let server = server(Cloud::new().with_tasks(Tasks { running: usize::MAX, end: End::Done }));
    let error = followed(&server).await.expect_err("it does not end");
    assert!(matches!(&error, WaitError::TimedOut { state } if state == "BUILDING"), "{error}");
}

#[tokio::test]
async fn a_list_is_read_to_its_last_page() {
    let backup = |number: usize| {
        json!({
            "id": number.to_string(), "instance_id": "instance", "name": "nightly",
            "begin_time": "2026-11-30T07:28:00+0000", "status": "COMPLETED", "type": "auto",
        })
    };
    let cloud = Cloud::new().with_items::<ListBackupsRequest>((0..250).map(backup));
    let server = server(cloud);
    let client = client(&server);
    let first = ListBackupsRequest::new(ListBackupsRequired {
        project_id: "project".to_owned(),
        instance_id: "instance".to_owned(),
    });
    let mut pages = client.pages(first);
    let mut backups = Vec::new();
    while let Some(page) = pages.next().await {
        backups.extend(page.expect("a page").backups.unwrap_or_default());
    }
    let ids = backups.iter().map(|backup| backup.id.parse::<usize>().expect("a number"));
    assert!(ids.eq(0..250));
    assert_eq!(server.requests().len(), 3, "a hundred on a page");
}
