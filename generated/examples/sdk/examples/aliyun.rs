//! Backups in Alibaba Cloud: `cargo run --example aliyun -- create-backup --region cn-hangzhou rm-1`.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::{Format, Polled};
use example_sdk::aliyun::{Algorithm, Client, Credentials};
use example_sdk::endpoint::{Destination, Endpoint, EndpointError};
use example_sdk::waiting::Waiting;

/// Creates and lists backups in Alibaba Cloud.
///
/// The credentials are in ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, if they are
/// temporary, ALIBABA_CLOUD_SECURITY_TOKEN. Exit codes: 0, the backup was started or, with --wait, has
/// succeeded; 1, it was not or has not; 2, nothing was tried.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts a backup of an RDS instance
    CreateBackup {
        #[command(flatten)]
        connection: Connection,
        /// The ID of the instance, such as rm-uf6wjk5****
        instance: String,
        /// Logical, Physical or Snapshot
        #[arg(long)]
        method: Option<rds::BackupMethod>,
        /// A database to back up, instead of all; may be repeated
        #[arg(long = "database")]
        databases: Vec<String>,
        /// Wait until the backup has ended
        #[arg(long)]
        wait: bool,
    },
    /// Starts a backup of a PolarDB cluster
    CreateClusterBackup {
        #[command(flatten)]
        connection: Connection,
        /// The ID of the cluster, such as pc-****
        cluster: String,
        /// Wait until the backup has ended
        #[arg(long)]
        wait: bool,
    },
    /// Lists the backups of an RDS instance, page by page
    ListBackups {
        #[command(flatten)]
        connection: Connection,
        /// The ID of the instance, such as rm-uf6wjk5****
        instance: String,
    },
}

#[derive(Args)]
struct Connection {
    /// The region
    #[arg(long, default_value = "cn-hangzhou", value_parser = region)]
    region: String,
    /// Where to send requests, if not to the region's host: such as http://127.0.0.1:8080
    #[arg(long)]
    endpoint: Option<Endpoint>,
    /// How to sign
    #[arg(long, value_enum, default_value = "v3")]
    signature: Signature,
    /// Ask for responses in XML instead of JSON
    #[arg(long)]
    xml: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Signature {
    /// HMAC-SHA1
    V1,
    /// ACS3-HMAC-SHA256
    V3,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let command = Arguments::parse().command;
    let client = match Credentials::from_environment() {
        Ok(credentials) => client(credentials, command.connection()),
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            return ExitCode::from(2);
        }
    };
    match run(&client, command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn client(credentials: Credentials, connection: &Connection) -> Client {
    let destination = match &connection.endpoint {
        Some(endpoint) => Destination::Endpoint(endpoint.clone()),
        None => Destination::Region(connection.region.clone()),
    };
    let algorithm = match connection.signature {
        Signature::V1 => Algorithm::V1,
        Signature::V3 => Algorithm::V3,
    };
    let format = if connection.xml { Format::Xml } else { Format::Json };
    Client::new(credentials, destination).with_algorithm(algorithm).with_format(format)
}

fn run(client: &Client, command: Command) -> Result<(), Box<dyn Error + Send + Sync>> {
    match command {
        Command::CreateBackup { instance, method, databases, wait, .. } => {
            let mut request = rds::CreateBackupRequest::new(instance);
            request.backup_method = method;
            request.db_name = Some(databases).filter(|databases| !databases.is_empty());
            let begun = client.call(request.clone())?;
            print(begun.backup_job_id.as_deref())?;
            if wait { end(client, &request, &begun) } else { Ok(()) }
        }
        Command::CreateClusterBackup { cluster, wait, .. } => {
            let request = polardb::CreateBackupRequest::new(cluster);
            let begun = client.call(request.clone())?;
            print(begun.backup_job_id.as_deref())?;
            if wait { end(client, &request, &begun) } else { Ok(()) }
        }
        Command::ListBackups { instance, .. } => {
            for page in client.pages(rds::DescribeBackupsRequest::new(instance)) {
                let backups = page?.items.and_then(|items| items.backup).unwrap_or_default();
                backups.iter().try_for_each(|backup| print(backup.backup_id.as_deref()))?;
            }
            Ok(())
        }
    }
}

/// Waits for the end of a backup and prints its state.
fn end<O: Polled>(
    client: &Client,
    request: &O,
    begun: &O::Response,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let polled = client.wait(request, begun, Waiting::default())?;
    Ok(print(request.state(begun, &polled))?)
}

fn print(text: Option<&str>) -> io::Result<()> {
    writeln!(io::stdout(), "{}", text.unwrap_or("-"))
}

fn region(text: &str) -> Result<String, EndpointError> {
    Destination::Region(text.to_owned()).endpoint(&rds::SERVICE)?;
    Ok(text.to_owned())
}

impl Command {
    fn connection(&self) -> &Connection {
        match self {
            Command::CreateBackup { connection, .. }
            | Command::CreateClusterBackup { connection, .. }
            | Command::ListBackups { connection, .. } => connection,
        }
    }
}
