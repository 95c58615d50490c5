//! Where things are: the workspace's root, from any folder.

use std::path::{Path, PathBuf};

/// The workspace's root: the folder above this package, wherever the command was started.
pub(crate) fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}
