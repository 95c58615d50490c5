//! The last release and the working tree → the required version of the crate, and stale acceptances.

use std::error::Error;
use std::path::Path;

use super::outline::{Bump, least_version, version};
use super::read::{ACCEPTED, git_revision};
use super::{Accepted, Review, Revision, review};
use crate::git;
use apispec_codegen::disk;

/// The comparison of the working tree with the last release.
#[derive(Default)]
pub(super) struct SinceRelease {
    /// The required version, in a sentence.
    pub(super) version: String,
    pub(super) is_too_low: bool,
    /// Stale acceptances, in a sentence each.
    pub(super) stale: Vec<String>,
}

pub(super) fn since_release(
    root: &Path,
    head: &Revision,
    accepted: &Accepted,
    review_of_base: &Review<'_>,
) -> Result<SinceRelease, Box<dyn Error>> {
    let Some(tag) = git::release(root) else {
        return Ok(SinceRelease { version: "unreleased".into(), ..SinceRelease::default() });
    };
    let release = git_revision(root, &tag)?;
    let since = review(&release, head);
    // If a pull request changes something again, the fingerprint is that of the comparison with its base.
    let mut findings = since.findings;
    findings.extend(review_of_base.findings.iter().cloned());
    let stale = accepted.stale(&findings).into_iter().map(|it| {
        format!(
            "the acceptance `{}` in {ACCEPTED} matches no finding since {tag}; remove it",
            it.fingerprint
        )
    });
    Ok(SinceRelease { stale: stale.collect(), ..required_version(root, &tag, since.api.bump())? })
}

/// The required version of the crate after a release, and whether the current one is too low.
fn required_version(root: &Path, tag: &str, bump: Bump) -> Result<SinceRelease, Box<dyn Error>> {
    let manifest = disk::read(&root.join("Cargo.toml"))?;
    let mut lines = manifest.lines();
    let current = lines.find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    let current = current.ok_or("can't read the version in Cargo.toml")?;
    let least = least_version(tag, bump);
    let least = least.ok_or_else(|| format!("can't read the version in the tag `{tag}`"))?;
    let known = version(current);
    let known = known.ok_or_else(|| format!("can't read the version `{current}` in Cargo.toml"))?;
    let is_too_low = known < least;
    let what = if is_too_low { "is too low" } else { "is sufficient" };
    let least = least.map(|part| part.to_string()).join(".");
    Ok(SinceRelease {
        version: format!("{current} {what}: the changes since {tag} require at least {least}"),
        is_too_low,
        stale: Vec::new(),
    })
}
