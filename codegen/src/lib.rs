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
mod vectors;

use std::panic::resume_unwind;
use std::thread;

pub use build::{Build, BuildError};
pub use file::File;
pub use model::Model;
pub use outline::public_items;
pub use report::{Finding, Level, Look, Mark, Report};
pub use rust::{NoPath, Runtime, RuntimePath};
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
            rust::modules(model, folder, Runtime::Inside, |module| {
                outline.add(&module);
                files.push(module.print(Runtime::Inside));
            });
            files.push(outline.file());
            files
        },
    },
    Target {
        paths: &["generated/tests/providers/", "generated/vectors/"],
        files: |model| {
            let folder = "generated/vectors";
            let tests = rust::Tests {
                path: "generated/tests/providers/main.rs".into(),
                vectors: "../../vectors",
            };
            let mark = rust::mark(Runtime::Inside);
            let mut files = vectors::files(model, folder, mark).collect::<Vec<_>>();
            files.extend(vectors::about(folder, mark));
            files.push(rust::tests(model, &tests, Runtime::Inside).print(Runtime::Inside));
            files
        },
    },
    Target { paths: &["generated/rules.md"], files: |model| vec![inventory::file(model)] },
    Target { paths: &["generated/errors.md"], files: |model| vec![coverage::file(model)] },
    Target {
        paths: &["specs/schema.json"],
        files: |_| {
            vec![File {
                path: "specs/schema.json".into(),
                text: spec::format::Format::shared().document(),
            }]
        },
    },
];

/// Every file that the specs make, or everything that is wrong with the specs. Touches no files.
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Report> {
    Ok(files(&model(sources)?))
}

/// Every file that a model makes, each target in a thread of its own. Can't fail.
pub fn files(model: &Model) -> Vec<File> {
    thread::scope(|scope| {
        let started = |target: &Target| {
            let files = target.files;
            scope.spawn(move || files(model))
        };
        // All are started before one is waited for.
        let threads = TARGETS.iter().map(started).collect::<Vec<_>>();
        let files = threads.into_iter().flat_map(|thread| {
            // A mistake of an emitter stays the panic that it is.
            thread.join().unwrap_or_else(|panic| resume_unwind(panic))
        });
        files.collect()
    })
}

/// What the specs mean, or everything that is wrong with them. Touches no files.
pub fn model(sources: &[Source]) -> Result<Model, Report> {
    check::check(&spec::read::read(sources)?)
}

/// The paths that the generator owns: folders end in `/`.
pub fn owned_paths() -> impl Iterator<Item = &'static str> {
    TARGETS.iter().flat_map(|target| target.paths).copied()
}

/// Every module that the specs make, below `folder`, with the runtime in this crate or in another.
pub fn modules(model: &Model, folder: &str, runtime: Runtime<'_>) -> Vec<File> {
    let mut files = Vec::new();
    rust::modules(model, folder, runtime, |module| {
        files.push(module.print(runtime));
    });
    files
}

/// The vectors that the specs make, in `vectors/` below a folder that ends in `/` or is none, and beside it the module `vectors` that holds them
/// against the modules in `providers`, as tests of a crate that has the runtime elsewhere.
pub fn vectors(model: &Model, folder: &str, runtime: Runtime<'_>) -> Vec<File> {
    let tests = rust::Tests { path: format!("{folder}vectors.rs"), vectors: "vectors" };
    let folder = format!("{folder}vectors");
    let vectors = vectors::files(model, &folder, rust::mark(runtime));
    vectors.chain([rust::tests(model, &tests, runtime).print(runtime)]).collect()
}
