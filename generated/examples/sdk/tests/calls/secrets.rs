//! No secret is in a URL, a span, an event or an error.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use cloud_backup_api::HttpBody;
use cloud_backup_api::aliyun::dbs::{self, CreateAndStartBackupPlanRequest};
use example_sdk::aliyun::{Algorithm, Client, Credentials};
use example_sdk::huaweicloud;
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

impl Log {
    /// What notes everything down.
    fn subscriber(&self) -> impl tracing::Subscriber + Send + Sync + use<> {
        let writer = self.clone();
        tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_writer(move || writer.clone())
            .finish()
    }

    /// The log has the calls, and neither it nor what was printed has a secret.
    fn is_clean_of(&self, secrets: &[&str], printed: &str) {
        let log = self.0.lock().expect("no panic before");
        let log = String::from_utf8_lossy(&log);
        assert!(log.contains("call{") && log.contains("attempt"), "{log}");
        for secret in secrets {
            assert!(!printed.contains(secret), "{secret} in {printed}");
            assert!(!log.contains(secret), "{secret} in {log}");
        }
    }
}

/// What goes wrong with the calls.
const FAULTS: [Option<Fault>; 7] = [
    None,
    Some(Fault::Cut),
    Some(Fault::CutBody),
    Some(Fault::Reset),
    Some(Fault::Corrupt),
    // As a gateway that repeats what it was sent.
    Some(Fault::Body {
        status: 502,
        body: "<html>SecurityToken=canary-token&P=canary-password</html>",
    }),
    Some(Fault::Body {
        status: 400,
        body: r#"{"Code":"New.Code","Message":"canary-password is wrong, SecurityToken=canary-token"}"#,
    }),
];

#[test]
fn nothing_that_is_printed_has_a_secret() {
    const SECRETS: [&str; 3] = ["canary-password", "canary-secret", "canary-token"];
    let log = Log::default();
    let subscriber = log.subscriber();
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
                for fault in FAULTS {
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
    log.is_clean_of(&SECRETS, &printed);
}

/// The asynchronous client, whose requests hold no secret but what signs them.
#[test]
fn nothing_that_is_printed_has_a_key_or_a_token() {
    const SECRETS: [&str; 2] = ["canary-secret", "canary-token"];
    let log = Log::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let mut printed = String::new();
    tracing::subscriber::with_default(log.subscriber(), || {
        for account_secret in [SECRETS[0], "another"] {
            let account = Account::new("key", account_secret).with_token(SECRETS[1]);
            let server = Server::start_for(account, Cloud::new()).expect("a free port");
            let key = AccessKey { id: "key".to_owned(), secret: SECRETS[0].into() };
            for credentials in [
                huaweicloud::Credentials::Key(key),
                huaweicloud::Credentials::Token(SECRETS[1].into()),
                huaweicloud::Credentials::Token("canary-token-2".into()),
            ] {
                let client = huaweicloud::Client::new(credentials, super::at(&server));
                let client = client.expect("a client");
                printed += &format!("{client:?}");
                // What a gateway repeats of a header is not known to be a secret of the request.
                for fault in FAULTS.iter().take(5) {
                    fault.iter().for_each(|fault| server.on_next(*fault));
                    match runtime.block_on(client.call(super::huaweicloud::request())) {
                        Ok(response) => printed += &format!("{response:?}"),
                        Err(error) => printed += &format!("{error} {error:?}"),
                    }
                }
            }
            for request in server.requests() {
                printed += &format!("{request:?} {}", request.path_and_query());
            }
        }
    });
    log.is_clean_of(&SECRETS, &printed);
}
