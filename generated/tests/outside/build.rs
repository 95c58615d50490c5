//! Specs → modules, below `OUT_DIR`: those of this crate, and those that use the whole language of specs.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use apispec_codegen::Build;

/// The language's own cases: a base, and what stands over it.
const LANGUAGE: [&str; 3] = [
    "../../../codegen/tests/cases/base",
    "../../../codegen/tests/cases/accept/language/everything",
    "../../../codegen/tests/cases/accept/language/rules",
];

fn main() -> Result<(), Box<dyn Error>> {
    Build::new("specs").run()?;
    let out_dir = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no build script of Cargo")?);
    let specs = out_dir.join("language_specs");
    for folder in LANGUAGE {
        copy(Path::new(folder), &specs)?;
    }
    Build::new(specs).out_dir(out_dir.join("language")).run()?;
    Ok(())
}

/// The files of a folder over those of another.
fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    // Cargo reads it from a line of output.
    #[allow(clippy::print_stdout, reason = "a build script speaks to Cargo so")]
    {
        println!("cargo::rerun-if-changed={}", from.display());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}
