//! Turns JSON specs of cloud APIs into a typed Rust crate.
//!
//! Text → spec → model → Rust → files; each arrow is one module.
//! Everything that can go wrong goes wrong before the model is made; emitting can't fail.
//! Only [`disk`] touches files.

pub mod build;
pub mod check;
mod coverage;
pub mod decide;
pub mod disk;
pub mod features;
mod file;
mod inventory;
mod markdown;
pub mod model;
mod outline;
mod pattern;
pub mod place;
pub mod report;
mod rust;
pub mod sentences;
pub mod source;
pub mod spec;
pub mod suggest;

use std::thread;

pub use build::{Build, BuildError};
pub use file::File;
pub use model::Model;
pub use outline::public_items;
pub use report::{Finding, Level, Look, Mark, Report};
pub use rust::{NoPath, RuntimePath};
pub use source::Source;

/// Paths that the generator owns, and what makes the files there.
struct Target {
    /// Folders, ending in `/`, or files.
    paths: &'static [&'static str],
    /// Everything that belongs there.
    files: fn(&Model) -> Vec<File>,
}

/// The only list of owned paths.
const TARGETS: &[Target] = &[
    Target {
        paths: &["generated/src/providers/", "generated/outline.txt"],
        files: |model| {
            let folder = "generated/src/providers";
            let mut outline = outline::Outline::new(folder);
            let mut files = Vec::new();
            rust::modules(model, folder, rust::Runtime::Inside, |module| {
                outline.add(&module);
                files.push(module.print(rust::Runtime::Inside));
            });
            files.push(outline.file());
            files
        },
    },
    Target {
        paths: &["generated/tests/providers/"],
        files: |model| {
            rust::tests(
                model,
                "cloud_backup_api",
                "generated/tests/providers",
                rust::Runtime::Inside,
            )
        },
    },
    Target {
        paths: &["generated/rules.md"],
        files: |model| vec![inventory::file(model)],
    },
    Target {
        paths: &["generated/errors.md"],
        files: |model| vec![coverage::file(model)],
    },
    Target {
        paths: &["specs/schema.json"],
        files: |_| vec![schema_file()],
    },
];

/// Every file that the specs make, or everything that is wrong with the specs. Touches no files.
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Report> {
    Ok(files(&model(sources)?))
}

/// Every file that a model makes, each target in a thread of its own. Can't fail.
pub fn files(model: &Model) -> Vec<File> {
    let made = |thread: thread::ScopedJoinHandle<'_, Vec<File>>| {
        // A mistake of an emitter stays the panic that it is.
        thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    };
    thread::scope(|scope| {
        let threads = TARGETS
            .iter()
            .map(|target| scope.spawn(|| (target.files)(model)));
        // All are started before one is waited for.
        let threads = threads.collect::<Vec<_>>();
        threads.into_iter().flat_map(made).collect()
    })
}

/// The files that a model makes at one of the owned paths, and what is made with them. Can't fail.
pub fn files_of(model: &Model, owned: &str) -> Vec<File> {
    let targets = TARGETS.iter();
    let targets = targets.filter(|target| target.paths.contains(&owned));
    targets.flat_map(|target| (target.files)(model)).collect()
}

/// What the specs mean, or everything that is wrong with them. Touches no files.
pub fn model(sources: &[Source]) -> Result<Model, Report> {
    check::check(&spec::read::read(sources)?)
}

/// The paths that the generator owns: folders end in `/`.
pub fn owned_paths() -> impl Iterator<Item = &'static str> {
    TARGETS.iter().flat_map(|target| target.paths).copied()
}

/// The text of a manifest with the features of these specs in its marked block.
///
/// Fails if the manifest has no such block.
pub fn manifest(model: &Model, text: &str) -> Result<String, features::NoBlock> {
    features::manifest(model, text)
}

/// Every module that the specs make in a crate of its own, which uses `cloud_backup_api` as runtime.
pub fn modules(model: &Model, folder: &str) -> Vec<File> {
    modules_using(model, folder, &RuntimePath::default())
}

/// As [`modules`], with the runtime at a path of its own.
pub fn modules_using(model: &Model, folder: &str, runtime: &RuntimePath) -> Vec<File> {
    let runtime = rust::Runtime::Outside(runtime);
    let mut files = Vec::new();
    rust::modules(model, folder, runtime, |module| {
        files.push(module.print(runtime));
    });
    files
}

/// The tests that the examples and the rules of the specs become in a crate of its own, called `of` in Rust.
pub fn tests(model: &Model, of: &str, folder: &str) -> Vec<File> {
    tests_using(model, of, folder, &RuntimePath::default())
}

/// As [`tests`], with the runtime at a path that the tests can name.
pub fn tests_using(model: &Model, of: &str, folder: &str, runtime: &RuntimePath) -> Vec<File> {
    rust::tests(model, of, folder, rust::Runtime::Outside(runtime))
}

fn schema_file() -> File {
    File {
        path: "specs/schema.json".into(),
        text: spec::format::Format::shared().document(),
    }
}
