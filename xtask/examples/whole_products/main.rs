//! Metadata of whole products → how much of it imports, generates, compiles without a warning and decodes its own example
//! responses.
//!
//! `cargo run --package xtask --example whole_products -- FILE…`, with the api-docs JSON of products of Alibaba Cloud.
//! An example response counts if the generated types decode it and every value in it with the name of a documented field
//! is the value of that field; others, and those with values of fields that the metadata does not document, are listed.

#![allow(clippy::print_stdout, reason = "a command")]

mod decoded;

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use decoded::{Counts, Service, row};
use serde_json::Value;

/// The folder of the scratch workspace, below that of the workspace.
const SCRATCH: &str = "target/whole-products";

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let scratch = root.join(SCRATCH);
    prepare(&root, &scratch)?;
    let mut services = Vec::new();
    for file in env::args_os().skip(1).map(PathBuf::from) {
        let metadata = serde_json::from_slice::<Value>(&fs::read(&file)?)?;
        let product = metadata["info"]["product"].as_str().ok_or("the product has no name")?;
        let service = product.to_lowercase().replace(|it: char| !it.is_ascii_alphanumeric(), "_");
        let (begun, name) = (Instant::now(), format!("aliyun/{service}"));
        let file = file.canonicalize()?;
        // Exit code 1 says that something was left out; it is told above.
        let code = xtask(
            &root,
            &scratch,
            &["import".as_ref(), file.as_os_str(), "--service".as_ref(), name.as_ref()],
        )?;
        println!("imported in {:.1} s, exit code {code}\n", begun.elapsed().as_secs_f64());
        services.push(Service { name: service, metadata });
    }
    let begun = Instant::now();
    if xtask(&root, &scratch, &["regenerate".as_ref()])? != 0 {
        return Err("the drafts are not accepted".into());
    }
    println!("regenerated in {:.1} s\n", begun.elapsed().as_secs_f64());
    let failures = tested(&root, &scratch, &services)?;
    println!(
        "| product | operations | examples in JSON | decoded | examples in XML | decoded | not well formed |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut others = Vec::new();
    let mut all = [Counts::default(), Counts::default()];
    for service in &services {
        let counts = service.counts(&scratch, &failures, &mut others)?;
        println!("{}", row(&service.name, service.operations().count(), counts));
        all = [all[0].and(counts[0]), all[1].and(counts[1])];
    }
    println!("{}\n", row("all", services.iter().map(|it| it.operations().count()).sum(), all));
    others.iter().for_each(|other| println!("- {other}"));
    Ok(())
}

/// A workspace with the runtime and with the protocol of the provider, and without any service.
fn prepare(root: &Path, scratch: &Path) -> Result<(), Box<dyn Error>> {
    if scratch.exists() {
        fs::remove_dir_all(scratch)?;
    }
    copy(&root.join("generated/src/support"), &scratch.join("generated/src/support"))?;
    for file in [
        "Cargo.lock",
        "generated/src/lib.rs",
        "generated/src/support.rs",
        "generated/README.md",
        "generated/CHANGELOG.md",
        "specs/sources.json",
        "specs/README.md",
        "specs/aliyun/provider.json",
    ] {
        let to = scratch.join(file);
        fs::create_dir_all(to.parent().unwrap_or(scratch))?;
        fs::copy(root.join(file), to)?;
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let (before, members) = manifest.split_once("members = [").ok_or("no list of members")?;
    let (_, after) = members.split_once(']').ok_or("the list of members has no end")?;
    // Profiles name packages that are not there.
    let after = after.split("[profile.").next().unwrap_or_default();
    fs::write(scratch.join("Cargo.toml"), format!("{before}members = [\"generated\"]{after}"))?;
    let manifest = fs::read_to_string(root.join("generated/Cargo.toml"))?;
    let package = manifest.split("[dev-dependencies]").next().unwrap_or_default();
    fs::write(
        scratch.join("generated/Cargo.toml"),
        format!(
            "{package}[[test]]\nname = \"providers\"\nrequired-features = [\"vectors\"]\n\n[lints]\nworkspace = true\n"
        ),
    )?;
    Ok(())
}

/// Runs a command of the workspace on the scratch one, and returns its exit code.
fn xtask(
    root: &Path,
    scratch: &Path,
    arguments: &[&std::ffi::OsStr],
) -> Result<i32, Box<dyn Error>> {
    let mut command = Command::new(cargo());
    command.current_dir(root).args(["run", "--quiet", "--package", "xtask", "--"]);
    let output = command.args(arguments).arg("--root").arg(scratch).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text
        .lines()
        .filter(|line| !line.starts_with("  created") && !line.starts_with("  changed"));
    lines.for_each(|line| println!("{line}"));
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    output.status.code().ok_or_else(|| "the command was killed".into())
}

/// Compiles each service, where a warning is an error, and runs its vectors: what fails, by test.
fn tested(
    root: &Path,
    scratch: &Path,
    services: &[Service],
) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut failures = BTreeMap::new();
    for Service { name, .. } in services {
        let output = Command::new(cargo())
            .current_dir(scratch)
            .env("CARGO_TARGET_DIR", root.join("target"))
            .env("RUSTFLAGS", "--deny warnings")
            .env("RUST_BACKTRACE", "0")
            .args([
                "test",
                "--package",
                "cloud-backup-api",
                "--test",
                "providers",
                "--no-fail-fast",
            ])
            .args(["--no-default-features", "--features", &format!("vectors,xml,aliyun-{name}")])
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let ends = text.lines().filter(|line| line.starts_with("test result:"));
        if ends.clone().count() == 0 {
            return Err(format!(
                "{name} does not compile:\n{}",
                String::from_utf8_lossy(&output.stderr)
            )
            .into());
        }
        ends.for_each(|line| println!("{name}: compiled without a warning; {line}"));
        // `CreateBackup fails:`, then a line for each vector: `- response: …`
        let mut operation = String::new();
        for line in text.lines() {
            if let Some(begun) = line.strip_suffix(" fails:") {
                operation = begun.to_owned();
            } else if let Some((vector, why)) =
                line.strip_prefix("- ").and_then(|it| it.split_once(": "))
            {
                failures.insert(format!("{name} {operation} {vector}"), why.to_owned());
            }
        }
    }
    println!();
    Ok(failures)
}

fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() { copy(&path, &target)? } else { fs::copy(&path, &target).map(|_| ())? }
    }
    Ok(())
}

fn cargo() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
