//! Specs of another crate → its modules, from its `build.rs`.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::disk;
use crate::{File, Look, model, modules};

/// Generates modules from a folder of specs, for a crate that has `cloud-backup-api` as runtime.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), apispec_codegen::BuildError> {
///     apispec_codegen::Build::new("specs").run()
/// }
/// ```
///
/// ```text
/// // src/lib.rs
/// include!(concat!(env!("OUT_DIR"), "/providers.rs"));
/// ```
#[derive(Clone, Debug)]
pub struct Build {
    specs: PathBuf,
    out_dir: Option<PathBuf>,
}

impl Build {
    /// From the specs of this folder.
    pub fn new(specs: impl Into<PathBuf>) -> Self {
        Self {
            specs: specs.into(),
            out_dir: None,
        }
    }

    /// Into this folder instead of Cargo's `OUT_DIR`.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Writes `providers.rs`, which includes the modules, and the modules in `providers/`.
    /// In a build script, Cargo is told to run it again when a spec changes.
    ///
    /// Fails, and writes nothing, if the specs are wrong.
    pub fn run(self) -> Result<(), BuildError> {
        let cargo_dir = std::env::var_os("OUT_DIR").map(PathBuf::from);
        if cargo_dir.is_some() {
            let line = format!("cargo::rerun-if-changed={}", self.specs.display());
            writeln!(io::stdout(), "{line}").map_err(BuildError::new)?;
        }
        let out_dir = match self.out_dir {
            Some(folder) => std::path::absolute(folder).map_err(BuildError::new)?,
            None => cargo_dir.ok_or_else(|| {
                BuildError::new(
                    "there is no folder to write to: call `out_dir`, or run this from a build script",
                )
            })?,
        };
        let shown_as = self.specs.display().to_string();
        let sources = disk::specs(&self.specs, &shown_as).map_err(BuildError::new)?;
        let model =
            model(&sources).map_err(|report| BuildError::new(report.render(Look::Plain)))?;
        let mut files = modules(&model, "providers");
        files.push(entry(&out_dir));
        let owned = ["providers/"].into_iter();
        let differences = disk::differences(&out_dir, &files, owned).map_err(BuildError::new)?;
        disk::apply(&out_dir, &differences).map_err(BuildError::new)
    }
}

/// Why there are no modules. `Debug` shows it to people, as build scripts print it so.
pub struct BuildError(String);

impl BuildError {
    fn new(what: impl fmt::Display) -> Self {
        Self(what.to_string())
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\n{}", self.0)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for BuildError {}

/// The file to include: an absolute path, since `include!` moves relative ones.
fn entry(out_dir: &Path) -> File {
    let module = out_dir.join("providers").join("mod.rs");
    let text = format!(
        "#[path = {:?}]\nmod providers;\npub use providers::*;\n",
        module.display().to_string()
    );
    File {
        path: "providers.rs".into(),
        text,
    }
}
