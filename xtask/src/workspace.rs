//! The workspace in which a command runs.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The workspace's root: the given folder, or the workspace of the current folder.
///
/// Cargo's variable comes first, then the current folder. The folder in which this program was compiled is ignored,
/// since checkouts may share a build folder.
pub(crate) fn root(asked: Option<&Path>) -> Result<PathBuf, Box<dyn Error>> {
    if let Some(root) = asked {
        if !root.is_dir() {
            return Err(format!("can't read {}: no such folder", root.display()).into());
        }
        return Ok(root.to_owned());
    }
    if let Some(package) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
        let parent = package.parent().unwrap_or(&package);
        return Ok(around(&package).unwrap_or(parent).to_owned());
    }
    let current =
        env::current_dir().map_err(|error| format!("can't read the current folder: {error}"))?;
    let root = around(&current).ok_or_else(|| {
        format!(
            "{} is not in a workspace: run this command in one, or pass `--root`",
            current.display()
        )
    })?;
    Ok(root.to_owned())
}

/// The nearest folder with specs and generated files.
fn around(folder: &Path) -> Option<&Path> {
    let has = |folder: &Path, name: &str| folder.join(name).is_dir();
    let mut folders = folder.ancestors();
    folders.find(|folder| has(folder, "specs") && has(folder, "generated"))
}
