//! `cargo xtask regenerate`: specs → generated files, or the errors in the specs.

mod cache;
mod evidence;
mod features;
mod making;
mod plan;
mod products;
mod schema;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use apispec_codegen::disk::{
    self, Change, Compared, Comparison, Difference, DiskError, Folders, Lock, What,
};
use apispec_codegen::{File, Listing, Look, Report};
use similar::TextDiff;

use crate::print::{eprintln, println};
use crate::removal::{self, Prune};
use crate::{Outcome, timings, workspace};

use cache::{Last, Texts};
use plan::Plan;
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

/// The manifest with the generated features.
const MANIFEST: &str = "generated/Cargo.toml";

/// The folder within a generated one that people write: the validator that reads the rules beside it.
const BY_PEOPLE: &str = "generated/rules/python/";

/// The lock of a running `regenerate`; git ignores the folder.
const LOCK: &str = "target/regenerate.lock";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    let prune = if arguments.prune { Prune::Yes } else { Prune::No };
    let outcome = if arguments.check { check(&root, prune)? } else { write(&root, prune)? };
    Ok(outcome.unwrap_or_else(|report| {
        eprintln!("{}", report.render(Look::Coloured));
        Outcome::Findings
    }))
}

/// Begins to compare files with those that are there; texts that do not differ are dropped at once.
fn comparison<'a, T>(
    root: &'a Path,
    listing: &Listing,
    keep: fn(&Path, Difference) -> Result<T, DiskError>,
) -> Result<Comparison<'a, T>, Box<dyn Error>> {
    let path = root.join(MANIFEST);
    let text = features::manifest(listing, &disk::read(&path)?)
        .map_err(|error| format!("can't update the features in {}: {error}", path.display()))?;
    let owned = owned_paths().chain([BY_PEOPLE]);
    let comparison = Comparison::new(root, owned, keep);
    comparison.take(File { path: MANIFEST.into(), text });
    Ok(comparison)
}

/// Whether something would be removed that must be kept, which is reported.
fn is_refused<'a>(root: &Path, extra: impl Iterator<Item = &'a str>, prune: Prune) -> bool {
    let refusals = removal::refusals(root, extra, prune);
    for refusal in &refusals {
        eprintln!("error: {refusal}");
    }
    !refusals.is_empty()
}

/// Makes what the last run has not made of the same specs, and brings the folder into step.
fn write(root: &Path, prune: Prune) -> Result<Result<Outcome, Report>, Box<dyn Error>> {
    let _lock = Lock::take(&root.join(LOCK), || {
        eprintln!("waiting for another `cargo xtask regenerate` to finish");
    })?;
    let started = SystemTime::now();
    timings::stage("read");
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    timings::stage("cache");
    let (mut last, texts) = rayon::join(|| Last::read(root, started), || Texts::of(&sources));
    let (made, compared) = loop {
        timings::stage("check");
        let plan = match Plan::new(&sources, &texts, last.cache.take()) {
            Ok(plan) => plan,
            Err(report) => return Ok(Err(report)),
        };
        timings::stage("emit");
        let services = plan.model.providers.iter().map(|provider| provider.services.len()).sum();
        timings::made("services", services, plan.listing.services().count());
        let keep = |root: &Path, difference| Change::prepared(root, &difference);
        let comparison = comparison(root, &plan.listing, keep)?;
        // Without the cache, which is taken, nothing can be missing.
        if let Some(made) = making::make(plan, &texts, &comparison, root) {
            let kept = made.cache.files.values().flat_map(|files| files.paths());
            let compared = comparison.finish(&kept.collect::<Vec<_>>(), &made.cache.folders)?;
            break (made, compared);
        }
    };
    let outcome = change(root, compared, prune)?;
    if outcome == Outcome::Clean {
        last.replace(&made.cache.stamped(root, started), made.lines, root);
    }
    Ok(Ok(outcome))
}

/// Makes the changes, unless something would be removed that must be kept.
fn change(
    root: &Path,
    compared: Compared<Change>,
    prune: Prune,
) -> Result<Outcome, Box<dyn Error>> {
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
    disk::tidy(&compared.empty);
    match changed {
        0 => println!("no changes: {} files are up to date", compared.files),
        _ => println!("{changed} of {} files changed", compared.files),
    }
    Ok(outcome)
}

/// Compares everything that the specs say with what is there. Reading needs no lock: each file is complete at any moment.
fn check(root: &Path, prune: Prune) -> Result<Result<Outcome, Report>, Box<dyn Error>> {
    timings::stage("read");
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    timings::stage("check");
    let model = match apispec_codegen::model(&sources) {
        Ok(model) => model,
        Err(report) => return Ok(Err(report)),
    };
    timings::stage("emit");
    let comparison = comparison(root, &Listing::of(&model), |_, difference| Ok(difference))?;
    each_file(&model, &|file| comparison.take(file));
    let Compared { files, mut differences, .. } = comparison.finish(&[], &Folders::default())?;
    differences
        .retain(|it| !matches!(it, Difference::Foreign(path) if path.starts_with(BY_PEOPLE)));
    let extra = differences.iter().filter_map(|difference| match difference {
        Difference::Extra(file) => Some(file.path.as_str()),
        _ => None,
    });
    if is_refused(root, extra, prune) {
        return Ok(Ok(Outcome::Findings));
    }
    timings::stage("compare");
    if differences.is_empty() {
        println!("{} files are up to date", files);
        return Ok(Ok(Outcome::Clean));
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
    Ok(Ok(Outcome::Findings))
}

fn foreign(path: &str) {
    eprintln!(
        "error: {path} is in a generated folder, but was not written by this generator; move it elsewhere"
    );
}
