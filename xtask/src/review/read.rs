//! Workspace, folder or git → a revision, and the accepted findings.

use std::error::Error;
use std::path::Path;

use super::{Accepted, Revision};
use crate::git;
use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Report, Source, disk};

/// `specs/accepted.json`
pub(crate) const ACCEPTED: &str = "specs/accepted.json";
const OUTLINE: &str = "generated/outline.txt";

/// The working tree, or the errors in its specs.
pub(crate) fn working_tree(root: &Path) -> Result<Result<Revision, Report>, Box<dyn Error>> {
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    let revision = Revision::read(&sources, Strictness::Strict);
    let outline = disk::read(&root.join(OUTLINE)).ok();
    Ok(revision.map(|it| it.with_outline(outline)))
}

/// Another workspace, as the base.
pub(super) fn folder(folder: &Path) -> Result<Revision, Box<dyn Error>> {
    let sources = disk::specs(&folder.join("specs"), "specs")?;
    let revision = base(&sources, &folder.display().to_string())?;
    Ok(revision.with_outline(disk::read(&folder.join(OUTLINE)).ok()))
}

/// A revision that git knows, as the base.
pub(crate) fn git_revision(root: &Path, name: &str) -> Result<Revision, Box<dyn Error>> {
    let blobs = git::specs_and(root, name, OUTLINE)?;
    let texts = git::texts(name, &blobs)?;
    let mut outline = None;
    let mut sources = Vec::new();
    for (blob, text) in blobs.into_iter().zip(texts) {
        let path = blob.path;
        match path.strip_prefix("specs/") {
            Some(name) => sources.push(Source { name: name.to_owned(), path, text }),
            None => outline = Some(text),
        }
    }
    Ok(base(&sources, name)?.with_outline(outline))
}

fn base(sources: &[Source], name: &str) -> Result<Revision, Box<dyn Error>> {
    if sources.is_empty() {
        return Err(format!("can't review against `{name}`: it has no specs").into());
    }
    let revision = Revision::read(sources, Strictness::Lenient);
    let wrong = |report| format!("can't review against `{name}`: its specs have errors\n{report}");
    Ok(revision.map_err(wrong)?)
}

/// The accepted findings; none if the file does not exist.
pub(crate) fn accepted(root: &Path) -> Result<Accepted, Box<dyn Error>> {
    let path = root.join(ACCEPTED);
    if !path.exists() {
        return Ok(Accepted::default());
    }
    let text = disk::read(&path)?;
    Ok(Accepted::read(&text).map_err(|error| format!("can't read {}: {error}", path.display()))?)
}
