//! Vectors → a table of the documented responses of each operation.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::Value;

fn main() -> io::Result<()> {
    let vectors = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?)
        .join("../vectors")
        .canonicalize()?;
    println!("cargo::rerun-if-changed={}", vectors.display());
    let mut rows = String::new();
    for provider in folders(&vectors)? {
        for service in folders(&provider)? {
            for file in entries(&service)? {
                rows += &row(&file)?;
            }
        }
    }
    let table = format!("static EXAMPLES: &[(&str, &str, &[Example])] = &[\n{rows}];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    fs::write(out.join("examples.rs"), table)
}

/// `("aliyun::rds", "CreateBackup", &[Example { status: 200, body: "…" }]),`
fn row(file: &Path) -> io::Result<String> {
    let vectors = serde_json::from_str::<Value>(&fs::read_to_string(file)?)?;
    let name = |member: &str| vectors[member].as_str().unwrap_or_default();
    let (provider, service, operation) = (name("provider"), name("service"), name("operation"));
    let responses = vectors["responses"].as_array().into_iter().flatten();
    // The others are failures.
    let successes = responses.filter(|vector| !vector["response"].is_null());
    let examples = successes.map(|vector| {
        let body = vector["body"].as_str().unwrap_or_default();
        format!("Example {{ status: {}, body: {body:?} }}, ", vector["status"])
    });
    let examples = examples.collect::<String>();
    Ok(format!("    (\"{provider}::{service}\", \"{operation}\", &[{examples}]),\n"))
}

fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    Ok(entries(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

/// What is in a folder, sorted.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}
