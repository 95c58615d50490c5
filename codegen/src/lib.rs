//! Turns JSON specs of cloud APIs into a typed Rust crate.
//!
//! Text → spec → model → Rust → files; each arrow is one module.
//! All errors are found before the model is complete; emission can't fail.
//! Only [`disk`] accesses files.

pub mod build;
pub mod check;
pub mod decide;
pub mod disk;
mod evidence;
pub mod features;
mod file;
mod markdown;
pub mod model;
mod outline;
mod pattern;
pub mod place;
pub mod report;
pub mod rules;
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
pub use vectors::xml_tree;

/// Paths that the generator owns, and the function that generates the files there.
struct Target {
    /// Folders, ending in `/`, or files.
    paths: &'static [&'static str],
    /// The files.
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
    Target { paths: &[evidence::FOLDER], files: evidence::files },
    Target {
        paths: &["generated/rules/"],
        files: |model| rules::files(model, "generated/rules", rust::mark(Runtime::Inside)),
    },
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

/// All generated files, or all errors in the specs. Touches no files.
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Report> {
    Ok(files(&model(sources)?))
}

/// All generated files of a model, each target in its own thread. Can't fail.
pub fn files(model: &Model) -> Vec<File> {
    thread::scope(|scope| {
        let started = |target: &Target| {
            let files = target.files;
            scope.spawn(move || files(model))
        };
        // All are started before the first one is joined.
        let threads = TARGETS.iter().map(started).collect::<Vec<_>>();
        let files = threads.into_iter().flat_map(|thread| {
            // A panic of an emitter is passed on.
            thread.join().unwrap_or_else(|panic| resume_unwind(panic))
        });
        files.collect()
    })
}

/// The model of the specs, or all errors in them. Touches no files.
pub fn model(sources: &[Source]) -> Result<Model, Report> {
    check::check(&spec::read::read(sources)?)
}

/// The paths that the generator owns: folders end in `/`.
pub fn owned_paths() -> impl Iterator<Item = &'static str> {
    TARGETS.iter().flat_map(|target| target.paths).copied()
}

/// The generated modules, below `folder`, with the runtime in this crate or in another one.
pub fn modules(model: &Model, folder: &str, runtime: Runtime<'_>) -> Vec<File> {
    let mut files = Vec::new();
    rust::modules(model, folder, runtime, |module| {
        files.push(module.print(runtime));
    });
    files
}

/// The vectors of a model in `vectors/`, and the module `vectors.rs` beside it that runs them against the modules in
/// `providers`, for a crate that has the runtime elsewhere. `folder` is empty or ends in `/`.
pub fn vectors(model: &Model, folder: &str, runtime: Runtime<'_>) -> Vec<File> {
    let tests = rust::Tests { path: format!("{folder}vectors.rs"), vectors: "vectors" };
    let folder = format!("{folder}vectors");
    let vectors = vectors::files(model, &folder, rust::mark(runtime));
    vectors.chain([rust::tests(model, &tests, runtime).print(runtime)]).collect()
}

/// The README's build script, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
