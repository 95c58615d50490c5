//! Vectors → a table of the documented responses of each operation; specs → what they say of polling and paging.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let rows = files("../vectors")?;
    let rows = rows.iter().map(|file| row(file)).collect::<io::Result<String>>()?;
    let table = format!("static EXAMPLES: &[(&str, &str, &[Example])] = &[\n{rows}];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    fs::write(out.join("examples.rs"), table)?;
    let follow_ups = files("../../specs")?;
    let follow_ups = follow_ups.iter().map(|file| follow_up(file));
    let follow_ups = follow_ups.filter_map(Result::transpose).collect::<io::Result<Value>>()?;
    fs::write(out.join("follow_up.json"), follow_ups.to_string())
}

/// The files of all services below a folder beside the manifest.
fn files(folder: &str) -> io::Result<Vec<PathBuf>> {
    let package = env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?;
    let folder = PathBuf::from(package).join(folder).canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for provider in folders(&folder)? {
        for service in folders(&provider)? {
            files.extend(entries(&service)?.into_iter().filter(|path| path.is_file()));
        }
    }
    Ok(files)
}

/// What the spec of an operation says of polling and paging, if it says anything.
fn follow_up(file: &Path) -> io::Result<Option<Value>> {
    let spec = serde_json::from_str::<Value>(&fs::read_to_string(file)?)?;
    let (poll, paging) = (&spec["poll"], &spec["paging"]);
    if poll.is_null() && paging.is_null() {
        return Ok(None);
    }
    let mut folders = file.iter().rev().skip(1).map(|folder| folder.to_string_lossy());
    let (service, provider) = (folders.next(), folders.next());
    let service = format!("{}::{}", provider.unwrap_or_default(), service.unwrap_or_default());
    let operation = &spec["operation"];
    Ok(Some(json!({ "service": service, "operation": operation, "poll": poll, "paging": paging })))
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
