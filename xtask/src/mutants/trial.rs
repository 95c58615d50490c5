//! A copy of the crate with all validators → which tests fail with one of them.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use apispec_codegen::File;
use serde_json::Value;

use super::weave::{CHOICE, CRATE};

/// A test that asks the table of rules, which is the unchanged one in every mutant, and would kill for that.
const READS_THE_TABLE: &str = "every_rule_of_a_page_is_broken_by_a_request";

/// The tests of the crate, built over all validators.
pub(crate) struct Trial {
    folder: PathBuf,
    /// The vectors of the specs.
    vectors: PathBuf,
    /// The tests that are written from the pages.
    pages: PathBuf,
}

/// What the tests say of a change.
pub(crate) enum Verdict {
    /// None fails.
    Survived,
    /// At least one fails.
    Killed {
        /// A vector.
        vectors: bool,
        /// One of those from the pages.
        pages: bool,
    },
}

impl Trial {
    /// Builds the tests below the workspace's `target` folder.
    pub(crate) fn build(root: &Path, woven: &[File]) -> Result<Self, Box<dyn Error>> {
        let folder = root.join("target/mutants");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        copy(&root.join("generated"), &folder.join(CRATE))?;
        for name in ["Cargo.lock", "README.md"] {
            fs::copy(root.join(name), folder.join(name))?;
        }
        let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
        let (before, members) =
            manifest.split_once("members = [").ok_or("the workspace has no list of members")?;
        let (_, after) = members.split_once(']').ok_or("the list of members has no end")?;
        let manifest = format!("{before}members = [\"{CRATE}\"]{after}");
        fs::write(folder.join("Cargo.toml"), manifest)?;
        // The tests that are tried do without the generator.
        rewritten(&root.join("generated"), &folder.join(CRATE), "Cargo.toml", |line| {
            (!line.starts_with("apispec-codegen")).then(|| line.to_owned())
        })?;
        for file in woven {
            fs::write(folder.join(&file.path), &file.text)?;
        }
        let tests = ["providers", "pages"];
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", root.join("target"))
            .args([
                "test",
                "--no-run",
                "--all-features",
                "--message-format",
                "json-render-diagnostics",
            ])
            .args(["--package", "cloud-backup-api"])
            .args(tests.iter().flat_map(|test| ["--test", test]))
            .stderr(std::process::Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("can't build the tests in {}", folder.display()).into());
        }
        let messages = String::from_utf8(output.stdout)?;
        let built = |test: &str| {
            let messages = messages.lines().map(serde_json::from_str::<Value>);
            let mut built = messages
                .flatten()
                .filter(|it| it["target"]["name"] == test && it["executable"].is_string());
            let built = built.next().ok_or_else(|| format!("`{test}` was not built"))?;
            let path = built["executable"].as_str().unwrap_or_default();
            Ok::<_, Box<dyn Error>>(PathBuf::from(path))
        };
        Ok(Self { folder: folder.join(CRATE), vectors: built(tests[0])?, pages: built(tests[1])? })
    }

    /// What the tests say of the change with this number.
    pub(crate) fn verdict(&self, number: usize) -> Result<Verdict, Box<dyn Error>> {
        let vectors = !self.passes(&self.vectors, number)?;
        let pages = !self.passes(&self.pages, number)?;
        Ok(if vectors || pages { Verdict::Killed { vectors, pages } } else { Verdict::Survived })
    }

    fn passes(&self, test: &Path, number: usize) -> Result<bool, Box<dyn Error>> {
        let output = Command::new(test)
            .current_dir(&self.folder)
            .env(CHOICE, number.to_string())
            .env("RUST_BACKTRACE", "0")
            .args(["--skip", READS_THE_TABLE])
            .output()?;
        Ok(output.status.success())
    }
}

/// Copies a file line by line, as they are rewritten.
fn rewritten(
    from: &Path,
    to: &Path,
    name: &str,
    line: impl Fn(&str) -> Option<String>,
) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(from.join(name))?;
    let lines = text.lines().filter_map(line);
    fs::write(to.join(name), lines.map(|line| line + "\n").collect::<String>())?;
    Ok(())
}

/// Copies a folder, without the packages in it.
fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if !path.is_dir() {
            fs::copy(&path, &target)?;
        } else if !path.join("Cargo.toml").exists() {
            copy(&path, &target)?;
        }
    }
    Ok(())
}
