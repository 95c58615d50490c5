//! A fake cloud until it is stopped: `cargo run --example fake-cloud`.

use std::error::Error;
use std::io::{self, Write};
use std::net::Ipv4Addr;

use clap::Parser;
use cloud_backup_api::aliyun::rds::{CreateBackupRequest, DescribeBackupsRequest};
use cloud_backup_api::{EncodeError, Operation};
use fake_cloud::{Account, Cloud, End, Fault, Server, Tasks, signature};
use serde_json::json;

/// Serves every operation of the crate on 127.0.0.1, as the documents say.
#[derive(Parser)]
struct Arguments {
    /// The port; any free one if it is 0
    #[arg(long, default_value = "0")]
    port: u16,
    /// The access key that must sign requests, as ID:SECRET; without it, signatures are not checked
    #[arg(long, value_parser = account)]
    key: Option<Account>,
    /// What goes wrong with the next request that has no fault yet: row=CODE,
    /// throttle=MILLISECONDS, delay=MILLISECONDS, hang, reset, cut, cut-body or corrupt; may be
    /// repeated
    #[arg(long = "fault")]
    faults: Vec<Fault>,
    /// How many questions for the state of a backup find it running
    #[arg(long, default_value = "2")]
    running: usize,
    /// Let backups fail instead of succeed
    #[arg(long)]
    failing: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Arguments { port, key, faults, running, failing } = Arguments::parse();
    let curl = curl(key.as_ref())?;
    let end = if failing { End::Failed } else { End::Done };
    let backups = (1..=70).map(|number| json!({ "BackupId": number.to_string() }));
    let cloud = Cloud::new().with_tasks(Tasks { running, end });
    let cloud = cloud.with_items::<DescribeBackupsRequest>(backups);
    let server = Server::start_at((Ipv4Addr::LOCALHOST, port).into(), cloud, key)?;
    for fault in faults {
        server.on_next(fault);
    }
    let url = server.url();
    let mut out = io::stdout().lock();
    writeln!(out, "{url}")?;
    writeln!(out, "curl -X POST '{url}{curl}'")?;
    writeln!(out, "cargo run --example aliyun -- create-backup --wait --endpoint {url} rm-1")?;
    out.flush()?;
    server.wait();
    Ok(())
}

/// Path and query of a request, signed if it has to be.
fn curl(account: Option<&Account>) -> Result<String, EncodeError> {
    let mut request = CreateBackupRequest::new("rm-1").encode()?;
    if let Some(Account { key, .. }) = account {
        request.query.push(("AccessKeyId".to_owned(), key.id.clone()));
        let signature = signature::v1(&request, &key.secret);
        request.query.push(("Signature".to_owned(), signature));
    }
    Ok(request.path_and_query())
}

fn account(text: &str) -> Result<Account, &'static str> {
    let (id, secret) = text.split_once(':').ok_or("an access key is ID:SECRET")?;
    Ok(Account::new(id, secret))
}
