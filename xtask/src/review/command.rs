//! `cargo xtask review`: two versions of the specs → what the change means.

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::review::{self, Accepted, Bump, Level, Review, Side, Stopped};
use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Look, Report, Source, disk};
use clap::ValueEnum;

use crate::print::{eprintln, println};
use crate::{Outcome, git, print, workspace};

/// Says what a change of the specs means, compared with an older version.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The version to compare with, as git names it
    #[arg(
        long,
        value_name = "REV",
        default_value = "HEAD",
        conflicts_with = "base_dir"
    )]
    base: String,
    /// The workspace to compare with, instead of a version
    #[arg(long, value_name = "DIR")]
    base_dir: Option<PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The least grave level that is a failure
    #[arg(long, value_enum, default_value_t = FailOn::Breaking)]
    fail_on: FailOn,
    /// The workspace to work on, if not the one that this is started in
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// How to show it.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// In the terminal
    Text,
    /// As the comment of a pull request
    Markdown,
    /// As data
    Json,
    /// As annotations of a pull request
    Github,
}

/// The least grave level that is a failure.
#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Breaking,
    Risky,
    Never,
}

/// `specs/accepted.json`
pub(crate) const ACCEPTED: &str = "specs/accepted.json";
const OUTLINE: &str = "generated/outline.txt";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let outcome = reviewed(arguments);
    if let Err(error) = &outcome {
        stopped(arguments.format, &Stopped::because(&error.to_string()));
    }
    outcome
}

/// A bot posts what is on standard output, so that it must not be empty where nothing was reviewed.
fn stopped(format: Format, stopped: &Stopped) {
    match format {
        Format::Text => {}
        Format::Markdown => print(&stopped.markdown()),
        Format::Json => print(&stopped.json()),
        Format::Github => print(&stopped.github()),
    }
}

fn reviewed(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    let base = match &arguments.base_dir {
        Some(folder) => folder_version(folder)?,
        None => git_version(&root, &arguments.base)?,
    };
    let head = match head(&root)? {
        Ok(head) => head,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            stopped(arguments.format, &Stopped::by(&report));
            return Ok(Outcome::Findings);
        }
    };
    let mut review = review::review(&base, &head);
    let accepted = accepted(&root)?;
    accepted.mark(&mut review.findings);
    let release = since_release(&root, &head, &accepted, &review)?;
    review.version = Some(release.says);
    match arguments.format {
        Format::Text => println!("{}", review.text(Look::Coloured).trim_end()),
        Format::Markdown => print(&review.markdown()),
        Format::Json => print(&review.json()),
        Format::Github => print(&annotations(&root, &review)),
    }
    for stale in &release.stale {
        eprintln!("error: {stale}");
    }
    let fails = match arguments.fail_on {
        FailOn::Never => false,
        FailOn::Breaking => is_at_least(&review, Level::Breaking),
        FailOn::Risky => is_at_least(&review, Level::Risky),
    };
    let is_wrong = !release.stale.is_empty() || release.is_too_low;
    Ok(
        match fails || is_wrong && !matches!(arguments.fail_on, FailOn::Never) {
            true => Outcome::Findings,
            false => Outcome::Clean,
        },
    )
}

fn is_at_least(review: &Review<'_>, level: Level) -> bool {
    review.worst().is_some_and(|worst| worst <= level)
}

/// The annotations, whose files are named from the repository's root.
fn annotations(root: &Path, review: &Review<'_>) -> String {
    let within = git::prefix(root).unwrap_or_default();
    let lines = review.github();
    let lines = lines.split_inclusive('\n').map(|line| {
        // `::error file=specs/…,line=…::…`
        line.replacen(
            " file=",
            &format!(" file={within}"),
            usize::from(line.starts_with("::")),
        )
    });
    lines.collect()
}

/// Markdown and data as they are, without another line end.
fn print(text: &str) {
    print::to_output(format_args!("{text}"));
}

/// The working tree, or what is wrong with its specs.
pub(crate) fn head(root: &Path) -> Result<Result<Side, Report>, Box<dyn Error>> {
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    let side = Side::read(&sources, Strictness::Strict);
    let outline = disk::read(&root.join(OUTLINE)).ok();
    Ok(side.map(|side| side.with_outline(outline)))
}

fn folder_version(folder: &Path) -> Result<Side, Box<dyn Error>> {
    let sources = disk::specs(&folder.join("specs"), "specs")?;
    let side = base_side(&sources, &folder.display().to_string())?;
    let outline = disk::read(&folder.join(OUTLINE)).ok();
    Ok(side.with_outline(outline))
}

/// A version that git knows.
pub(crate) fn git_version(root: &Path, revision: &str) -> Result<Side, Box<dyn Error>> {
    let blobs = git::specs_and(root, revision, OUTLINE)?;
    let texts = git::texts(revision, &blobs)?;
    let mut outline = None;
    let mut sources = Vec::new();
    for (blob, text) in blobs.into_iter().zip(texts) {
        let path = blob.path;
        match path.strip_prefix("specs/") {
            Some(name) => sources.push(Source {
                name: name.to_owned(),
                path,
                text,
            }),
            None => outline = Some(text),
        }
    }
    let side = base_side(&sources, revision)?;
    Ok(side.with_outline(outline))
}

fn base_side(sources: &[Source], of: &str) -> Result<Side, Box<dyn Error>> {
    if sources.is_empty() {
        return Err(format!("can't review against `{of}`: it has no specs").into());
    }
    let side = Side::read(sources, Strictness::Lenient);
    Ok(side
        .map_err(|report| format!("can't review against `{of}`: its specs are wrong\n{report}"))?)
}

/// What was accepted; nothing if the file is not there.
pub(crate) fn accepted(root: &Path) -> Result<Accepted, Box<dyn Error>> {
    let path = root.join(ACCEPTED);
    if !path.exists() {
        return Ok(Accepted::default());
    }
    let text = disk::read(&path)?;
    Ok(Accepted::read(&text).map_err(|error| format!("can't read {}: {error}", path.display()))?)
}

/// What the last release says about the working tree.
struct Since {
    says: String,
    is_too_low: bool,
    stale: Vec<String>,
}

fn since_release(
    root: &Path,
    head: &Side,
    accepted: &Accepted,
    review: &Review<'_>,
) -> Result<Since, Box<dyn Error>> {
    let Some(tag) = git::release(root) else {
        return Ok(Since {
            says: "unreleased".into(),
            is_too_low: false,
            stale: Vec::new(),
        });
    };
    let release = git_version(root, &tag)?;
    // What a pull request changes again is called as beside its base.
    let since = review::review(&release, head);
    let mut findings = since.findings;
    findings.extend(review.findings.iter().cloned());
    let stale = accepted.stale(&findings).into_iter().map(|it| {
        format!(
            "the acceptance `{}` in {ACCEPTED} matches nothing since {tag}; remove it",
            it.fingerprint
        )
    });
    let stale = stale.collect();
    let (says, is_too_low) = version(root, &tag, since.api.bump())?;
    Ok(Since {
        says,
        is_too_low,
        stale,
    })
}

/// What the crate's version has to be after a release, and whether it is too low.
fn version(root: &Path, tag: &str, bump: Bump) -> Result<(String, bool), Box<dyn Error>> {
    let manifest = disk::read(&root.join("Cargo.toml"))?;
    let mut lines = manifest.lines();
    let current = lines.find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    let current = current.ok_or("can't read the version in Cargo.toml")?;
    let Some(least) = review::least_version(tag, bump) else {
        return Err(format!("can't read the version in the tag `{tag}`").into());
    };
    let known = review::version(current);
    let known = known.ok_or_else(|| format!("can't read the version `{current}` in Cargo.toml"))?;
    let (what, is_too_low) = match known < least {
        true => ("is too low", true),
        false => ("is enough", false),
    };
    let least = least.map(|part| part.to_string()).join(".");
    Ok((
        format!("{current} {what}: what changed since {tag} asks for {least}"),
        is_too_low,
    ))
}
