//! `cargo xtask new`: creates a new spec.

pub mod skeleton;

use std::error::Error;
use std::path::PathBuf;

use apispec_codegen::spec::read;
use apispec_codegen::{Look, disk};

use crate::print::{eprintln, println};
use crate::{Outcome, timings, workspace};

/// Create a new spec
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Create the spec of an operation, with to-dos
    Operation(Operation),
}

#[derive(clap::Args)]
struct Operation {
    /// The folder of the service, such as `aliyun/rds`
    #[arg(value_name = "PROVIDER/SERVICE")]
    service: String,
    /// The wire name of the operation, such as `DescribeBackups`
    name: String,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    match &arguments.what {
        What::Operation(arguments) => operation(arguments),
    }
}

fn operation(arguments: &Operation) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    timings::stage("read");
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    let specs = match read::read(&sources) {
        Ok(specs) => specs,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    timings::stage("draft");
    let file = skeleton::operation(&specs, &arguments.service, &arguments.name)?;
    disk::create(&root, &file)?;
    println!("created {}", file.path);
    println!("run `cargo xtask lint` to list the remaining to-dos");
    Ok(Outcome::Clean)
}
