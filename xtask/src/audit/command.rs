//! `cargo xtask audit`: compares the specs with the saved documents that they cite.

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::audit::{self, observed};
use crate::documents::Saved;
use apispec_codegen::spec::read::{self, Specs};
use apispec_codegen::spec::{Document, DocumentKind};
use apispec_codegen::{Look, disk};

use crate::print::{eprintln, println};
use crate::{Outcome, timings, workspace};

/// Compare the specs with the saved documents that they cite
///
/// Check that the hashes match, that the documents state every fact of the specs at the cited location, that the specs transcribe or leave out, with a reason, everything that the documents list, and that they answer each sentence that limits requests.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("documents").required(true).multiple(true))]
pub(crate) struct Arguments {
    /// A folder of saved pages, or a file such as the notes; can be repeated
    #[arg(long, value_name = "DIR", group = "documents")]
    sources: Vec<PathBuf>,
    /// A folder of the vendors' metadata, or a file; can be repeated
    #[arg(long, value_name = "DIR", group = "documents")]
    witness: Vec<PathBuf>,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
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
    let saved = documents(arguments, &specs)?;
    timings::stage("check");
    let model = apispec_codegen::model(&sources);
    timings::stage("audit");
    let audited = audit::audit(&specs, &saved);
    let found = Some(&audited.report).filter(|report| !report.is_empty());
    for report in model.as_ref().err().into_iter().chain(found) {
        eprintln!("{}", report.render(Look::Coloured));
    }
    for observed in model.as_ref().map(observed::observed).unwrap_or_default() {
        println!("{observed}");
    }
    if model.is_err() || found.is_some() {
        return Ok(Outcome::Findings);
    }
    println!(
        "specs and documents agree: {} facts, {} citations in {} documents",
        audited.facts,
        audited.confirmations.len(),
        saved.len()
    );
    Ok(Outcome::Clean)
}

/// Every document of the audited kinds; notes and observations are audited if they are found.
fn documents(arguments: &Arguments, specs: &Specs) -> Result<Vec<Saved>, Box<dyn Error>> {
    let mut saved = Vec::new();
    let described = specs.documents.iter().flat_map(|file| &file.spec.documents);
    for document in described {
        let both = arguments.sources.iter().chain(&arguments.witness);
        let (given, needed) = match document.kind {
            DocumentKind::Page => (arguments.sources.iter().collect::<Vec<_>>(), true),
            DocumentKind::Witness => (arguments.witness.iter().collect(), true),
            DocumentKind::Observed | DocumentKind::Notes => (both.collect(), false),
        };
        let places = given.iter().map(|place| within(place, document));
        let places = places.collect::<Vec<_>>();
        let found = places.iter().find(|path| path.is_file());
        // A folder must contain all documents, a file only itself.
        let folder = given.iter().position(|place| !place.is_file());
        match (found, folder.filter(|_| needed)) {
            (Some(path), _) => saved.push(Saved {
                file: document.file.clone(),
                path: path.display().to_string(),
                bytes: disk::read_bytes(path)?,
            }),
            (None, Some(folder)) => {
                disk::read_bytes(&places[folder])?;
            }
            (None, None) if given.is_empty() => {}
            (None, None) => {
                println!(
                    "`{}` is not audited: pass {} with `--sources`",
                    document.id, document.file
                )
            }
        }
    }
    Ok(saved)
}

/// The path of a document, given its folder or the file itself.
fn within(place: &Path, document: &Document) -> PathBuf {
    let is_named = place.file_name().is_some_and(|name| *name == *document.file);
    if place.is_file() && is_named { place.to_owned() } else { place.join(&document.file) }
}
