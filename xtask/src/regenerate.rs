//! `cargo xtask regenerate`: specs → generated files, or the errors in the specs.

mod evidence;
mod features;
mod products;
mod schema;

use std::error::Error;
use std::path::{Path, PathBuf};

use apispec_codegen::disk::{
    self, Change, Compared, Comparison, Difference, DiskError, Lock, What,
};
use apispec_codegen::{File, Look, Model};
use similar::TextDiff;

use crate::print::{eprintln, println};
use crate::removal::{self, Prune};
use crate::{Outcome, timings, workspace};

pub use products::{each_file, files, generate, owned_paths};

/// Regenerate all generated files from `specs/`
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Write nothing; show missing, different and extra files as a diff
    #[arg(long)]
    check: bool,
    /// Delete the generated files of services and providers whose specs were removed
    #[arg(long)]
    prune: bool,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// What to do with differences.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Write,
    Check,
}

/// The manifest with the generated features.
const MANIFEST: &str = "generated/Cargo.toml";

/// The folder within a generated one that people write: the validator that reads the rules beside it.
const BY_PEOPLE: &str = "generated/rules/python/";

/// The lock of a running `regenerate`; git ignores the folder.
const LOCK: &str = "target/regenerate.lock";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let mode = if arguments.check { Mode::Check } else { Mode::Write };
    let root = workspace::root(arguments.root.as_deref())?;
    // Reading needs no lock: each file is complete at any moment.
    let _lock = match mode {
        Mode::Write => Some(Lock::take(&root.join(LOCK), || {
            eprintln!("waiting for another `cargo xtask regenerate` to finish");
        })?),
        Mode::Check => None,
    };
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
    let prune = if arguments.prune { Prune::Yes } else { Prune::No };
    match mode {
        Mode::Write => write(&root, &model, prune),
        Mode::Check => check(&root, &model, prune),
    }
}

/// Makes each file and compares it with what is there; texts that do not differ are dropped at once.
fn compared<T: Send>(
    root: &Path,
    model: &Model,
    keep: fn(&Path, Difference) -> Result<T, DiskError>,
) -> Result<Compared<T>, Box<dyn Error>> {
    timings::stage("emit");
    let path = root.join(MANIFEST);
    let text = features::manifest(model, &disk::read(&path)?)
        .map_err(|error| format!("can't update the features in {}: {error}", path.display()))?;
    let comparison = Comparison::new(root, owned_paths(), keep);
    each_file(model, &|file| comparison.take(file));
    comparison.take(File { path: MANIFEST.into(), text });
    Ok(comparison.finish()?)
}

/// Whether something would be removed that must be kept, which is reported.
fn is_refused<'a>(root: &Path, extra: impl Iterator<Item = &'a str>, prune: Prune) -> bool {
    let refusals = removal::refusals(root, extra, prune);
    for refusal in &refusals {
        eprintln!("error: {refusal}");
    }
    !refusals.is_empty()
}

fn write(root: &Path, model: &Model, prune: Prune) -> Result<Outcome, Box<dyn Error>> {
    let compared = compared(root, model, |root, difference| Change::prepared(root, &difference))?;
    let mut changes = compared.differences;
    changes.retain(|change| change.what != What::Foreign || !change.path.starts_with(BY_PEOPLE));
    let deleted = changes.iter().filter(|change| change.what == What::Deleted);
    if is_refused(root, deleted.map(|change| change.path.as_str()), prune) {
        return Ok(Outcome::Findings);
    }
    timings::stage("write");
    let mut outcome = Outcome::Clean;
    let mut changed = 0;
    for change in changes {
        let path = change.path.clone();
        let what = match change.what {
            What::Created => "created",
            What::Changed => "changed",
            What::Deleted => "deleted",
            What::Foreign => {
                outcome = Outcome::Findings;
                foreign(&path);
                continue;
            }
        };
        change.make()?;
        println!("  {what} {path}");
        changed += 1;
    }
    disk::tidy(root, owned_paths())?;
    match changed {
        0 => println!("no changes: {} files are up to date", compared.files),
        _ => println!("{changed} of {} files changed", compared.files),
    }
    Ok(outcome)
}

fn check(root: &Path, model: &Model, prune: Prune) -> Result<Outcome, Box<dyn Error>> {
    let Compared { files, mut differences } =
        compared(root, model, |_, difference| Ok(difference))?;
    differences
        .retain(|it| !matches!(it, Difference::Foreign(path) if path.starts_with(BY_PEOPLE)));
    let extra = differences.iter().filter_map(|difference| match difference {
        Difference::Extra(file) => Some(file.path.as_str()),
        _ => None,
    });
    if is_refused(root, extra, prune) {
        return Ok(Outcome::Findings);
    }
    timings::stage("compare");
    if differences.is_empty() {
        println!("{} files are up to date", files);
        return Ok(Outcome::Clean);
    }
    let mut repairable = 0;
    for difference in &differences {
        let (what, old, new, path) = match difference {
            Difference::Missing(file) => ("missing", "", file.text.as_str(), &file.path),
            Difference::Different(old, file) => {
                ("different", old.as_str(), file.text.as_str(), &file.path)
            }
            Difference::Extra(file) => ("extra", file.text.as_str(), "", &file.path),
            Difference::Foreign(path) => {
                foreign(path);
                continue;
            }
        };
        repairable += 1;
        println!("{what}: {path}");
        let diff = TextDiff::from_lines(old, new);
        let (from, to) = (format!("{path} (on disk)"), format!("{path} (from the specs)"));
        println!("{}", diff.unified_diff().context_radius(3).header(&from, &to));
    }
    if repairable > 0 {
        println!("{repairable} of {} files are out of date", files);
        println!("run `cargo xtask regenerate` and commit the changes");
    }
    Ok(Outcome::Findings)
}

fn foreign(path: &str) {
    eprintln!(
        "error: {path} is in a generated folder, but was not written by this generator; move it elsewhere"
    );
}
