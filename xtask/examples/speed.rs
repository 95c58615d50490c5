//! How long each stage takes for 4, 100 and 1,000 operations, which are copies of those under `specs/`:
//! `cargo run --release --package xtask --example speed`.
//!
//! An argument is the largest number of copies; another one is the folder of other specs.

#![allow(clippy::print_stdout, reason = "a command")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use apispec_codegen::spec::read::read;
use apispec_codegen::{Source, disk, model};
use xtask::lint;
use xtask::regenerate::{files, owned_paths};
use xtask::scale::{Layout, copies};

const LAYOUTS: [Layout; 3] = [Layout::Providers, Layout::Services, Layout::Operations];

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const COPIES: [usize; 3] = [1, 25, 250];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let most = arguments.next().map_or(Ok(250), |most| most.parse())?;
    let specs = arguments.next();
    let specs = specs.as_deref();
    let specs = specs.unwrap_or(concat!(env!("CARGO_MANIFEST_DIR"), "/../specs"));
    let sources = disk::specs(specs.as_ref(), "specs")?;
    println!("| copied | operations | read | check | lint | emit | compare |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for layout in LAYOUTS {
        for count in COPIES.into_iter().filter(|count| *count <= most) {
            let sources = copies(&sources, layout, count);
            println!("| {layout:?} | {}", row(&sources)?);
        }
    }
    Ok(())
}

/// The number of operations, and how long each stage takes.
fn row(sources: &[Source]) -> Result<String, Box<dyn Error>> {
    let (specs, read) = timed(|| read(sources));
    let specs = specs.map_err(|report| report.to_string())?;
    let (model, checked) = timed(|| model(sources));
    let model = model.map_err(|report| report.to_string())?;
    let (findings, linted) = timed(|| lint::findings(&specs, &model));
    let (files, emitted) = timed(|| files(&model));
    let folder = std::env::temp_dir().join(format!("apispec-speed-{}", std::process::id()));
    for file in &files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, &file.text)?;
    }
    let (differences, compared) = timed(|| disk::differences(&folder, &files, owned_paths()));
    let differences = differences?.len();
    fs::remove_dir_all(&folder)?;
    if differences > 0 {
        return Err(format!("{differences} files differ from themselves").into());
    }
    // Checking the sources reads them once more.
    let times = [read, checked.saturating_sub(read), linted, emitted, compared];
    let times = times.map(|time| format!("{:.0} ms", time.as_secs_f64() * 1_000.0));
    let operations = specs.operations.len();
    let found = findings.findings().len();
    Ok(format!("{operations} | {} | {} files, {found} findings", times.join(" | "), files.len()))
}

fn timed<T>(stage: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = stage();
    (made, start.elapsed())
}
