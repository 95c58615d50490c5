//! `cargo xtask review`: compares two revisions of the specs and reports what the change means.

use std::error::Error;
use std::path::PathBuf;

use super::read;
use super::release::since_release;
use crate::print::{eprintln, println};
use crate::review::{self, Level, NotReviewed};
use crate::{Outcome, git, print, timings, workspace};
use apispec_codegen::Look;
use clap::ValueEnum;

/// Compare the specs with an older version and report what the change means
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The git revision to compare with
    #[arg(long, value_name = "REV", default_value = "HEAD", conflicts_with = "base_dir")]
    base: String,
    /// The workspace to compare with, instead of a git revision
    #[arg(long, value_name = "DIR")]
    base_dir: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The lowest level that makes the command fail
    #[arg(long, value_enum, default_value_t = FailOn::Breaking)]
    fail_on: FailOn,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// The output format.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Text for the terminal
    Text,
    /// A comment for a pull request
    Markdown,
    /// JSON, as described by `xtask/review.schema.json`
    Json,
    /// Annotations for GitHub Actions
    Github,
}

/// The lowest level that makes the command fail.
#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Breaking,
    Risky,
    Never,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let outcome = reviewed(arguments);
    if let Err(error) = &outcome {
        show_not_reviewed(arguments.format, &NotReviewed::because(&error.to_string()));
    }
    outcome
}

/// A bot posts the standard output, so it must not be empty if the review was not possible.
fn show_not_reviewed(format: Format, not_reviewed: &NotReviewed) {
    match format {
        Format::Text => {}
        Format::Markdown => print(&not_reviewed.markdown()),
        Format::Json => print(&not_reviewed.json()),
        Format::Github => print(&not_reviewed.github()),
    }
}

fn reviewed(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    timings::stage("base");
    let base = match &arguments.base_dir {
        Some(folder) => read::folder(folder)?,
        None => read::git_revision(&root, &arguments.base)?,
    };
    timings::stage("specs");
    let head = match read::working_tree(&root)? {
        Ok(head) => head,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            show_not_reviewed(arguments.format, &NotReviewed::by(&report));
            return Ok(Outcome::Findings);
        }
    };
    timings::stage("compare");
    let mut review = review::review(&base, &head);
    let accepted = read::accepted(&root)?;
    accepted.mark(&mut review.findings);
    timings::stage("release");
    let release = since_release(&root, &head, &accepted, &review)?;
    review.version = Some(release.version);
    timings::stage("print");
    match arguments.format {
        Format::Text => println!("{}", review.text(Look::Coloured).trim_end()),
        Format::Markdown => print(&review.markdown()),
        Format::Json => print(&review.json()),
        Format::Github => print(&review.github(&git::prefix(&root).unwrap_or_default())),
    }
    for stale in &release.stale {
        eprintln!("error: {stale}");
    }
    let is_wrong = !release.stale.is_empty() || release.is_too_low;
    let reaches = |level| review.worst().is_some_and(|worst| worst <= level);
    let fails = match arguments.fail_on {
        FailOn::Never => false,
        FailOn::Breaking => is_wrong || reaches(Level::Breaking),
        FailOn::Risky => is_wrong || reaches(Level::Risky),
    };
    Ok(if fails { Outcome::Findings } else { Outcome::Clean })
}

/// Prints without an additional line break.
fn print(text: &str) {
    print::to_output(format_args!("{text}"));
}
