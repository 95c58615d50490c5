//! `cargo xtask audit`: the specs against the saved documents that they cite.

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::audit::{self, Named, Saved};
use apispec_codegen::spec::read::{self, Specs};
use apispec_codegen::spec::{Document, DocumentKind};
use apispec_codegen::{Look, Source, disk};

use crate::print::{eprintln, println};
use crate::{Outcome, workspace};

/// Holds the specs against the saved documents that they cite.
///
/// Hashes match; what the specs state stands where they say; what the documents list is in the specs or left out with a reason.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("documents").required(true).multiple(true))]
pub(crate) struct Arguments {
    /// The folder of the saved pages, or a file such as the notes; may be repeated
    #[arg(long, value_name = "DIR", group = "documents")]
    sources: Vec<PathBuf>,
    /// The folder of the vendors' metadata, or a file of it; may be repeated
    #[arg(long, value_name = "DIR", group = "documents")]
    witness: Vec<PathBuf>,
    /// Tries the audit itself: changes characters of the pages, takes every item out of the specs, and counts what it sees
    #[arg(long)]
    prove: bool,
    /// How many characters `--prove` changes
    #[arg(long, value_name = "COUNT", default_value_t = 500)]
    changes: usize,
    /// The seed by which `--prove` chooses them
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// The workspace to work on, if not the one that this is started in
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    let specs = match read::read(&sources) {
        Ok(specs) => specs,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    let saved = documents(arguments, &specs)?;
    if arguments.prove {
        return Ok(prove(arguments, &sources, &saved));
    }
    let checked = apispec_codegen::model(&sources).err();
    let audited = audit::audit(&specs, &saved);
    let found = Some(&audited.report).filter(|report| !report.is_empty());
    for report in checked.iter().chain(found) {
        eprintln!("{}", report.render(Look::Coloured));
    }
    if checked.is_some() || found.is_some() {
        return Ok(Outcome::Findings);
    }
    println!(
        "{} facts, {} of their places in {} documents: specs and documents agree",
        audited.facts,
        audited.borne.len(),
        saved.len()
    );
    Ok(Outcome::Clean)
}

/// Every document of the kinds that are audited; notes are audited wherever they are found.
fn documents(arguments: &Arguments, specs: &Specs) -> Result<Vec<Saved>, Box<dyn Error>> {
    let mut saved = Vec::new();
    let described = specs.documents.iter().flat_map(|file| &file.spec.documents);
    for document in described {
        let both = arguments.sources.iter().chain(&arguments.witness);
        let (given, needed) = match document.kind {
            DocumentKind::Page => (arguments.sources.iter().collect::<Vec<_>>(), true),
            DocumentKind::Witness => (arguments.witness.iter().collect(), true),
            DocumentKind::Notes => (both.collect(), false),
        };
        let places = given.iter().map(|place| within(place, document));
        let places = places.collect::<Vec<_>>();
        let found = places.iter().find(|path| path.is_file());
        // A folder is a promise of all its documents, a file is one of itself.
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
            (None, None) => println!(
                "`{}` is not audited: name {} with --sources",
                document.id, document.file
            ),
        }
    }
    Ok(saved)
}

/// Where a document is, given its folder or the file itself.
fn within(place: &Path, document: &Document) -> PathBuf {
    match place.is_file()
        && place
            .file_name()
            .is_some_and(|name| name == &*document.file)
    {
        true => place.to_owned(),
        false => place.join(&document.file),
    }
}

fn prove(arguments: &Arguments, sources: &[Source], saved: &[Saved]) -> Outcome {
    let proof = match audit::prove(sources, saved, arguments.changes, arguments.seed) {
        Ok(proof) => proof,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Outcome::Findings;
        }
    };
    let unseen = proof.changes.iter().filter(|change| !change.seen);
    for change in unseen.clone() {
        let (before, after) = change.change;
        let elsewhere = match change.elsewhere.is_empty() {
            true => "said of a field that its own lines name".to_owned(),
            false => {
                let places = change.elsewhere.iter().map(String::as_str);
                format!("stands at {} too", places.collect::<Vec<_>>().join(", "))
            }
        };
        println!(
            "unseen: {}:{}: `{before}` → `{after}` in `{}`: {elsewhere}",
            change.file, change.line, change.text
        );
    }
    let unnamed = proof
        .removals
        .iter()
        .filter(|removal| removal.named == Named::Nowhere);
    for removal in unnamed.clone() {
        println!(
            "not named: `{}` of `{}` in {}",
            removal.text, removal.list, removal.path
        );
    }
    println!(
        "{} of {} changed characters seen, out of {} that facts rest on (seed {})",
        proof.changes.len() - unseen.clone().count(),
        proof.changes.len(),
        proof.characters,
        arguments.seed
    );
    for list in ["parameters", "fields", "values", "aliases", "errors"] {
        let of = proof.removals.iter().filter(|removal| removal.list == list);
        let by = |named| of.clone().filter(|removal| removal.named == named).count();
        println!(
            "{} of {} removals from `{list}` named by the audit, {} by an error of the specs",
            by(Named::Audit),
            of.clone().count(),
            by(Named::Specs)
        );
    }
    match unseen.count() + unnamed.count() {
        0 => Outcome::Clean,
        _ => Outcome::Findings,
    }
}
