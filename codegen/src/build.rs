//! The entry point for build scripts: specs of another crate → its modules.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::disk::{self, Difference, Lock};
use crate::rust::mark;
use crate::{File, Look, Runtime, RuntimePath, Tests, model, modules, vectors};

/// Generates modules from a folder of specs, for a crate that uses `cloud-backup-api` as its runtime.
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
    runtime: Option<String>,
    has_vectors: bool,
}

impl Build {
    /// Reads specs from this folder.
    pub fn new(specs: impl Into<PathBuf>) -> Self {
        Self { specs: specs.into(), out_dir: None, runtime: None, has_vectors: false }
    }

    /// Writes to this folder instead of Cargo's `OUT_DIR`. The files contain no paths outside of it,
    /// so that they can be committed.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Uses the runtime at this path instead of `::cloud_backup_api`: `::renamed` if the dependency is renamed,
    /// `crate::path::to::it` if the crate re-exports it.
    pub fn runtime(mut self, path: impl Into<String>) -> Self {
        self.runtime = Some(path.into());
        self
    }

    /// With unit tests that hold the vectors of the specs against the modules: requests that keep and break each rule, and
    /// what the documents show.
    ///
    /// They need the runtime's feature `vectors`, for tests alone: `cloud-backup-api` goes to the `dev-dependencies` too,
    /// with this feature.
    pub fn vectors(mut self) -> Self {
        self.has_vectors = true;
        self
    }

    /// Writes `providers.rs`, which includes the modules, and the modules in `providers/`.
    /// In a build script, Cargo reruns the script when a spec changes.
    ///
    /// Returns an error, and writes nothing, if the specs have errors, or if the folder contains files that the
    /// generator did not write.
    pub fn run(self) -> Result<(), BuildError> {
        let cargo_dir = std::env::var_os("OUT_DIR").map(PathBuf::from);
        if cargo_dir.is_some() {
            let line = format!("cargo::rerun-if-changed={}", self.specs.display());
            writeln!(io::stdout(), "{line}").map_err(BuildError::new)?;
        }
        let out_dir = self.out_dir.or(cargo_dir).ok_or_else(|| {
            BuildError::new("no output folder: call `out_dir`, or run this from a build script")
        })?;
        let runtime = self.runtime.map(|path| path.parse::<RuntimePath>());
        let runtime = runtime.transpose().map_err(BuildError::new)?;
        let runtime = runtime.unwrap_or_default();
        let shown_as = self.specs.display().to_string();
        let sources = disk::specs_folder(&self.specs, &shown_as).map_err(BuildError::new)?;
        let model =
            model(&sources).map_err(|report| BuildError::new(report.render(Look::Plain)))?;
        let runtime =
            if self.has_vectors { Runtime::Tested(&runtime) } else { Runtime::Outside(&runtime) };
        let mut files = modules(&model, "providers", runtime);
        if self.has_vectors {
            files.extend(vectors(&model, &Tests::within(""), runtime));
        }
        files.push(entry(runtime));
        let _lock = Lock::take(&out_dir.join("providers.lock"), || {}).map_err(BuildError::new)?;
        let owned = ["providers/", "vectors/"].into_iter();
        let differences = disk::differences(&out_dir, &files, owned).map_err(BuildError::new)?;
        let foreign = differences.iter().filter_map(|difference| match difference {
            Difference::Foreign(path) => Some(out_dir.join(path).display().to_string()),
            _ => None,
        });
        let foreign = foreign.collect::<Vec<_>>().join(", ");
        if !foreign.is_empty() {
            return Err(BuildError::new(format!(
                "not written by the generator: {foreign}; move it out of the generated folder"
            )));
        }
        disk::apply(&out_dir, &differences).map_err(BuildError::new)
    }
}

/// Why the generation failed. `Debug` is readable too, since Cargo prints errors of build scripts with it.
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

/// The file to include. The paths in it are relative to the file itself, wherever it is included.
fn entry(runtime: Runtime<'_>) -> File {
    let mark = mark(runtime);
    let vectors = if matches!(runtime, Runtime::Tested(_)) {
        "\n#[cfg(test)]\n#[path = \"vectors.rs\"]\nmod vectors;\n"
    } else {
        ""
    };
    let modules = "#[path = \"providers/mod.rs\"]\nmod providers;\npub use providers::*;\n";
    File { path: "providers.rs".into(), text: format!("// {mark}\n\n{modules}{vectors}") }
}
