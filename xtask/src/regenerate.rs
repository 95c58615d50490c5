//! `cargo xtask regenerate`: specs → generated files, or the errors in the specs.

mod evidence;
mod features;
mod products;
mod schema;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use apispec_codegen::disk::{self, Difference, Lock};
use apispec_codegen::{File, Look, Source};
use similar::TextDiff;

use crate::print::{eprintln, println};
use crate::removal::{self, Prune};
use crate::{Outcome, workspace};

pub use products::{files, generate, owned_paths};

/// Regenerate all generated files from `specs/`
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Write nothing; show missing, different and extra files as a diff
    #[arg(long)]
    check: bool,
    /// Delete the generated files of services and providers whose specs were removed
    #[arg(long)]
    prune: bool,
    /// Print the duration of each stage
    #[arg(long)]
    timings: bool,
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
    let mut clock = Clock::start();
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    clock.lap("read");
    let Some(files) = generated(&root, &sources, &mut clock)? else {
        return Ok(Outcome::Findings);
    };
    let mut differences = disk::differences(&root, &files, owned_paths())?;
    differences
        .retain(|it| !matches!(it, Difference::Foreign(path) if path.starts_with(BY_PEOPLE)));
    clock.lap("compare");
    let prune = if arguments.prune { Prune::Yes } else { Prune::No };
    let refusals = removal::refusals(&root, &differences, prune);
    for refusal in &refusals {
        eprintln!("error: {refusal}");
    }
    if !refusals.is_empty() {
        return Ok(Outcome::Findings);
    }
    let outcome = match mode {
        Mode::Write => write(&root, &files, &differences)?,
        Mode::Check => check(&files, &differences),
    };
    clock.lap("write");
    if arguments.timings {
        clock.print();
    }
    Ok(outcome)
}

/// All files, including the manifest; `None` if the specs have errors, which are reported.
fn generated(
    root: &std::path::Path,
    sources: &[Source],
    clock: &mut Clock,
) -> Result<Option<Vec<File>>, Box<dyn Error>> {
    let model = match apispec_codegen::model(sources) {
        Ok(model) => model,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(None);
        }
    };
    clock.lap("check");
    let path = root.join(MANIFEST);
    let text = disk::read(&path)?;
    let text = features::manifest(&model, &text)
        .map_err(|error| format!("can't update the features in {}: {error}", path.display()))?;
    let mut files = files(&model);
    files.push(File { path: MANIFEST.into(), text });
    clock.lap("emit");
    Ok(Some(files))
}

fn write(
    root: &std::path::Path,
    files: &[File],
    differences: &[Difference],
) -> Result<Outcome, Box<dyn Error>> {
    disk::apply(root, differences)?;
    let mut outcome = Outcome::Clean;
    let mut changed = 0;
    for difference in differences {
        match difference {
            Difference::Missing(file) => println!("  created {}", file.path),
            Difference::Different(_, file) => println!("  changed {}", file.path),
            Difference::Extra(file) => println!("  deleted {}", file.path),
            Difference::Foreign(path) => {
                outcome = Outcome::Findings;
                foreign(path);
                continue;
            }
        }
        changed += 1;
    }
    match changed {
        0 => println!("no changes: {} files are up to date", files.len()),
        _ => println!("{changed} of {} files changed", files.len()),
    }
    Ok(outcome)
}

fn check(files: &[File], differences: &[Difference]) -> Outcome {
    if differences.is_empty() {
        println!("{} files are up to date", files.len());
        return Outcome::Clean;
    }
    let mut repairable = 0;
    for difference in differences {
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
        println!("{repairable} of {} files are out of date", files.len());
        println!("run `cargo xtask regenerate` and commit the changes");
    }
    Outcome::Findings
}

fn foreign(path: &str) {
    eprintln!(
        "error: {path} is in a generated folder, but was not written by this generator; move it elsewhere"
    );
}

/// The duration of each stage.
struct Clock {
    last: Instant,
    laps: Vec<(&'static str, std::time::Duration)>,
}

impl Clock {
    fn start() -> Self {
        Self { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.laps.push((stage, now - self.last));
        self.last = now;
    }

    fn print(&self) {
        for (stage, time) in &self.laps {
            println!("{stage:>8} {:8.2} ms", time.as_secs_f64() * 1000.0);
        }
        let all = self.laps.iter().map(|(_, time)| *time).sum::<std::time::Duration>();
        println!("{:>8} {:8.2} ms", "all", all.as_secs_f64() * 1000.0);
    }
}
