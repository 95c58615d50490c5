//! Where things are: the workspace that a command is started in.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The workspace's root: what was asked for, or the workspace that the command is started in.
///
/// Cargo says whose `xtask` it runs; else the current folder tells. The folder in which this was compiled does not
/// count: checkouts may share what they build.
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
            "no workspace is around {}: start this within one, or name it with `--root`",
            current.display()
        )
    })?;
    Ok(root.to_owned())
}

/// The nearest folder with specs and with what is generated from them.
fn around(folder: &Path) -> Option<&Path> {
    let has = |folder: &Path, name: &str| folder.join(name).is_dir();
    let mut folders = folder.ancestors();
    folders.find(|folder| has(folder, "specs") && has(folder, "generated"))
}
