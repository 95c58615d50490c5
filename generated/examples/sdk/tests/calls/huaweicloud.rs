//! The asynchronous client and Huawei Cloud.

use std::sync::Mutex;
use std::time::Duration;

use cloud_backup_api::Failure;
use cloud_backup_api::huaweicloud::rds::{
    Context, CreateManualBackupRequest, CreateManualBackupRequired, ErrorCode,
};
use example_sdk::call_error::CallError;
use example_sdk::huaweicloud::{Client, Credentials};
use example_sdk::signature::AccessKey;
use fake_cloud::{Account, Cloud, Fault, Server};

fn server(cloud: Cloud) -> Server {
    let account = Account::new("key", "secret").with_token("token-22");
    Server::start_for(account, cloud).expect("a free port")
}

fn key(secret: &str) -> Credentials {
    Credentials::Key(AccessKey { id: "key".to_owned(), secret: secret.into() })
}

/// A client that does not wait.
fn client(server: &Server, credentials: Credentials) -> Client {
    let client = Client::new(credentials, super::at(server)).expect("a client");
    client.with_pause(|_| tokio::time::sleep(Duration::ZERO))
}

pub(crate) fn request() -> CreateManualBackupRequest {
    CreateManualBackupRequest::new(CreateManualBackupRequired {
        project_id: "project".to_owned(),
        instance_id: "instance".to_owned(),
        name: "nightly".to_owned(),
    })
}

#[tokio::test]
async fn keys_and_tokens_are_accepted() {
    let server = server(Cloud::new());
    for credentials in [key("secret"), Credentials::Token("token-22".into())] {
        let backup = client(&server, credentials).call(request()).await.expect("a success").backup;
        assert_eq!(backup.id, "cb211c0075104151a748a854bc8bd87dbr01");
    }
}

#[tokio::test]
async fn wrong_keys_and_tokens_are_refused() {
    let server = server(Cloud::new());
    for credentials in [key("secreT"), Credentials::Token("token-23".into())] {
        let called = client(&server, credentials).call(request()).await;
        let Err(CallError::Failed(Failure::Service(error))) = called else {
            panic!("an error of the service: {called:?}")
        };
        assert_eq!((error.code.as_str(), error.http_status), ("APIGW.0301", 401));
    }
    assert_eq!(server.requests().len(), 2, "it is not worth a second attempt");
}

#[tokio::test]
async fn a_broken_rule_comes_back_as_its_code() {
    let mut facts = Context::default();
    facts.name_taken = Some(true);
    let server = server(Cloud::new().with_facts::<CreateManualBackupRequest>(facts));
    let called = client(&server, key("secret")).call(request()).await;
    let Err(CallError::Failed(Failure::Service(error))) = called else {
        panic!("an error of the service: {called:?}")
    };
    assert_eq!(error.code, ErrorCode::parse("DBS.201201"));
    assert!(error.code.is_documented());
}

#[tokio::test]
async fn a_throttled_call_waits_as_long_as_it_is_asked_to() {
    static PAUSES: Mutex<Vec<Duration>> = Mutex::new(Vec::new());
    let server = server(Cloud::new());
    server.on_next(Fault::Throttle(Duration::from_secs(7)));
    let client = client(&server, key("secret")).with_pause(|time| {
        PAUSES.lock().expect("no panic before").push(time);
        tokio::time::sleep(Duration::ZERO)
    });
    client.call(request()).await.expect("a success at last");
    assert_eq!(*PAUSES.lock().expect("no panic before"), [Duration::from_secs(7)]);
    assert_eq!(server.requests().len(), 2);
}

/// The operation has no idempotency token.
#[tokio::test]
async fn a_call_without_response_is_not_repeated() {
    for (fault, read) in [(Fault::Cut, 1), (Fault::CutBody, 1), (Fault::Hang, 1), (Fault::Reset, 0)]
    {
        let server = server(Cloud::new());
        server.on_next(fault);
        let client = client(&server, key("secret")).with_timeout(Duration::from_millis(500));
        let called = client.call(request()).await;
        assert!(matches!(called, Err(CallError::NoResponse(_))), "{called:?}");
        assert_eq!(server.requests().len(), read, "{fault:?}");
    }
}
