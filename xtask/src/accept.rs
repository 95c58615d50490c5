//! `cargo xtask accept`: an intended finding → `specs/accepted.json`.

use std::error::Error;
use std::path::{Path, PathBuf};

use apispec_codegen::disk::{self, Difference};
use apispec_codegen::{File, Look};

use crate::print::{eprintln, println};
use crate::review::read::{self, ACCEPTED, git_revision};
use crate::review::{self, Acceptance};
use crate::{Outcome, git, timings, workspace};

/// Record that a finding of the review is intended
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The fingerprint of the finding, as shown by the review
    fingerprint: String,
    /// Why it is intended
    #[arg(long)]
    reason: String,
    /// The git revision to compare with [default: the last release and HEAD]
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    let fingerprint = &arguments.fingerprint;
    let reason = arguments.reason.trim();
    if reason.is_empty() {
        return Err("the reason is empty: explain why the change is intended".into());
    }
    timings::stage("specs");
    let head = match read::working_tree(&root)? {
        Ok(head) => head,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    timings::stage("compare");
    let mut title = None;
    let bases = bases(&root, arguments);
    for base in &bases {
        let base = git_revision(&root, base)?;
        let findings = review::review(&base, &head).findings;
        let mut found = findings.into_iter();
        let found = found.find(|it| it.fingerprint == *fingerprint);
        title = title.or(found.map(|it| it.title));
    }
    let Some(title) = title else {
        let base = bases.join("` or `");
        return Err(format!(
            "no finding since `{base}` has the fingerprint `{fingerprint}`: pass the `--base` of the review"
        )
        .into());
    };
    let mut accepted = read::accepted(&root)?;
    accepted.accepted.retain(|it| it.fingerprint != *fingerprint);
    accepted
        .accepted
        .push(Acceptance { fingerprint: fingerprint.clone(), reason: reason.to_owned() });
    let file = File { path: ACCEPTED.into(), text: accepted.text() };
    disk::apply(&root, &[Difference::Missing(file)])?;
    println!("accepted: {title}");
    Ok(Outcome::Clean)
}

/// The revisions to compare with.
fn bases(root: &Path, arguments: &Arguments) -> Vec<String> {
    match &arguments.base {
        Some(base) => vec![base.clone()],
        None => git::release(root).into_iter().chain(["HEAD".to_owned()]).collect(),
    }
}
