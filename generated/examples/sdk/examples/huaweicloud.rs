//! Backups in Huawei Cloud:
//! `cargo run --example huaweicloud -- create-backup --region cn-north-4 --project ID --name nightly INSTANCE`.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use cloud_backup_api::Polled;
use cloud_backup_api::huaweicloud::rds::{
    BackupDatabase, CreateManualBackupRequest, CreateManualBackupRequired, SERVICE,
};
use example_sdk::endpoint::{Destination, Endpoint, EndpointError};
use example_sdk::huaweicloud::{Client, Credentials};
use example_sdk::waiting::Waiting;

/// Creates backups in Huawei Cloud.
///
/// The credentials are in HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or in HUAWEICLOUD_SDK_AUTH_TOKEN.
/// Exit codes: 0, the backup was started or, with --wait, has succeeded; 1, it was not or has not; 2,
/// nothing was tried.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts a backup of a DB instance
    CreateBackup {
        /// The region
        #[arg(long, default_value = "cn-north-4", value_parser = region)]
        region: String,
        /// Where to send requests, if not to the region's host: such as http://127.0.0.1:8080
        #[arg(long)]
        endpoint: Option<Endpoint>,
        /// The ID of the project in the region
        #[arg(long)]
        project: String,
        /// The name of the backup
        #[arg(long)]
        name: String,
        /// A database to back up, instead of all; may be repeated
        #[arg(long = "database")]
        databases: Vec<String>,
        /// Wait until the backup has ended
        #[arg(long)]
        wait: bool,
        /// The ID of the instance
        instance: String,
    },
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let Command::CreateBackup { region, endpoint, project, name, databases, wait, instance } =
        Arguments::parse().command;
    let destination = match endpoint {
        Some(endpoint) => Destination::Endpoint(endpoint),
        None => Destination::Region(region),
    };
    let client = match client(destination) {
        Ok(client) => client,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            return ExitCode::from(2);
        }
    };
    let required = CreateManualBackupRequired { project_id: project, instance_id: instance, name };
    let mut request = CreateManualBackupRequest::new(required);
    let databases = databases.into_iter().map(BackupDatabase::new).collect::<Vec<_>>();
    request.databases = Some(databases).filter(|databases| !databases.is_empty());
    match run(&client, request, wait).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn client(destination: Destination) -> Result<Client, Box<dyn Error + Send + Sync>> {
    Client::new(Credentials::from_environment()?, destination)
}

async fn run(
    client: &Client,
    request: CreateManualBackupRequest,
    wait: bool,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let begun = client.call(request.clone()).await?;
    writeln!(io::stdout(), "{} {}", begun.backup.id, begun.backup.status.as_str())?;
    if wait {
        let polled = client.wait(&request, &begun, Waiting::default()).await?;
        writeln!(io::stdout(), "{}", request.state(&begun, &polled).unwrap_or("-"))?;
    }
    Ok(())
}

fn region(text: &str) -> Result<String, EndpointError> {
    Destination::Region(text.to_owned()).endpoint(&SERVICE)?;
    Ok(text.to_owned())
}
