//! `cargo xtask site`: the evidence pages as a static site with search and a validator.

mod entries;
mod folder;
mod language;
mod page;
mod template;
mod validator;

use std::error::Error;
use std::path::{Path, PathBuf};

use apispec_codegen::{Look, disk};

use crate::print::{eprintln, println};
use crate::{Outcome, regenerate, timings, workspace};
use entries::Entry;
use page::Page;
use template::Templates;

/// Write the reference as a static site: every operation with its rules, errors and evidence
///
/// The site is a folder of files: it needs no server of its own and asks nothing of the network.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder to write: new, empty, or written by this command before
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Leave out the validator, which is compiled to WebAssembly and takes longest
    #[arg(long)]
    without_validator: bool,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// Where the evidence pages are among the generated files.
const EVIDENCE: &str = "generated/evidence/";

/// A file of the site: its path below the folder, and its bytes.
struct SiteFile {
    path: String,
    bytes: Vec<u8>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    timings::stage("read");
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    timings::stage("check");
    let model = match apispec_codegen::model(&sources) {
        Ok(model) => model,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    // Before anything takes time.
    folder::check(&arguments.folder)?;
    timings::stage("emit");
    let generated = regenerate::files(&model);
    let pages = generated.iter().filter_map(|file| {
        let path = file.path.strip_prefix(EVIDENCE)?.strip_suffix(".md")?;
        Some(Page::of_markdown(path, &file.text))
    });
    let pages = pages.collect::<Vec<_>>();
    timings::stage("validator");
    let validator = if arguments.without_validator { None } else { Some(validator::build(&root)?) };
    timings::stage("write");
    let files = files(&pages, validator)?;
    folder::write(&arguments.folder, &files)?;
    told(&arguments.folder, &pages, &files);
    Ok(Outcome::Clean)
}

/// Everything that the site consists of.
fn files(pages: &[Page], validator: Option<Vec<u8>>) -> Result<Vec<SiteFile>, Box<dyn Error>> {
    let templates = Templates::load()?;
    let mut files = Vec::new();
    for page in pages {
        let bytes = templates.page(page, pages, validator.is_some())?.into_bytes();
        files.push(SiteFile { path: page.address(), bytes });
    }
    let entries = pages.iter().flat_map(|page| &page.entries).collect::<Vec<_>>();
    files
        .push(SiteFile { path: "entries.js".into(), bytes: Entry::script(&entries)?.into_bytes() });
    files.extend(
        template::assets().map(|(path, text)| SiteFile {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        }),
    );
    files.extend(validator.map(|bytes| SiteFile { path: "validator.wasm".into(), bytes }));
    Ok(files)
}

fn told(folder: &Path, pages: &[Page], files: &[SiteFile]) {
    let entries = pages.iter().map(|page| page.entries.len()).sum::<usize>();
    let size = files.iter().map(|file| file.bytes.len()).sum::<usize>() / 1000;
    println!("{} pages with {entries} entries, {size} kB", pages.len());
    println!("open {}", folder.join("index.html").display());
}
