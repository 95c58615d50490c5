//! Damages the accept cases at random, and writes a crate of what those become that are still accepted:
//! `cargo run --release --package xtask --example mutants_as_crate -- --count 200 --seed 1 --out DIR`,
//! then `cargo check --manifest-path DIR/Cargo.toml --tests`.
//!
//! What the generator accepts has to compile, its tests included. `--specs DIR` takes other specs than the cases.

#![allow(clippy::print_stdout, reason = "a command")]

#[path = "../tests/mutations/damage.rs"]
mod damage;
#[allow(dead_code, reason = "what becomes of mutants is seen by the compiler")]
#[path = "../tests/mutations/mutant.rs"]
mod mutant;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use apispec_codegen::{File, Runtime, RuntimePath, Source, Tests, model, modules, vectors};
use mutant::Mutator;

/// The name of the crate.
const NAME: &str = "mutants";

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        println!(
            "usage: mutants_as_crate [--count NUMBER] [--seed NUMBER] [--specs DIR] --out DIR"
        );
        return ExitCode::from(2);
    };
    match written(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{}: {error}", arguments.out.display());
            ExitCode::from(2)
        }
    }
}

fn written(arguments: &Arguments) -> io::Result<()> {
    let Arguments { count, seed, .. } = *arguments;
    let out = &arguments.out;
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let package = Path::new(&package);
    let (base, cases) = match &arguments.specs {
        Some(specs) => (None, vec![specs.clone()]),
        None => {
            let base = package.join("../codegen/tests/cases/base");
            (Some(base), cases(&package.join("../codegen/tests/cases/accept"))?)
        }
    };
    let mut mutators = Vec::new();
    for (case, seed) in cases.into_iter().zip(seed..) {
        let own = file_names(&case, &case)?;
        let folders = base.iter().cloned().chain([case]).collect::<Vec<_>>();
        mutators.push((own, Mutator::new(&folders, seed)));
    }
    let runtime = RuntimePath::default();
    let runtime = Runtime::Tested(&runtime);
    let mut root = String::from("//! What damaged specs become.\n\n");
    for number in 0..count {
        let which = number % mutators.len();
        let (own, mutator) = &mut mutators[which];
        let (damage, sources) = accepted(own, mutator);
        let model = model(&sources).expect("it is accepted");
        let module = format!("m{number}");
        let folder = format!("src/{module}/");
        let files = modules(&model, &format!("{folder}providers"), runtime).into_iter();
        for file in files.chain(vectors(&model, &Tests::within(&folder), runtime)) {
            write(out, file)?;
        }
        let damage = damage.lines().map(|line| format!("// {line}\n"));
        let damage = damage.collect::<String>();
        let modules = "pub mod providers;\n    #[cfg(test)]\n    mod vectors;";
        writeln!(root, "{damage}#[rustfmt::skip]\npub mod {module} {{\n    {modules}\n}}\n")
            .map_err(io::Error::other)?;
    }
    let lib = ("src/lib.rs".to_owned(), root);
    let manifest = ("Cargo.toml".to_owned(), manifest(package));
    for (path, text) in [lib, manifest] {
        write(out, File { path, text })?;
    }
    println!("{count} mutants, each a module, in {}", out.display());
    Ok(())
}

/// The next mutant of a case's own file that the generator accepts.
fn accepted(own: &[String], mutator: &mut Mutator) -> (String, Vec<Source>) {
    loop {
        let mutant = mutator.next_mutant();
        let Ok(sources) = mutant.sources else {
            continue;
        };
        if own.contains(&mutant.name) && model(&sources).is_ok() {
            return (mutant.damage, sources);
        }
    }
}

fn manifest(package: &Path) -> String {
    let runtime = package.join("../generated");
    format!(
        "[package]\nname = \"{NAME}\"\nedition = \"2024\"\npublish = false\n\n\
        [features]\ndefault = [\"xml\"]\nxml = [\"cloud-backup-api/xml\"]\n\n\
        [dependencies]\ncloud-backup-api = {{ path = {runtime:?}, default-features = false }}\n\n\
        [dev-dependencies]\ncloud-backup-api = {{ path = {runtime:?}, features = [\"vectors\"] }}\n\n\
        [workspace]\n"
    )
}

/// The folders of the cases.
fn cases(accept: &Path) -> io::Result<Vec<PathBuf>> {
    let mut cases = Vec::new();
    for feature in fs::read_dir(accept)? {
        for case in fs::read_dir(feature?.path())? {
            cases.push(case?.path());
        }
    }
    cases.sort();
    Ok(cases)
}

/// The files below a folder, by their paths within `root`, with `/` on every system.
fn file_names(root: &Path, folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            names.extend(file_names(root, &path)?);
        } else if let Ok(within) = path.strip_prefix(root) {
            let parts = within.iter().map(|part| part.to_string_lossy());
            names.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    Ok(names)
}

fn write(out: &Path, file: File) -> io::Result<()> {
    let path = out.join(file.path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, file.text)
}

struct Arguments {
    count: usize,
    seed: u64,
    specs: Option<PathBuf>,
    out: PathBuf,
}

/// The arguments, if they can be understood.
fn arguments() -> Option<Arguments> {
    let (mut count, mut seed) = (100, 1);
    let (mut specs, mut out) = (None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next()?;
        match name.as_str() {
            "--count" => count = value.parse().ok()?,
            "--seed" => seed = value.parse().ok()?,
            "--specs" => specs = Some(value.into()),
            "--out" => out = Some(value.into()),
            _ => return None,
        }
    }
    Some(Arguments { count, seed, specs, out: out? })
}
