//! Specs of another crate → its modules, from its `build.rs`.

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::disk;
use crate::{File, model, modules};

/// Generates modules from a folder of specs, for a crate that has `cloud-backup-api` as runtime.
///
/// ```no_run
/// // build.rs
/// apispec_codegen::Build::new("specs").run()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
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
    ///
    /// Fails, and writes nothing, if the specs are wrong.
    pub fn run(self) -> Result<(), Box<dyn Error>> {
        let out_dir = match self.out_dir {
            Some(folder) => folder,
            None => std::env::var_os("OUT_DIR")
                .map(PathBuf::from)
                .ok_or("no folder to write to: call `out_dir`, or run this from a build script")?,
        };
        let sources = disk::specs(&self.specs, &self.specs.display().to_string())?;
        let model = model(&sources)?;
        let mut files = modules(&model, "providers");
        files.push(entry(&out_dir));
        let owned = ["providers/"].into_iter();
        let differences = disk::differences(&out_dir, &files, owned)?;
        disk::apply(&out_dir, &differences)?;
        Ok(())
    }
}

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
