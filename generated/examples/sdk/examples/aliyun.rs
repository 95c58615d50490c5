//! Backups in Alibaba Cloud: `cargo run --example aliyun -- create-backup --region cn-hangzhou rm-1`.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use cloud_backup_api::aliyun::{polardb, rds};
use example_sdk::aliyun::{Algorithm, Client, Credentials};
use example_sdk::endpoint::{Destination, Endpoint, EndpointError};

/// Creates backups in Alibaba Cloud.
///
/// The credentials are in ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, if they are
/// temporary, ALIBABA_CLOUD_SECURITY_TOKEN. Exit codes: 0, the backup was started; 1, it was not; 2,
/// nothing was tried.
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
    },
    /// Starts a backup of a PolarDB cluster
    CreateClusterBackup {
        #[command(flatten)]
        connection: Connection,
        /// The ID of the cluster, such as pc-****
        cluster: String,
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
    Client::new(credentials, destination).with_algorithm(match connection.signature {
        Signature::V1 => Algorithm::V1,
        Signature::V3 => Algorithm::V3,
    })
}

fn run(client: &Client, command: Command) -> Result<(), Box<dyn Error + Send + Sync>> {
    let job = match command {
        Command::CreateBackup { instance, method, databases, .. } => {
            let mut request = rds::CreateBackupRequest::new(instance);
            request.backup_method = method;
            request.db_name = Some(databases).filter(|databases| !databases.is_empty());
            client.call(request)?.backup_job_id
        }
        Command::CreateClusterBackup { cluster, .. } => {
            client.call(polardb::CreateBackupRequest::new(cluster))?.backup_job_id
        }
    };
    writeln!(io::stdout(), "{}", job.as_deref().unwrap_or("-"))?;
    Ok(())
}

fn region(text: &str) -> Result<String, EndpointError> {
    Destination::Region(text.to_owned()).endpoint(&rds::SERVICE)?;
    Ok(text.to_owned())
}

impl Command {
    fn connection(&self) -> &Connection {
        match self {
            Command::CreateBackup { connection, .. }
            | Command::CreateClusterBackup { connection, .. } => connection,
        }
    }
}
