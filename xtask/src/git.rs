//! Git → the files of another revision, and the last release.

mod tree;

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use tree::{Found, Version};

/// A file of a revision.
#[derive(Clone, Debug)]
pub(crate) struct Blob {
    /// Its path as requested; links in it are not resolved.
    pub(crate) path: String,
    /// The repository that contains it.
    repository: PathBuf,
    id: String,
}

/// The specs of a revision, by their paths from the workspace's root, and another file if it exists.
pub(crate) fn specs_and(
    root: &Path,
    revision: &str,
    file: &str,
) -> Result<Vec<Blob>, Box<dyn Error>> {
    let (version, workspace) = Version::open(root, revision)?;
    let mut blobs = Vec::new();
    if let Found::Folder(version, folder) = version.find(&format!("{workspace}specs"))? {
        tree::specs(&version, &folder, "", &[], &mut blobs)?;
    }
    for blob in &mut blobs {
        blob.path.insert_str(0, "specs/");
    }
    if let Found::File(blob) = version.find(&format!("{workspace}{file}"))? {
        blobs.push(Blob { path: file.to_owned(), ..blob });
    }
    Ok(blobs)
}

/// The texts of files of a revision, in their order.
pub(crate) fn texts(revision: &str, blobs: &[Blob]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for blobs in blobs.chunk_by(|left, right| left.repository == right.repository) {
        let repository = &blobs[0].repository;
        let read = texts_of_one(repository, blobs);
        let read =
            read.map_err(|error| format!("can't read the specs of `{revision}`: {error}"))?;
        texts.extend(read);
    }
    Ok(texts)
}

/// The texts of files of one repository.
fn texts_of_one(repository: &Path, blobs: &[Blob]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut texts = Vec::new();
    let mut child = git(repository, &["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("can't run git: {error}"))?;
    let mut asked = child.stdin.take().ok_or("can't write to git")?;
    let wanted = blobs.iter().map(|blob| format!("{}\n", blob.id));
    let wanted = wanted.collect::<String>();
    // Git writes its output while it still reads requests.
    let writer = thread::spawn(move || asked.write_all(wanted.as_bytes()));
    let mut answers = BufReader::new(child.stdout.take().ok_or("can't read from git")?);
    for blob in blobs {
        let path = &blob.path;
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let size = head.trim_end().rsplit_once(" blob ");
        let size = size.and_then(|(_, size)| size.parse::<usize>().ok());
        let size = size.ok_or_else(|| format!("git does not know {path}"))?;
        let mut bytes = vec![0; size + 1];
        answers.read_exact(&mut bytes)?;
        bytes.pop();
        texts.push(apispec_codegen::source::text(bytes));
    }
    let written = writer.join().map_err(|_| "can't write to git")?;
    written?;
    child.wait()?;
    Ok(texts)
}

/// The tag of the last release before the working tree; a larger repository may have tags that are older than the
/// specs.
pub(crate) fn release(root: &Path) -> Option<String> {
    let arguments = ["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"];
    let tag = run(root, &arguments).ok()?;
    let tag = tag.trim().to_owned();
    let specs = format!("{tag}:./specs");
    run(root, &["rev-parse", "--verify", "--quiet", &specs]).ok()?;
    Some(tag)
}

/// The path of the workspace in its repository, such as `tools/backup/`; empty if it is the root.
pub(crate) fn prefix(root: &Path) -> Result<String, String> {
    let prefix = run(root, &["rev-parse", "--show-prefix"])?;
    Ok(prefix.trim_end_matches('\n').to_owned())
}

fn run(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let output =
        git(root, arguments).output().map_err(|error| format!("can't run git: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

fn git(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    // The variables of a git hook refer to its own repository, independent of the folder.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    command.arg("-C").arg(root).args(arguments);
    command
}
