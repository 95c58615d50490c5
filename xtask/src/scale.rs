//! `cargo xtask scale`: a workspace with as many operations as one likes, to measure the commands on.

mod copies;

use std::error::Error;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use apispec_codegen::{File, disk};

use crate::print::println;
use crate::{Outcome, timings, workspace};
pub use copies::{Layout, copies};

/// Create a workspace of at least N operations, copies of those of this workspace, to measure the commands on
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The least number of operations
    #[arg(value_name = "N")]
    operations: NonZero<usize>,
    /// The folder of the new workspace, which must be empty or missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// What is copied whole, under another name each time
    #[arg(long, value_enum, default_value_t = Layout::Services)]
    copy: Layout,
    /// The workspace to copy from, instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// The manifest with the generated features, without which nothing can be generated.
const MANIFEST: &str = "generated/Cargo.toml";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    let Arguments { operations, folder, copy, .. } = arguments;
    let shown = folder.display();
    if !is_free(folder)? {
        return Err(format!("{shown} is not an empty folder; choose another one").into());
    }
    timings::stage("read");
    let sources = disk::specs(&root.join("specs"), "specs")?;
    timings::stage("copy");
    let scaled = copies::scaled(&sources, *copy, operations.get());
    if scaled.is_empty() {
        return Err(format!("{} has no operations to copy", root.join("specs").display()).into());
    }
    let operations = copies::operations(&scaled);
    let manifest = File { path: MANIFEST.into(), text: disk::read(&root.join(MANIFEST))? };
    let specs = scaled.into_iter().map(|source| File { path: source.path, text: source.text });
    let files = specs.chain([manifest]).collect::<Vec<_>>();
    timings::stage("write");
    for file in &files {
        disk::create(folder, file)?;
    }
    println!("created {} files in {shown}: {operations} operations", files.len());
    println!("run `cargo xtask regenerate --root {shown}`");
    Ok(Outcome::Clean)
}

/// Whether there is nothing in a folder, or no such folder.
fn is_free(folder: &Path) -> Result<bool, Box<dyn Error>> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(_) if !folder.exists() => Ok(true),
        Err(error) => Err(format!("can't read {}: {error}", folder.display()).into()),
    }
}
