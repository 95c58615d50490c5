//! Tries the audit on the project's own specs: changes characters of the saved pages, takes every item out of
//! the specs, and counts what the audit sees:
//! `cargo run --release --package xtask --example audit_proof -- FOLDER… [--changes COUNT] [--seed NUMBER]`.
//!
//! Ends with 1 if something is not seen.

#[path = "../tests/audit_proof/proof.rs"]
mod proof;
#[path = "../tests/audit_proof/removals.rs"]
mod removals;

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apispec_codegen::disk;
use apispec_codegen::spec::read::read;
use clap::Parser;
use xtask::documents::Saved;

#[derive(Parser)]
struct Arguments {
    /// The folders of the saved documents
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// How many characters to change
    #[arg(long, default_value_t = 500)]
    changes: usize,
    /// The seed by which they are chosen
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = disk::specs_folder(&folder, "specs")?;
    let specs = read(&sources).map_err(|report| report.to_string())?;
    let mut saved = Vec::new();
    for document in specs.documents.iter().flat_map(|it| &it.spec.documents) {
        let mut paths = arguments.folders.iter().map(|it| it.join(&document.file));
        if let Some(path) = paths.find(|path| path.is_file()) {
            saved.push(Saved {
                file: document.file.clone(),
                path: path.display().to_string(),
                bytes: disk::read_bytes(&path)?,
            });
        }
    }
    let proof = proof::prove(&sources, &saved, arguments.changes, arguments.seed);
    let proof = proof.map_err(|report| report.to_string())?;
    writeln!(std::io::stdout(), "{proof}")?;
    Ok(ExitCode::from(u8::from(!proof.is_complete())))
}
