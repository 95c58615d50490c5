//! Git → the files of another version, and the last release.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// The paths below some paths in a version.
pub(crate) fn paths(
    root: &Path,
    revision: &str,
    below: &[&str],
) -> Result<Vec<String>, Box<dyn Error>> {
    // What begins with a hyphen is no version but an option.
    if revision.starts_with('-') {
        return Err(format!("`{revision}` is no version").into());
    }
    let mut arguments = vec!["ls-tree", "-r", "-z", "--name-only", revision, "--"];
    arguments.extend(below);
    let names = run(root, &arguments)
        .map_err(|error| format!("can't list the specs of `{revision}`: {error}"))?;
    Ok(names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect())
}

/// The texts of files in a version, in their order.
pub(crate) fn texts(
    root: &Path,
    revision: &str,
    paths: &[String],
) -> Result<Vec<String>, Box<dyn Error>> {
    let mut child = git(root, &["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("can't run git: {error}"))?;
    let mut asked = child.stdin.take().ok_or("can't write to git")?;
    let wanted = paths.iter().map(|path| format!("{revision}:{path}\n"));
    let wanted = wanted.collect::<String>();
    // Git answers while it is still asked.
    let writer = thread::spawn(move || asked.write_all(wanted.as_bytes()));
    let mut answers = BufReader::new(child.stdout.take().ok_or("can't read from git")?);
    let mut texts = Vec::new();
    for path in paths {
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let size = head.trim_end().rsplit_once(" blob ");
        let size = size.and_then(|(_, size)| size.parse::<usize>().ok());
        let size = size.ok_or_else(|| format!("can't read {path} of `{revision}`"))?;
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

/// The last release that leads to the working tree, by its tag.
pub(crate) fn release(root: &Path) -> Option<String> {
    let arguments = ["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"];
    let tag = run(root, &arguments).ok()?;
    Some(tag.trim().to_owned())
}

fn run(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = git(root, arguments)
        .output()
        .map_err(|error| format!("can't run git: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}

fn git(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(arguments);
    command
}
