//! `cargo xtask lint`: reports likely mistakes in specs.

use std::error::Error;
use std::path::PathBuf;

use apispec_codegen::{Level, Look, Source, disk};
use clap::ValueEnum;

use super::age::{Cutoff, ages};
use super::{LINTS, lint};
use crate::print::{eprintln, println};
use crate::{Outcome, timings, workspace};

/// Report likely mistakes in specs that the generator accepts
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Print all lints with their level and reason
    #[arg(long)]
    list: bool,
    /// The lowest level to report
    #[arg(long, value_enum, default_value_t = Least::Note)]
    level: Least,
    /// Instead, list the rules and errors whose newest evidence is older: a date such as 2024-01-01, or years such as 2y
    #[arg(long, value_name = "AGE")]
    older_than: Option<Cutoff>,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// The lowest level that is reported.
#[derive(Clone, Copy, ValueEnum)]
enum Least {
    Warning,
    Note,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    if arguments.list {
        list();
        return Ok(Outcome::Clean);
    }
    let root = workspace::root(arguments.root.as_deref())?;
    timings::stage("read");
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    timings::stage("lint");
    if let Some(cutoff) = &arguments.older_than {
        return Ok(older(&sources, cutoff));
    }
    let findings = match lint(&sources) {
        Ok(findings) => findings,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    let findings = findings.at_least(match arguments.level {
        Least::Warning => Level::Warning,
        Least::Note => Level::Note,
    });
    timings::stage("print");
    if findings.is_empty() {
        println!("{}", findings.render(Look::Plain).trim_end());
        return Ok(Outcome::Clean);
    }
    eprintln!("{}", findings.render(Look::Coloured));
    Ok(Outcome::Findings)
}

/// The rules and errors that are based on older evidence alone.
fn older(sources: &[Source], cutoff: &Cutoff) -> Outcome {
    let ages = match ages(sources, cutoff) {
        Ok(ages) => ages,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Outcome::Findings;
        }
    };
    for line in &ages.old {
        println!("{line}");
    }
    println!(
        "{} of {} rules and errors are based on evidence before {} alone; that of {} has no date",
        ages.old.len(),
        ages.all,
        cutoff.text(),
        ages.undated
    );
    if ages.old.is_empty() { Outcome::Clean } else { Outcome::Findings }
}

/// The table of lints: code, level, reason.
fn list() {
    let width = LINTS.iter().map(|lint| lint.code.len()).max();
    let width = width.unwrap_or_default();
    for lint in LINTS {
        let level = match lint.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        println!("{:width$}  {level:7}  {}", lint.code, lint.reason);
    }
}
