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
mod parallel;
mod pattern;
pub mod place;
pub mod report;
mod rust;
pub mod sentences;
pub mod source;
pub mod spec;
pub mod suggest;
mod vectors;

use evidence::Pages;

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
    files: fn(&Model, &Pages<'_>) -> Vec<File>,
}

/// The only list of owned paths.
const TARGETS: &[Target] = &[
    Target {
        paths: &["generated/src/providers/", "generated/outline.txt"],
        files: |model, pages| {
            let folder = "generated/src/providers";
            let emitters = rust::modules(model, folder, Runtime::Inside, pages);
            let made = parallel::each(&emitters, |emitter| {
                let module = emitter();
                (outline::lines(&module, folder), module.print(Runtime::Inside))
            });
            let (lines, mut files) = made.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
            files.push(outline::file(lines.concat()));
            files
        },
    },
    Target {
        paths: &["generated/tests/providers/", "generated/vectors/"],
        files: |model, _| {
            let folder = "generated/vectors";
            let tests = rust::Tests {
                path: "generated/tests/providers/main.rs".into(),
                vectors: "../../vectors",
            };
            let mark = rust::mark(Runtime::Inside);
            let mut files = vectors::files(model, folder, mark);
            files.extend(vectors::about(folder, mark));
            files.push(rust::tests(model, &tests, Runtime::Inside).print(Runtime::Inside));
            files
        },
    },
    Target { paths: &[evidence::FOLDER], files: |_, pages| pages.files() },
    Target {
        paths: &["specs/schema.json"],
        files: |_, _| {
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

/// All generated files of a model, on all processors. Can't fail.
pub fn files(model: &Model) -> Vec<File> {
    let pages = Pages::of(model);
    TARGETS.iter().flat_map(|target| (target.files)(model, &pages)).collect()
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
    let pages = Pages::default();
    let emitters = rust::modules(model, folder, runtime, &pages);
    parallel::each(&emitters, |emitter| emitter().print(runtime))
}

/// The vectors of a model in `vectors/`, and the module `vectors.rs` beside it that runs them against the modules in
/// `providers`, for a crate that has the runtime elsewhere. `folder` is empty or ends in `/`.
pub fn vectors(model: &Model, folder: &str, runtime: Runtime<'_>) -> Vec<File> {
    let tests = rust::Tests { path: format!("{folder}vectors.rs"), vectors: "vectors" };
    let folder = format!("{folder}vectors");
    let mut files = vectors::files(model, &folder, rust::mark(runtime));
    files.push(rust::tests(model, &tests, runtime).print(runtime));
    files
}

/// The README's build script, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
