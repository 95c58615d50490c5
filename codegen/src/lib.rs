//! Turns JSON specs of cloud APIs into a typed Rust crate.
//!
//! Text → spec → model → files; each arrow is one module.
//! All errors are found before the model is complete; emission can't fail.
//! What a build script needs is here; the other products of a model belong to `cargo xtask regenerate`.
//! Only [`disk`] accesses files.

pub mod build;
pub mod check;
pub mod decide;
pub mod disk;
pub mod evidence;
mod file;
pub mod listing;
pub mod markdown;
pub mod model;
mod parallel;
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

use std::sync::{Mutex, PoisonError};

pub use build::{Build, BuildError};
pub use evidence::Links;
pub use file::{File, MARK, Take};
pub use listing::{AboutAll, Listing, Part};
pub use model::Model;
pub use report::{Finding, Level, Look, Mark, Report};
pub use rust::{Module, ModuleItem, NoPath, Runtime, RuntimePath, Tests, each_module, in_provider};
pub use source::Source;
pub use vectors::xml_tree;

/// The model of the specs, or all errors in them. Touches no files.
pub fn model(sources: &[Source]) -> Result<Model, Report> {
    check::check(&spec::read::read(sources)?)
}

/// The generated modules, below `folder`, with the runtime in this crate or in another one. Can't fail.
pub fn modules(model: &Model, folder: &str, runtime: Runtime<'_>) -> Vec<File> {
    let listing = Listing::of(model);
    let part = Part::whole(model, &listing);
    each_module(part, folder, runtime, &Links::default(), |module| module.print(runtime))
}

/// The vectors of a model, and a module of tests that runs them. Can't fail.
///
/// In the crate that has the runtime, also the documentation of the vectors.
pub fn vectors(model: &Model, tests: &Tests<'_>, runtime: Runtime<'_>) -> Vec<File> {
    let files = Mutex::new(Vec::new());
    let listing = Listing::of(model);
    each_vector(Part::whole(model, &listing), tests, runtime, &|file| {
        files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    });
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

/// Hands over the files of [`vectors`] for a part of the model when they are made, by several threads and in any order.
pub fn each_vector(part: Part<'_>, tests: &Tests<'_>, runtime: Runtime<'_>, take: Take<'_>) {
    let mark = rust::mark(runtime);
    vectors::files(part.model, &tests.folder, mark, take);
    if runtime == Runtime::Inside {
        vectors::about(&tests.folder, mark).into_iter().for_each(take);
    }
    if part.about_all == AboutAll::Made {
        take(rust::tests(part.listing, tests, runtime).print(runtime));
    }
}

/// The README's build script, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
