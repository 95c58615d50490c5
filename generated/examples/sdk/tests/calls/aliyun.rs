//! The blocking client and Alibaba Cloud.

use std::sync::Mutex;
use std::time::Duration;

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::{Failure, HttpRequest, Operation};
use example_sdk::aliyun::{Algorithm, Client, Credentials};
use example_sdk::call_error::CallError;
use example_sdk::endpoint::Destination;
use example_sdk::retries::Retries;
use example_sdk::signature::AccessKey;
use fake_cloud::{Account, Cloud, Fault, Server};

fn server() -> Server {
    serving(Cloud::new())
}

fn serving(cloud: Cloud) -> Server {
    Server::start_for(Account::new("key", "secret"), cloud).expect("a free port")
}

/// A client with this secret, which does not wait.
fn client(server: &Server, secret: &str) -> Client {
    let key = AccessKey { id: "key".to_owned(), secret: secret.into() };
    let credentials = Credentials { key, security_token: None };
    Client::new(credentials, super::at(server)).with_pause(|_| {})
}

/// The failure that a service returned.
fn failure<O: Operation>(
    called: Result<O::Response, CallError<O::ErrorCode>>,
) -> Failure<O::ErrorCode> {
    match called {
        Err(CallError::Failed(failure)) => failure,
        other => panic!("no failure: {other:?}"),
    }
}

fn parameter<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    let mut parameters = request.sorted_parameters().into_iter();
    parameters.find(|(key, _)| *key == name).map(|(_, value)| value)
}

#[test]
fn both_algorithms_are_accepted_by_every_service() {
    let server = server();
    let plan = super::secrets::plan("hunter-22");
    for algorithm in [Algorithm::V3, Algorithm::V1] {
        let client = client(&server, "secret").with_algorithm(algorithm);
        let backup = client.call(rds::CreateBackupRequest::new("rm-1").with_db_name(["a b", "*"]));
        assert_eq!(backup.expect("a success").backup_job_id.as_deref(), Some("507****"));
        let backup = client.call(polardb::CreateBackupRequest::new("pc-1"));
        assert_eq!(backup.expect("a success").backup_job_id.as_deref(), Some("11111111"));
        let plan = client.call::<dbs::CreateAndStartBackupPlanRequest>(plan.clone());
        assert_eq!(plan.expect("a success").backup_plan_id.as_deref(), Some("dbs1hvb0wwweusfa"));
    }
}

#[test]
fn temporary_credentials_are_signed_too() {
    let server = server();
    let key = AccessKey { id: "key".to_owned(), secret: "secret".into() };
    let credentials = Credentials { key, security_token: Some("token-22".into()) };
    for algorithm in [Algorithm::V3, Algorithm::V1] {
        let client = Client::new(credentials.clone(), super::at(&server)).with_algorithm(algorithm);
        client.call(rds::CreateBackupRequest::new("rm-1")).expect("a success");
    }
    let requests = server.requests();
    let has_token =
        |(name, value): &(String, String)| name == "x-acs-security-token" && value == "token-22";
    assert!(requests[0].headers.iter().any(has_token));
    assert_eq!(parameter(&requests[1], "SecurityToken"), Some("token-22"));
}

#[test]
fn a_request_that_breaks_a_rule_is_not_sent() {
    let server = server();
    let request = rds::CreateBackupRequest::new("rm-1")
        .with_backup_method(rds::BackupMethod::Snapshot)
        .with_db_name(["orders"]);
    let refused = client(&server, "secret").call(request);
    let Err(CallError::Refused(report)) = refused else { panic!("refused by the rule") };
    assert_eq!(
        report.errors().map(|error| error.rule().id).collect::<Vec<_>>(),
        ["db_name_not_for_snapshot"]
    );
    assert!(server.requests().is_empty());
}

#[test]
fn what_only_the_service_knows_comes_back_as_its_code() {
    let mut facts = rds::Context::default();
    facts.backup_in_progress = Some(true);
    let server = serving(Cloud::new().with_facts::<rds::CreateBackupRequest>(facts));
    let called = client(&server, "secret").call(rds::CreateBackupRequest::new("rm-1"));
    let Failure::Service(error) = failure::<rds::CreateBackupRequest>(called) else {
        panic!("an error of the service")
    };
    assert_eq!(error.code, rds::ErrorCode::BackupJobExists);
    // The advice is to retry in minutes, which is too long to wait within a call.
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_throttled_call_waits_as_long_as_it_is_asked_to() {
    static PAUSES: Mutex<Vec<Duration>> = Mutex::new(Vec::new());
    let server = server();
    let asked = [1500, 2500].map(Duration::from_millis);
    asked.into_iter().for_each(|wait| server.on_next(Fault::Throttle(wait)));
    let client = client(&server, "secret");
    let client = client.with_pause(|time| PAUSES.lock().expect("no panic before").push(time));
    client.call(rds::CreateBackupRequest::new("rm-1")).expect("a success at last");
    assert_eq!(*PAUSES.lock().expect("no panic before"), asked);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn attempts_and_waits_are_bounded() {
    let server = server();
    let client = client(&server, "secret")
        .with_retries(Retries { attempts: 2, longest_wait: Duration::from_secs(5) });
    for (wait, sent) in [(1, 2), (6, 1)] {
        for _ in 0..sent {
            server.on_next(Fault::Throttle(Duration::from_secs(wait)));
        }
        let before = server.requests().len();
        let called = client.call(rds::CreateBackupRequest::new("rm-1"));
        let failure = failure::<rds::CreateBackupRequest>(called);
        assert_eq!(failure.retry_after(), Some(Duration::from_secs(wait)));
        assert_eq!(server.requests().len() - before, sent);
    }
}

#[test]
fn a_wrong_signature_is_refused() {
    let server = server();
    for algorithm in [Algorithm::V3, Algorithm::V1] {
        let client = client(&server, "secreT").with_algorithm(algorithm);
        let called = client.call(rds::CreateBackupRequest::new("rm-1"));
        let Failure::Service(error) = failure::<rds::CreateBackupRequest>(called) else {
            panic!("an error of the service")
        };
        assert_eq!(error.code, rds::ErrorCode::SignatureDoesNotMatch);
    }
    assert_eq!(server.requests().len(), 2, "it is not worth a second attempt");
}

/// Nobody knows whether the first request was carried out.
#[test]
fn a_call_without_response_is_repeated_only_with_a_token() {
    for fault in [Fault::Cut, Fault::CutBody] {
        let server = server();
        let client = client(&server, "secret");
        server.on_next(fault);
        let called = client.call(rds::CreateBackupRequest::new("rm-1"));
        assert!(matches!(called, Err(CallError::NoResponse(_))), "{called:?}");
        assert_eq!(server.requests().len(), 1);

        server.on_next(fault);
        client.call(polardb::CreateBackupRequest::new("pc-1")).expect("a success");
        let requests = server.requests();
        let tokens = requests[1..].iter().map(|request| parameter(request, "ClientToken"));
        let tokens = tokens.collect::<Vec<_>>();
        assert_eq!(tokens.len(), 2);
        assert!(tokens[0].is_some() && tokens[0] == tokens[1], "{tokens:?}");
    }
}

#[test]
fn a_body_that_can_not_be_read_is_no_response_and_not_repeated() {
    let server = server();
    server.on_next(Fault::Corrupt);
    let called = client(&server, "secret").call(polardb::CreateBackupRequest::new("pc-1"));
    let failure = failure::<polardb::CreateBackupRequest>(called);
    assert!(matches!(failure, Failure::Malformed(_)), "{failure}");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn regions_lead_to_hosts() {
    let host = |region: &str| {
        let endpoint = Destination::Region(region.to_owned()).endpoint(&rds::SERVICE);
        endpoint.map(|endpoint| endpoint.host)
    };
    assert_eq!(host("cn-hangzhou").as_deref(), Ok("rds.aliyuncs.com"));
    assert_eq!(host("ap-south-1").as_deref(), Ok("rds.ap-south-1.aliyuncs.com"));
    assert!(host("evil.example/").is_err());
}
