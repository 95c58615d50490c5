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
mod rust;
pub mod sentences;
pub mod source;
pub mod spec;
pub mod suggest;
mod vectors;

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
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
    /// Hands over each file when it is made.
    files: fn(&Model, Take<'_>),
}

/// What becomes of a file; several threads may call it at once.
pub type Take<'a> = &'a (dyn Fn(File) + Sync);

/// The only list of owned paths.
const TARGETS: &[Target] = &[
    Target {
        paths: &["generated/src/providers/", "generated/outline.txt"],
        files: |model, take| {
            let folder = "generated/src/providers";
            let mut outline = outline::Outline::new(folder);
            rust::modules(model, folder, Runtime::Inside, |module| {
                outline.add(&module);
                take(module.print(Runtime::Inside));
            });
            take(outline.file());
        },
    },
    Target {
        paths: &["generated/tests/providers/", "generated/vectors/"],
        files: |model, take| {
            let folder = "generated/vectors";
            let tests = rust::Tests {
                path: "generated/tests/providers/main.rs".into(),
                vectors: "../../vectors",
            };
            let mark = rust::mark(Runtime::Inside);
            vectors::files(model, folder, mark).for_each(take);
            vectors::about(folder, mark).into_iter().for_each(take);
            take(rust::tests(model, &tests, Runtime::Inside).print(Runtime::Inside));
        },
    },
    Target { paths: &[evidence::FOLDER], files: |model, take| evidence::files(model, take) },
    Target {
        paths: &["specs/schema.json"],
        files: |_, take| {
            take(File {
                path: "specs/schema.json".into(),
                text: spec::format::Format::shared().document(),
            });
        },
    },
];

/// All generated files, or all errors in the specs. Touches no files.
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Report> {
    Ok(files(&model(sources)?))
}

/// All generated files of a model, in the order of their paths. Can't fail.
pub fn files(model: &Model) -> Vec<File> {
    let files = Mutex::new(Vec::new());
    each_file(model, &|file| {
        // A panic of an emitter is passed on, and the files with it are lost.
        files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    });
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

/// Hands over each generated file of a model when it is made, so that nobody holds all of them. Can't fail.
///
/// Several threads make files and hand them over, in any order.
pub fn each_file(model: &Model, take: Take<'_>) {
    thread::scope(|scope| {
        let started = |target: &Target| {
            let files = target.files;
            scope.spawn(move || files(model, take))
        };
        // All are started before the first one is joined.
        let threads = TARGETS.iter().map(started).collect::<Vec<_>>();
        for thread in threads {
            // A panic of an emitter is passed on.
            thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
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
