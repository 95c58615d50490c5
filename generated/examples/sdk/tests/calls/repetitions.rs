//! A call is repeated if the documents advise it and nothing is done twice, and in no other case.

use std::time::Duration;

use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::{Advice, HttpRequest, Operation, Repeat, Wait};
use example_sdk::aliyun::{Client, Credentials};
use example_sdk::call_error::CallError;
use example_sdk::retries::Repetition;
use example_sdk::signature::AccessKey;
use fake_cloud::{Account, Cloud, Fault, Server};

fn server() -> Server {
    Server::start_for(Account::new("key", "secret"), Cloud::new()).expect("a free port")
}

fn client(server: &Server) -> Client {
    let key = AccessKey { id: "key".to_owned(), secret: "secret".into() };
    let credentials = Credentials { key, security_token: None };
    Client::new(credentials, super::at(server)).with_pause(|_| {})
}

/// Calls with each documented row as the first response; how many calls were repeated, and how many not.
fn each_row<O: Operation + Clone>(request: &O, repetition: Repetition) -> [usize; 2] {
    let mut counts = [0, 0];
    for row in O::INFO.documented_errors() {
        let server = server();
        server.on_next(Fault::Row(row));
        let called = client(&server).call(request.clone());
        let attempts = server.requests().len();
        match called {
            Ok(_) => {
                assert_eq!(attempts, 2, "{row:?}");
                let advice = row.retry.map(|retry| retry.advice);
                assert_eq!(advice, Some(Advice::Later), "{row:?}");
                counts[0] += 1;
            }
            Err(CallError::Failed(failure)) => {
                assert_eq!(attempts, 1, "{row:?}");
                let retry = failure.retry().filter(|retry| retry.advice == Advice::Later);
                // What could be repeated at once would have been.
                let is_short = retry.is_some_and(|it| it.wait == Some(Wait::Seconds));
                let is_safe = retry.is_some_and(|it| {
                    it.repeat == Repeat::Safe || repetition == Repetition::Harmless
                });
                assert!(!(is_short && is_safe), "{row:?}");
                counts[1] += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    counts
}

#[test]
fn a_row_is_repeated_if_its_advice_says_so() {
    // Without a token, an error of the service leaves open whether the backup was started.
    let without = each_row(&rds::CreateBackupRequest::new("rm-1"), Repetition::Harmful);
    let with = each_row(&polardb::CreateBackupRequest::new("pc-1"), Repetition::Harmless);
    for [repeated, returned] in [without, with] {
        assert!(repeated > 0 && returned > repeated, "{repeated} {returned}");
    }
}

/// The server has read the request before it hangs.
#[test]
fn a_call_that_times_out_is_repeated_only_with_a_token() {
    let server = server();
    let client = client(&server).with_timeout(Duration::from_millis(200));
    server.on_next(Fault::Hang);
    let called = client.call(rds::CreateBackupRequest::new("rm-1"));
    assert!(matches!(called, Err(CallError::NoResponse(_))), "{called:?}");
    server.on_next(Fault::Hang);
    let token = |request: &HttpRequest| {
        let parameters = request.sorted_parameters();
        let found = parameters.into_iter().find(|(name, _)| *name == "ClientToken");
        found.map(|(_, token)| token.to_owned())
    };
    let called = client.call(polardb::CreateBackupRequest::new("pc-1"));
    called.expect("a success at the second attempt");
    let requests = server.requests();
    let tokens = requests[1..].iter().map(token).collect::<Vec<_>>();
    assert!(tokens.len() == 2 && tokens[0].is_some() && tokens[0] == tokens[1], "{tokens:?}");
}

#[test]
fn a_call_whose_connection_is_reset_is_repeated_only_with_a_token() {
    let server = server();
    server.on_next(Fault::Reset);
    let called = client(&server).call(rds::CreateBackupRequest::new("rm-1"));
    assert!(matches!(called, Err(CallError::NoResponse(_))), "{called:?}");
    assert!(server.requests().is_empty());
    server.on_next(Fault::Reset);
    client(&server).call(polardb::CreateBackupRequest::new("pc-1")).expect("a success");
    assert_eq!(server.requests().len(), 1);
}
