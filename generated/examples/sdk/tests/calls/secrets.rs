//! No secret is in a URL, a span, an event or an error.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use cloud_backup_api::HttpBody;
use cloud_backup_api::aliyun::dbs::{self, CreateAndStartBackupPlanRequest};
use example_sdk::aliyun::{Algorithm, Client, Credentials};
use example_sdk::signature::AccessKey;
use fake_cloud::{Account, Cloud, Fault, Server};

/// A request with a password.
pub(crate) fn plan(password: &str) -> CreateAndStartBackupPlanRequest {
    CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
        instance_class: dbs::InstanceClass::Micro,
        database_type: dbs::DatabaseType::MySql,
        backup_method: dbs::BackupMethod::Logical,
        source_endpoint_instance_type: dbs::SourceEndpointInstanceType::Rds,
        backup_plan_name: "nightly".to_owned(),
    })
    .with_source_endpoint_region("cn-hangzhou")
    .with_source_endpoint_instance_id("rm-1")
    .with_source_endpoint_user_name("backup")
    .with_source_endpoint_password(password)
}

/// What is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic before").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn nothing_that_is_printed_has_a_secret() {
    const SECRETS: [&str; 3] = ["canary-password", "canary-secret", "canary-token"];
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let mut printed = String::new();
    tracing::subscriber::with_default(subscriber, || {
        for account_secret in [SECRETS[1], "another"] {
            let account = Account::new("key", account_secret);
            let server = Server::start_for(account, Cloud::new()).expect("a free port");
            for algorithm in [Algorithm::V3, Algorithm::V1] {
                let key = AccessKey { id: "key".to_owned(), secret: SECRETS[1].into() };
                let credentials = Credentials { key, security_token: Some(SECRETS[2].into()) };
                let client = Client::new(credentials, super::at(&server))
                    .with_algorithm(algorithm)
                    .with_pause(|_| {});
                printed += &format!("{client:?}");
                for fault in [None, Some(Fault::Cut), Some(Fault::Corrupt)] {
                    fault.into_iter().for_each(|fault| server.on_next(fault));
                    match client.call(plan(SECRETS[0])) {
                        Ok(response) => printed += &format!("{response:?}"),
                        Err(error) => printed += &format!("{error} {error:?}"),
                    }
                }
            }
            for request in server.requests() {
                assert!(matches!(request.body, HttpBody::Form(_)));
                printed += &request.path_and_query();
            }
        }
    });
    let log = log.0.lock().expect("no panic before");
    let log = String::from_utf8_lossy(&log);
    assert!(log.contains("call{") && log.contains("attempt"), "{log}");
    for secret in SECRETS {
        assert!(!printed.contains(secret), "{secret} in {printed}");
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}
