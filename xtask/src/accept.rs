//! `cargo xtask accept`: a finding that is meant to be so → `specs/accepted.json`.

use std::error::Error;
use std::path::PathBuf;

use anstream::println;
use apispec_codegen::File;
use apispec_codegen::disk::{self, Difference};
use apispec_codegen::review::{self, Acceptance};

use crate::review::{ACCEPTED, accepted, git_version, head};
use crate::{Outcome, git, workspace};

/// Records that a finding of the review is meant to be so.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What the review calls the finding
    fingerprint: String,
    /// Why it is meant to be so
    #[arg(long)]
    reason: String,
    /// The version to compare with; the last release, or without one what is committed
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// The workspace to work on, if not the one that this command belongs to
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = arguments.root.clone().unwrap_or_else(workspace::root);
    let fingerprint = &arguments.fingerprint;
    let reason = arguments.reason.trim();
    if reason.is_empty() {
        return Err("an acceptance without a reason helps nobody: say why".into());
    }
    let base = arguments.base.clone().or_else(|| git::release(&root));
    let base = base.unwrap_or_else(|| "HEAD".into());
    let version = git_version(&root, &base)?;
    let Some(head) = head(&root)? else {
        return Ok(Outcome::Findings);
    };
    let findings = review::review(&version.side, &head.side).findings;
    let found = findings.iter().find(|it| it.fingerprint == *fingerprint);
    let Some(finding) = found else {
        return Err(format!(
            "nothing since `{base}` is called `{fingerprint}`; `cargo xtask review --base {base}` shows what is"
        )
        .into());
    };
    let mut accepted = accepted(&root)?;
    accepted
        .accepted
        .retain(|it| it.fingerprint != *fingerprint);
    accepted.accepted.push(Acceptance {
        fingerprint: fingerprint.clone(),
        reason: reason.to_owned(),
    });
    let file = File {
        path: ACCEPTED.into(),
        text: accepted.text(),
    };
    disk::apply(&root, &[Difference::Missing(file)])?;
    println!("accepted: {}", finding.title);
    Ok(Outcome::Clean)
}
